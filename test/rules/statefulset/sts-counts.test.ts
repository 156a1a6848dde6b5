import { describe, expect, test } from 'vitest';
import { stsCounts } from '../../../lib/rules/statefulset/sts-counts';
import { sampleDeployment, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const FIELDS = [
  ['spec.replicas', 'error'],
  ['spec.minReadySeconds', 'error'],
  ['spec.ordinals.start', 'error'],
  ['spec.updateStrategy.rollingUpdate.partition', 'error'],
  ['spec.revisionHistoryLimit', 'warning'],
] as const;

describe.each(FIELDS)('%s', (field, severity) => {
  test('may not be negative', () => {
    const found = findingsOf(stsCounts, [withField(sampleStatefulSet(), field, -1)]);
    expect(found.map((finding) => [finding.path, finding.severity])).toEqual([[field, severity]]);
  });

  test.each([0, 1, undefined])('may be %s', (value) => {
    expect(placesOf(stsCounts, [withField(sampleStatefulSet(), field, value)])).toEqual([]);
  });
});

test('several negative numbers are each found', () => {
  const set = withField(withField(sampleStatefulSet(), 'spec.replicas', -1), 'spec.minReadySeconds', -5);
  expect(placesOf(stsCounts, [set])).toEqual(['StatefulSet/web spec.replicas', 'StatefulSet/web spec.minReadySeconds']);
});

test('other kinds have numbers of their own', () => {
  expect(placesOf(stsCounts, [withField(sampleDeployment(), 'spec.replicas', -1)])).toEqual([]);
});
