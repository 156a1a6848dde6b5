import { expect, test } from 'vitest';
import { check } from '../../../lib/rules/engine';
import { sampleDeployment, sampleStatefulSet } from '../../../lib/rules/examples';
import { stsNameLength } from '../../../lib/rules/statefulset/sts-name-length';
import { stsPodnameLength } from '../../../lib/rules/statefulset/sts-podname-length';
import { findingsOf, placesOf } from '../rule-tests';

const ofLength = (length: number) => sampleStatefulSet({ name: 'x'.repeat(length) });

test.each([53, 63])('a name of %i characters is too long for the label of a revision', (length) => {
  expect(placesOf(stsNameLength, [ofLength(length)])).toEqual([`StatefulSet/${'x'.repeat(length)} metadata.name`]);
  expect(findingsOf(stsNameLength, [ofLength(length)])[0]?.found).toBe(
    `"${'x'.repeat(length)}", which has ${length} characters`,
  );
});

test.each([1, 51, 52])('a name of %i characters is short enough for every revision', (length) => {
  expect(placesOf(stsNameLength, [ofLength(length)])).toEqual([]);
});

test('a name of 64 characters is refused itself, and no label is made of it', () => {
  expect(placesOf(stsNameLength, [ofLength(64)])).toEqual([]);
});

test('where the names of the pods are too long already, the label is no second finding', () => {
  const ids = check([ofLength(62)], [stsNameLength, stsPodnameLength]).map(({ rule }) => rule.id);
  expect(ids).toEqual(['sts-podname-length']);
});

test('a Deployment may have a longer name', () => {
  expect(placesOf(stsNameLength, [sampleDeployment({ name: 'x'.repeat(53) })])).toEqual([]);
});
