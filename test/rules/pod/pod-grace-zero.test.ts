import { expect, test } from 'vitest';
import { podGraceZero } from '../../../lib/rules/pod/pod-grace-zero';
import { sampleDeployment, samplePod, sampleStatefulSet } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const podSpec = (terminationGracePeriodSeconds: unknown) => ({ podSpec: { terminationGracePeriodSeconds } });

test('a member of a StatefulSet that is killed at once is found', () => {
  expect(placesOf(podGraceZero, [sampleStatefulSet(podSpec(0))])).toEqual([
    'StatefulSet/web spec.template.spec.terminationGracePeriodSeconds',
  ]);
});

test.each([1, 30, undefined, null])('a grace of %s is right', (seconds) => {
  expect(placesOf(podGraceZero, [sampleStatefulSet(podSpec(seconds))])).toEqual([]);
});

test('pods that are no members of a StatefulSet may be killed at once', () => {
  expect(placesOf(podGraceZero, [sampleDeployment(podSpec(0)), samplePod(podSpec(0))])).toEqual([]);
});
