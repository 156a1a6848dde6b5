import { describe, expect, test } from 'vitest';
import { stsPvcRetention } from '../../../lib/rules/statefulset/sts-pvc-retention';
import { sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const POLICY = 'spec.persistentVolumeClaimRetentionPolicy';
const set = (field: string, value: unknown) => withField(sampleStatefulSet(), `${POLICY}.${field}`, value);

describe.each(['whenDeleted', 'whenScaled'])('%s', (field) => {
  test.each(['Keep', 'retain', 'delete'])('%s is refused', (value) => {
    expect(findingsOf(stsPvcRetention, [set(field, value)]).map(({ path, severity }) => [path, severity])).toEqual([
      [`${POLICY}.${field}`, undefined],
    ]);
  });

  test.each(['Retain', '', undefined, null, 7])('%j is right, or the business of another rule', (value) => {
    expect(placesOf(stsPvcRetention, [set(field, value)])).toEqual([]);
  });
});

test('data that goes when the set is scaled down is worth knowing', () => {
  expect(findingsOf(stsPvcRetention, [set('whenScaled', 'Delete')])).toMatchObject([
    { path: `${POLICY}.whenScaled`, severity: 'info' },
  ]);
});

test('data may go together with the set', () => {
  expect(placesOf(stsPvcRetention, [set('whenDeleted', 'Delete')])).toEqual([]);
});

test('a set without the policy keeps its data', () => {
  expect(placesOf(stsPvcRetention, [sampleStatefulSet()])).toEqual([]);
});
