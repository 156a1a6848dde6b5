import { expect, test } from 'vitest';
import { grpcXds } from '../../../lib/rules/grpc/grpc-xds';
import { sampleContainer, sampleDeployment } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const TARGET = { name: 'TARGET', value: 'xds:///prices.shop.svc:8088' };
const PATH = 'Deployment/web spec.template.spec.containers[0].env[0].value';

test('an xds target without a bootstrap is found at the target', () => {
  expect(placesOf(grpcXds, [sampleDeployment({ container: { env: [TARGET] } })])).toEqual([PATH]);
});

test('a bootstrap in another container does not help', () => {
  const bootstrap = { name: 'GRPC_XDS_BOOTSTRAP', value: '/etc/grpc/bootstrap.json' };
  const containers = [
    sampleContainer({ env: [TARGET] }),
    sampleContainer({ name: 'other', ports: [], env: [bootstrap] }),
  ];
  expect(placesOf(grpcXds, [sampleDeployment({ podSpec: { containers } })])).toEqual([PATH]);
});

test.each(['GRPC_XDS_BOOTSTRAP', 'GRPC_XDS_BOOTSTRAP_CONFIG'])('%s is a bootstrap', (name) => {
  const env = [TARGET, { name, value: '{}' }];
  expect(placesOf(grpcXds, [sampleDeployment({ container: { env } })])).toEqual([]);
});

test("an injection template of Istio makes the client's bootstrap", () => {
  const podAnnotations = { 'inject.istio.io/templates': 'grpc-agent' };
  expect(placesOf(grpcXds, [sampleDeployment({ podAnnotations, container: { env: [TARGET] } })])).toEqual([]);
});

test('a target of another scheme needs none', () => {
  const env = [{ name: 'TARGET', value: 'dns:///prices.shop.svc:8088' }];
  expect(placesOf(grpcXds, [sampleDeployment({ container: { env } })])).toEqual([]);
});
