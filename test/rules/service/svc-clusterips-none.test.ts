import { expect, test } from 'vitest';
import { sampleService } from '../../../lib/rules/examples';
import { svcClusteripsNone } from '../../../lib/rules/service/svc-clusterips-none';
import { findingsOf, placesOf } from '../rule-tests';

test('clusterIPs without clusterIP are refused, ["None"] too', () => {
  const service = sampleService({ spec: { clusterIPs: ['None'] } });
  expect(findingsOf(svcClusteripsNone, [service])[0]?.found).toContain(
    'must be empty when `clusterIP` is not specified',
  );
});

test('None is written with a capital letter', () => {
  expect(findingsOf(svcClusteripsNone, [sampleService({ spec: { clusterIP: 'none' } })])[0]?.fix).toBe(
    'Write `clusterIP: None`.',
  );
});

test('a Service that names its address, once or twice, is good', () => {
  expect(placesOf(svcClusteripsNone, [sampleService({ spec: { clusterIP: '10.96.0.9' } })])).toEqual([]);
  expect(
    placesOf(svcClusteripsNone, [sampleService({ spec: { clusterIP: '10.96.0.9', clusterIPs: ['10.96.0.9'] } })]),
  ).toEqual([]);
  expect(placesOf(svcClusteripsNone, [sampleService({ spec: { clusterIP: '' } })])).toEqual([]);
});
