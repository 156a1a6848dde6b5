import { expect, test } from 'vitest';
import { dnsNdotsForm } from '../../../lib/rules/dns/dns-ndots-form';
import { sampleDeployment } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const client = (value: string, dnsConfig?: unknown) =>
  sampleDeployment({ name: 'shop', podSpec: { dnsConfig }, container: { env: [{ name: 'TARGET', value }] } });
const ndots = (value: unknown) => ({
  options: [
    { name: 'timeout', value: '1' },
    { name: 'ndots', value },
  ],
});
const FULL = 'dns:///prices.shop.svc.cluster.local:8088';

test('a full name in a gRPC target is found, with the short name to write', () => {
  expect(findingsOf(dnsNdotsForm, [client(FULL)])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].env[0].value',
      found: '"prices.shop.svc.cluster.local", which has 4 dots, in a pod with ndots 5',
      expected: '"prices.shop", or ndots of at most 4',
      fix: 'Write prices.shop.',
    }),
  ]);
});

test('the name is full under the cluster domain of the settings', () => {
  const target = client('dns:///prices.shop.svc.k8s:8088');
  expect(placesOf(dnsNdotsForm, [target], { clusterDomain: 'k8s' })).toHaveLength(1);
  expect(placesOf(dnsNdotsForm, [target])).toEqual([]);
});

test.each([
  'dns:///prices.shop.svc.cluster.local.:8088',
  'dns:///prices.shop:8088',
  'dns:///prices.shop.svc:8088',
  'http://prices.shop.svc.cluster.local:8088',
  'xds:///prices.shop.svc.cluster.local:8088',
  'dns:///web-0.prices.shop.svc.cluster.local:8088',
  'prices.shop.svc.cluster.local:8088',
])('%s costs no extra lookups of gRPC', (target) => {
  expect(placesOf(dnsNdotsForm, [client(target)])).toEqual([]);
});

test.each([
  ['2', 0],
  [4, 0],
  ['5', 1],
  ['many', 1],
  [undefined, 1],
])('with ndots %j in dnsConfig there are %i findings', (value, count) => {
  expect(placesOf(dnsNdotsForm, [client(FULL, ndots(value))])).toHaveLength(count);
});

test.each([{}, { options: [{ name: 'timeout', value: '1' }] }, { options: ['ndots'] }])(
  'the dnsConfig %j leaves ndots at 5',
  (dnsConfig) => {
    expect(placesOf(dnsNdotsForm, [client(FULL, dnsConfig)])).toHaveLength(1);
  },
);
