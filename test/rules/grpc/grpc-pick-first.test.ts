import { expect, test } from 'vitest';
import { sampleContainer, sampleDeployment, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { grpcPickFirst } from '../../../lib/rules/grpc/grpc-pick-first';
import { findingsOf, placesOf } from '../rule-tests';

const TARGET = { name: 'TARGET', value: 'dns:///prices:8080' };
const prices = sampleHeadlessService({ name: 'prices' });
const config = (value: string, name = 'CONFIG') => ({ name, value });
const client = (...env: readonly object[]) => sampleDeployment({ name: 'shop', container: { env: [TARGET, ...env] } });

test('a client without a policy is an info, because its code may set one', () => {
  expect(findingsOf(grpcPickFirst, [prices, client()])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].env[0].value',
      found: '"dns:///prices:8080", and no load balancing policy in the environment of container "web"',
      severity: 'info',
    }),
  ]);
});

test('a client with pick_first has the severity of the rule', () => {
  const policy = '{"loadBalancingConfig":[{"pick_first":{}}]}';
  const [finding, ...more] = findingsOf(grpcPickFirst, [prices, client(config(policy))]);
  expect(finding?.found).toBe(`"dns:///prices:8080" with ${JSON.stringify(policy)}`);
  expect(finding?.severity).toBeUndefined();
  expect(more).toEqual([]);
});

test('a policy of another container does not count', () => {
  const containers = [
    sampleContainer({ env: [TARGET] }),
    sampleContainer({ name: 'other', ports: [], env: [config('round_robin')] }),
  ];
  expect(placesOf(grpcPickFirst, [prices, sampleDeployment({ name: 'shop', podSpec: { containers } })])).toHaveLength(
    1,
  );
});

test.each([
  ['{"loadBalancingConfig":[{"pick_first":{"shuffleAddressList":true}}]}', 'CONFIG'],
  ['{"loadBalancingConfig":[{"round_robin":{}}]}', 'CONFIG'],
  ['round_robin', 'POLICY'],
  ['/etc/grpc.json', 'GRPC_SERVICE_CONFIG'],
])('the policy %s in the variable %s is a choice', (value, name) => {
  expect(placesOf(grpcPickFirst, [prices, client(config(value, name))])).toEqual([]);
});

test.each([
  ['the Service has a cluster IP', [sampleService({ name: 'prices' }), client()]],
  ['the Service is not in the checked files', [client()]],
  ['no target is resolved by gRPC', [prices, sampleDeployment({ container: { args: ['prices:8080'] } })]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(grpcPickFirst, manifests)).toEqual([]);
});
