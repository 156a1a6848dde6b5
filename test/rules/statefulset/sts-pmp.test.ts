import { expect, test } from 'vitest';
import { stsPmp } from '../../../lib/rules/statefulset/sts-pmp';
import { sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const set = (policy: unknown) => withField(sampleStatefulSet(), 'spec.podManagementPolicy', policy);

test.each(['Ordered', 'parallel', 'orderedReady'])('%s is no policy', (policy) => {
  expect(findingsOf(stsPmp, [set(policy)])).toMatchObject([
    { path: 'spec.podManagementPolicy', found: JSON.stringify(policy) },
  ]);
});

test.each(['OrderedReady', 'Parallel', '', undefined, null])('%j is right: nothing means OrderedReady', (policy) => {
  expect(findingsOf(stsPmp, [set(policy)])).toEqual([]);
});

test.each([7, {}])('a value that is no string is the business of another rule: %j', (policy) => {
  expect(findingsOf(stsPmp, [set(policy)])).toEqual([]);
});
