import { expect, test } from 'vitest';
import { sampleDeployment, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { grpcPublishNotReady } from '../../../lib/rules/grpc/grpc-publish-not-ready';
import { findingsOf, placesOf } from '../rule-tests';

const all = { publishNotReadyAddresses: true };
const group = sampleHeadlessService({ name: 'prices', spec: all });
const client = (value: string, name = 'shop') => sampleDeployment({ name, container: { env: [{ name: 'T', value }] } });
const TARGET = 'dns:///prices:8080';

test('a target of a Service that publishes pods that are not ready is found', () => {
  expect(findingsOf(grpcPublishNotReady, [group, client(TARGET)])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].env[0].value',
      found: '"dns:///prices:8080", but Service "prices" has publishNotReadyAddresses: true',
    }),
  ]);
});

test.each([
  ['pods of the group call each other', [group, client(TARGET, 'prices')]],
  ['the Service publishes ready pods only', [sampleHeadlessService({ name: 'prices' }), client(TARGET)]],
  ['the Service has a cluster IP', [sampleService({ name: 'prices', spec: all }), client(TARGET)]],
  ['gRPC does not resolve the address', [group, client('prices:8080')]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(grpcPublishNotReady, manifests)).toEqual([]);
});
