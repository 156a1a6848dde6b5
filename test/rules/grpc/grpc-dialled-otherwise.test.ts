import { expect, test } from 'vitest';
import { sampleDeployment, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { grpcDialledOtherwise } from '../../../lib/rules/grpc/grpc-dialled-otherwise';
import { findingsOf, placesOf } from '../rule-tests';

const ports = [{ name: 'grpc', port: 8080 }];
const backend = [sampleHeadlessService({ name: 'prices', spec: { ports } }), sampleDeployment({ name: 'prices' })];
const client = (value: string) => sampleDeployment({ name: 'shop', container: { env: [{ name: 'PRICES', value }] } });

test.each(['http://prices:8080', 'prices:8080'])('%s is an info with the target', (value) => {
  expect(findingsOf(grpcDialledOtherwise, [...backend, client(value)])).toMatchObject([
    { expected: '"dns:///prices:8080"' },
  ]);
});

test('a dns:/// target, a mesh, a cluster IP, and a port that is not gRPC are no finding', () => {
  expect(placesOf(grpcDialledOtherwise, [...backend, client('dns:///prices:8080')])).toEqual([]);
  expect(placesOf(grpcDialledOtherwise, [...backend, client('prices:8080')], { mesh: 'linkerd' })).toEqual([]);
  const clusterIp = sampleService({ name: 'prices', spec: { ports } });
  expect(placesOf(grpcDialledOtherwise, [clusterIp, backend[1]!, client('prices:8080')])).toEqual([]);
  const http = sampleHeadlessService({ name: 'prices' });
  expect(placesOf(grpcDialledOtherwise, [http, backend[1]!, client('prices:8080')])).toEqual([]);
});
