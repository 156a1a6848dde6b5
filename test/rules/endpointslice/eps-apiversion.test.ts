import { expect, test } from 'vitest';
import { epsApiversion } from '../../../lib/rules/endpointslice/eps-apiversion';
import { sampleEndpointSlice } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

test('a slice of an API version that is gone is found', () => {
  expect(placesOf(epsApiversion, [sampleEndpointSlice({ apiVersion: 'discovery.k8s.io/v1beta1' })])).toEqual([
    'EndpointSlice/web-1 apiVersion',
  ]);
});

test('a slice of discovery.k8s.io/v1 is right', () => {
  expect(placesOf(epsApiversion, [sampleEndpointSlice()])).toEqual([]);
});
