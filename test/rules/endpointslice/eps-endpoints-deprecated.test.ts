import { expect, test } from 'vitest';
import { epsEndpointsDeprecated } from '../../../lib/rules/endpointslice/eps-endpoints-deprecated';
import { findingsOf } from '../rule-tests';

const endpoints = (subsets: unknown, apiVersion = 'v1') => ({
  apiVersion,
  kind: 'Endpoints',
  metadata: { name: 'web' },
  subsets,
});
const subset = { addresses: [{ ip: '10.1.2.3' }] };

test.each([
  [[subset], 'Endpoints with 1 subset'],
  [[subset, subset], 'Endpoints with 2 subsets'],
])('Endpoints with addresses are found: %j', (subsets, found) => {
  expect(findingsOf(epsEndpointsDeprecated, [endpoints(subsets)])).toEqual([
    expect.objectContaining({ path: 'kind', found, expected: 'an EndpointSlice of discovery.k8s.io/v1' }),
  ]);
});

test.each([undefined, null, []])('Endpoints with the subsets %j are a placeholder', (subsets) => {
  expect(findingsOf(epsEndpointsDeprecated, [endpoints(subsets)])).toEqual([]);
});

test('another API may have a kind of that name', () => {
  expect(findingsOf(epsEndpointsDeprecated, [endpoints([subset], 'example.com/v1')])).toEqual([]);
});
