import { expect, test } from 'vitest';
import { grpcProbe } from '../../../lib/rules/grpc/grpc-probe';
import { sampleContainer, sampleDeployment } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const probed = (name: string | undefined, port: unknown, probe = 'readinessProbe') =>
  sampleDeployment({ container: { ports: [{ name, containerPort: 8088 }], [probe]: { tcpSocket: { port } } } });
const PATH = 'Deployment/web spec.template.spec.containers[0].readinessProbe.tcpSocket';

test.each([
  ['grpc', 'grpc'],
  ['grpc', 8088],
  ['grpc-web', 'grpc-web'],
  ['api-grpc', 8088],
])('a TCP readiness probe of the port %s, as %j, does not ask the gRPC server', (name, port) => {
  expect(placesOf(grpcProbe, [probed(name, port)])).toEqual([PATH]);
});

test.each([
  ['raw', 'raw'],
  ['grpcish', 8088],
  [undefined, 8088],
  ['grpc', 9000],
  ['grpc', 'other'],
  ['grpc', undefined],
])('a TCP readiness probe is right where the port %s is probed as %j', (name, port) => {
  expect(placesOf(grpcProbe, [probed(name, port)])).toEqual([]);
});

test('a readiness probe by gRPC is right', () => {
  const container = { ports: [{ name: 'grpc', containerPort: 8088 }], readinessProbe: { grpc: { port: 8088 } } };
  expect(placesOf(grpcProbe, [sampleDeployment({ container })])).toEqual([]);
});

test('a liveness probe may be a TCP connection', () => {
  expect(placesOf(grpcProbe, [probed('grpc', 'grpc', 'livenessProbe')])).toEqual([]);
});

test('an init container that runs to its end is never ready', () => {
  const probe = { ports: [{ name: 'grpc', containerPort: 8088 }], readinessProbe: { tcpSocket: { port: 'grpc' } } };
  const initContainers = [sampleContainer({ name: 'migrate', ...probe })];
  expect(placesOf(grpcProbe, [sampleDeployment({ podSpec: { initContainers } })])).toEqual([]);
});
