import { expect, test } from 'vitest';
import { sampleDeployment, sampleHeadlessService } from '../../../lib/rules/examples';
import { grpcTargetScheme } from '../../../lib/rules/grpc/grpc-target-scheme';
import { findingsOf, placesOf } from '../rule-tests';

const prices = sampleHeadlessService({ name: 'prices' });
const client = (value: string) => sampleDeployment({ name: 'shop', container: { env: [{ name: 'T', value }] } });

test.each([
  ['dns://prices:8088', 'dns:///prices:8088'],
  ['dns://prices', 'dns:///prices'],
  ['dns://other.shop.svc:8088', 'dns:///other.shop.svc:8088'],
  ['dns://other.shop.svc.cluster.local:8088', 'dns:///other.shop.svc.cluster.local:8088'],
])('the target %s has two slashes where three are needed', (target, better) => {
  expect(findingsOf(grpcTargetScheme, [prices, client(target)])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].env[0].value',
      found: `"${target}"`,
      expected: `"${better}"`,
      fix: `Write ${better}.`,
    }),
  ]);
});

test.each([
  'dns:///prices:8088',
  'dns://8.8.8.8/prices:8088',
  'dns://10.0.0.10:53',
  'dns://prices:53',
  'dns://resolver.example.org:8053',
  'xds://prices:8088',
  'http://prices:8088',
])('%s is right', (target) => {
  expect(placesOf(grpcTargetScheme, [prices, client(target)])).toEqual([]);
});
