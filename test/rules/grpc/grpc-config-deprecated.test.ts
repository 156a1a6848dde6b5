import { expect, test } from 'vitest';
import { sampleDeployment } from '../../../lib/rules/examples';
import { grpcConfigDeprecated } from '../../../lib/rules/grpc/grpc-config-deprecated';
import { placesOf } from '../rule-tests';

const OLD = '{"loadBalancingPolicy":"round_robin"}';
const client = (container: object) => sampleDeployment({ name: 'shop', container: { ...container } });
const config = (data: object) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data });

test.each([
  [
    'a variable',
    client({
      env: [
        { name: 'A', value: 'x' },
        { name: 'CONFIG', value: OLD },
      ],
    }),
    'Deployment/shop spec.template.spec.containers[0].env[1].value',
  ],
  ['an argument', client({ args: ['--config', OLD] }), 'Deployment/shop spec.template.spec.containers[0].args[1]'],
  ['a ConfigMap', config({ a: 'x', 'b.json': OLD }), "ConfigMap/c data['b.json']"],
])('a config with the former field only is found in %s', (_, manifest, place) => {
  expect(placesOf(grpcConfigDeprecated, [manifest])).toEqual([place]);
});

test.each([
  '{"loadBalancingConfig":[{"round_robin":{}}]}',
  '{"loadBalancingPolicy":"round_robin","loadBalancingConfig":[{"round_robin":{}}]}',
  'loadBalancingPolicy',
])('%s is right', (text) => {
  expect(placesOf(grpcConfigDeprecated, [client({ args: [text] }), config({ text })])).toEqual([]);
});
