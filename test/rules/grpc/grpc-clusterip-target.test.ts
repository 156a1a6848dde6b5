import { expect, test } from 'vitest';
import {
  sampleDeployment,
  sampleExternalName,
  sampleHeadlessService,
  sampleService,
} from '../../../lib/rules/examples';
import { grpcClusteripTarget } from '../../../lib/rules/grpc/grpc-clusterip-target';
import type { Mesh } from '../../../lib/rules/settings';
import { findingsOf, placesOf } from '../rule-tests';

const prices = sampleService({ name: 'prices' });
const client = (value: string) => sampleDeployment({ name: 'shop', container: { env: [{ name: 'TARGET', value }] } });
const TARGET = 'dns:///prices:8080';

test('a target that leads to a cluster IP is found', () => {
  expect(findingsOf(grpcClusteripTarget, [prices, client(TARGET)])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].env[0].value',
      found: '"dns:///prices:8080", but Service "prices" has a cluster IP',
    }),
  ]);
});

test.each<Mesh>(['istio-sidecar', 'istio-ambient', 'linkerd'])('%s balances the calls to a cluster IP', (mesh) => {
  expect(placesOf(grpcClusteripTarget, [prices, client(TARGET)], { mesh })).toEqual([]);
});

test('it is found where the settings say that there is no mesh', () => {
  expect(placesOf(grpcClusteripTarget, [prices, client(TARGET)], { mesh: 'none' })).toHaveLength(1);
});

test.each([
  ['the Service is headless', [sampleHeadlessService({ name: 'prices' }), client(TARGET)]],
  ['the Service is an alias', [sampleExternalName({ name: 'prices' }), client(TARGET)]],
  ['the Service is not in the checked files', [client(TARGET)]],
  ['gRPC does not resolve the address', [prices, client('prices:8080')]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(grpcClusteripTarget, manifests)).toEqual([]);
});
