import { expect, test } from 'vitest';
import { sampleHeadlessService } from '../../../lib/rules/examples';
import { istioDestinationHost } from '../../../lib/rules/istio/istio-destination-host';
import { sampleDestinationRule } from '../../../lib/rules/shared/mesh/plaintext-port';
import { findingsOf } from '../rule-tests';

const ledger = sampleHeadlessService({ name: 'ledger' });

test.each([
  'ledger-0.ledger',
  'ledger-0.ledger.shop.svc.cluster.local',
  '*.ledger.shop.svc.cluster.local',
  'a.ledger.shop.svc',
])('the host %s is one of pods', (host) => {
  expect(findingsOf(istioDestinationHost, [ledger, sampleDestinationRule(host, {})])).toEqual([
    expect.objectContaining({ path: 'spec.host', found: `"${host}"`, expected: 'the host of Service "ledger"' }),
  ]);
});

test('the Service of a full name need not be in the checked files', () => {
  const rule = sampleDestinationRule('a.stock.shop.svc.cluster.local', {});
  expect(findingsOf(istioDestinationHost, [rule])).toEqual([
    expect.objectContaining({ expected: 'the host of Service "stock"' }),
  ]);
});

test.each([
  'ledger',
  'ledger.shop.svc.cluster.local',
  '*.shop.svc.cluster.local',
  'api.example.com',
  'a.b.c',
  '',
  undefined,
])('the host %s is right', (host) => {
  const rule = sampleDestinationRule(String(host), {});
  const spec = { ...(rule.spec as object), host };
  expect(findingsOf(istioDestinationHost, [ledger, { ...rule, spec }])).toEqual([]);
});

test('a host of a ServiceEntry is a host', () => {
  const host = 'ledger-0.ledger.shop.svc.cluster.local';
  const entry = (hosts: unknown) => ({
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: 'l' },
    spec: { hosts },
  });
  const rule = sampleDestinationRule(host, {});
  expect(findingsOf(istioDestinationHost, [ledger, entry([7, host]), rule])).toEqual([]);
  expect(findingsOf(istioDestinationHost, [ledger, entry(['other']), rule])).toHaveLength(1);
});
