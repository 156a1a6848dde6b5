import { expect, test } from 'vitest';
import { sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { svcHeadlessItp } from '../../../lib/rules/service/svc-headless-itp';
import { findingsOf, placesOf } from '../rule-tests';

const LOCAL = { internalTrafficPolicy: 'Local', trafficDistribution: 'PreferClose' };

test.each(Object.entries(LOCAL))('%s: %s has no effect on a headless Service', (field, value) => {
  expect(findingsOf(svcHeadlessItp, [sampleHeadlessService({ spec: { [field]: value } })])).toMatchObject([
    { path: `spec.${field}`, found: `"${value}", with clusterIP "None"` },
  ]);
});

test('both are found', () => {
  expect(placesOf(svcHeadlessItp, [sampleHeadlessService({ spec: LOCAL })])).toHaveLength(2);
});

test('they work with a cluster IP, and other rules find other types', () => {
  expect(placesOf(svcHeadlessItp, [sampleService({ spec: LOCAL })])).toEqual([]);
  expect(placesOf(svcHeadlessItp, [sampleHeadlessService({ spec: { ...LOCAL, type: 'NodePort' } })])).toEqual([]);
});

test('the default policy and an empty distribution are right', () => {
  const spec = { internalTrafficPolicy: 'Cluster', trafficDistribution: '' };
  expect(placesOf(svcHeadlessItp, [sampleHeadlessService({ spec })])).toEqual([]);
});
