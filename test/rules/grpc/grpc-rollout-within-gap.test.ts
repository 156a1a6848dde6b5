import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleDeployment, sampleHeadlessService, sampleStatefulSet } from '../../../lib/rules/examples';
import { grpcRolloutWithinGap } from '../../../lib/rules/grpc/grpc-rollout-within-gap';
import { findingsOf, placesOf } from '../rule-tests';

const service = sampleHeadlessService({ name: 'prices', spec: { ports: [{ name: 'grpc', port: 8080 }] } });
const ROUND_ROBIN = '{"loadBalancingConfig":[{"round_robin":{}}]}';
const client = (...more: readonly Manifest[]) =>
  sampleDeployment({
    name: 'shop',
    container: {
      env: [
        { name: 'TARGET', value: 'dns:///prices:8080' },
        { name: 'GRPC_SERVICE_CONFIG', value: ROUND_ROBIN },
        ...more,
      ],
    },
  });
const backends = (spec: Manifest) => sampleDeployment({ name: 'prices', spec: { replicas: 4, ...spec } });
const set = (spec: Manifest) => sampleStatefulSet({ name: 'prices', spec });
const oneByOne = { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } };

test.each<[string, Manifest, string]>([
  ['the usual strategy', backends({}), 'Deployment/prices spec'],
  [
    'all pods at once',
    backends({ strategy: { type: 'Recreate' }, minReadySeconds: 60 }),
    'Deployment/prices spec.strategy.type',
  ],
  [
    'all pods unavailable',
    backends({ strategy: { rollingUpdate: { maxUnavailable: '100%', maxSurge: 0 } }, minReadySeconds: 60 }),
    'Deployment/prices spec.strategy.rollingUpdate.maxUnavailable',
  ],
  [
    'a wait that is too short',
    backends({ strategy: oneByOne, minReadySeconds: 5 }),
    'Deployment/prices spec.minReadySeconds',
  ],
  ['a set that waits for readiness alone', set({ replicas: 2 }), 'StatefulSet/prices spec'],
])('%s is found', (_, workload, place) => {
  expect(placesOf(grpcRolloutWithinGap, [service, workload, client()])).toEqual([place]);
});

test('a rollout that is slower than the gap is no finding', () => {
  for (const workload of [
    backends({ strategy: oneByOne, minReadySeconds: 8 }),
    set({ replicas: 2, minReadySeconds: 30 }),
    set({ replicas: 2, updateStrategy: { type: 'OnDelete' } }),
    backends({ replicas: 1 }),
  ])
    expect(placesOf(grpcRolloutWithinGap, [service, workload, client()])).toEqual([]);
});

test('a shorter gap of the client counts', () => {
  const gap = { name: 'GRPC_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS', value: '2000' };
  const workload = backends({ strategy: oneByOne, minReadySeconds: 5 });
  expect(placesOf(grpcRolloutWithinGap, [service, workload, client(gap)])).toEqual([]);
  const [finding] = findingsOf(grpcRolloutWithinGap, [service, backends({}), client(gap)]);
  expect(finding?.expected).toContain('minReadySeconds: 2');
});

test('without a client that balances by DNS there is no finding', () => {
  expect(placesOf(grpcRolloutWithinGap, [service, backends({})])).toEqual([]);
  const plain = sampleDeployment({ name: 'shop', container: { env: [{ name: 'TARGET', value: 'prices:8080' }] } });
  expect(placesOf(grpcRolloutWithinGap, [service, backends({}), plain])).toEqual([]);
});
