import { expect, test } from 'vitest';
import { stsUpdateStrategy } from '../../../lib/rules/statefulset/sts-update-strategy';
import { sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const places = (strategy: unknown) =>
  placesOf(stsUpdateStrategy, [withField(sampleStatefulSet(), 'spec.updateStrategy', strategy)]);
const rollingUpdate = { partition: 0 };

test.each(['Recreate', 'onDelete', 'rollingUpdate'])('%s is no strategy of a StatefulSet', (type) => {
  expect(places({ type })).toEqual(['StatefulSet/web spec.updateStrategy.type']);
  expect(places({ type, rollingUpdate })).toEqual(['StatefulSet/web spec.updateStrategy.type']);
});

test('rollingUpdate beside OnDelete is found', () => {
  expect(places({ type: 'OnDelete', rollingUpdate })).toEqual(['StatefulSet/web spec.updateStrategy.rollingUpdate']);
});

test.each([
  undefined,
  {},
  { type: '' },
  { type: 'RollingUpdate', rollingUpdate },
  { rollingUpdate },
  { type: 'OnDelete' },
  { type: 'OnDelete', rollingUpdate: null },
])('%j is right', (strategy) => {
  expect(places(strategy)).toEqual([]);
});
