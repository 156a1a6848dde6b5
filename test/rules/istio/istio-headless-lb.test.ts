import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { istioHeadlessLb } from '../../../lib/rules/istio/istio-headless-lb';
import { sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { sampleDestinationRule } from '../../../lib/rules/shared/mesh/plaintext-port';
import { placesOf } from '../rule-tests';

const LB = { loadBalancer: { simple: 'LEAST_REQUEST' } };
const PASSTHROUGH = { loadBalancer: { simple: 'PASSTHROUGH' } };
const headless = sampleHeadlessService();
const places = (policy: Manifest, host = 'web', service = headless) =>
  placesOf(istioHeadlessLb, [service, sampleDestinationRule(host, policy)]);

describe('a load balancer for a headless Service', () => {
  test.each([LB, { loadBalancer: { consistentHash: { useSourceIp: true } } }])('is found: %j', (policy) => {
    expect(places(policy)).toEqual(['DestinationRule/ledger spec.trafficPolicy.loadBalancer']);
  });

  test('is found for a single port', () => {
    expect(places({ portLevelSettings: [PASSTHROUGH, { port: { number: 7000 }, ...LB }] })).toEqual([
      'DestinationRule/ledger spec.trafficPolicy.portLevelSettings[1].loadBalancer',
    ]);
  });

  test('is found for a subset', () => {
    const spec = { host: 'web', subsets: [{ name: 'v1' }, { name: 'v2', trafficPolicy: LB }] };
    expect(placesOf(istioHeadlessLb, [headless, { ...sampleDestinationRule('web', {}), spec }])).toEqual([
      'DestinationRule/ledger spec.subsets[1].trafficPolicy.loadBalancer',
    ]);
  });

  test('is found where the host is the whole name', () => {
    expect(
      places(LB, 'web.default.svc.cluster.local', sampleHeadlessService({ metadata: { namespace: 'default' } })),
    ).toHaveLength(1);
  });
});

describe('nothing is found', () => {
  test('where the load balancer passes through, as it does without one', () => {
    expect(places(PASSTHROUGH)).toEqual([]);
    expect(places({ tls: { mode: 'ISTIO_MUTUAL' } })).toEqual([]);
  });

  test('where the Service has a cluster IP', () => {
    expect(places(LB, 'web', sampleService())).toEqual([]);
  });

  test('where the host is not in the checked files', () => {
    expect(places(LB, 'other')).toEqual([]);
  });

  test('for a DestinationRule of another API', () => {
    const rule = { ...sampleDestinationRule('web', LB), apiVersion: 'example.com/v1' };
    expect(placesOf(istioHeadlessLb, [headless, rule])).toEqual([]);
  });
});
