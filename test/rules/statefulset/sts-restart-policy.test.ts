import { expect, test } from 'vitest';
import { stsRestartPolicy } from '../../../lib/rules/statefulset/sts-restart-policy';
import { sampleDeployment, sampleStatefulSet } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const places = (podSpec: Record<string, unknown>) => placesOf(stsRestartPolicy, [sampleStatefulSet({ podSpec })]);
const SPEC = 'StatefulSet/web spec.template.spec';

test.each(['OnFailure', 'Never', 'always'])('the restart policy %s is found', (restartPolicy) => {
  expect(places({ restartPolicy })).toEqual([`${SPEC}.restartPolicy`]);
});

test.each(['Always', '', undefined, null])('the restart policy %j is right', (restartPolicy) => {
  expect(places({ restartPolicy })).toEqual([]);
});

test.each([0, 600])('a deadline of %i seconds is found', (activeDeadlineSeconds) => {
  expect(places({ activeDeadlineSeconds })).toEqual([`${SPEC}.activeDeadlineSeconds`]);
});

test.each([null, undefined])('a deadline of %s is none', (activeDeadlineSeconds) => {
  expect(places({ activeDeadlineSeconds })).toEqual([]);
});

test('both are found together', () => {
  expect(places({ restartPolicy: 'Never', activeDeadlineSeconds: 600 })).toHaveLength(2);
});

test('other kinds are not judged', () => {
  expect(placesOf(stsRestartPolicy, [sampleDeployment({ podSpec: { restartPolicy: 'Never' } })])).toEqual([]);
});
