import { expect, test } from 'vitest';
import { violationsOf } from '../../../lib/kubernetes/constraints/object';
import { TOPICS } from '../../../lib/kubernetes/constraints/topics';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { OBJECTS, type Kind } from './objects';

const cluster = (version: string) =>
  ({ kubernetes: { oldest: version, newest: version }, nodePorts: [30000, 32767] }) as const;

test.each(Object.keys(OBJECTS) as Kind[])('a valid %s has no violation in any version', (kind) => {
  for (const version of ['1.27', '1.33', '1.37']) expect(violationsOf(OBJECTS[kind], cluster(version))).toEqual([]);
});

// What each topic finds is in the test of its rule.
test('every topic has a rule of its name', () => {
  const ids = CATALOGUE.map(({ id }) => id);
  expect(Object.keys(TOPICS).filter((topic) => !ids.includes(topic))).toEqual([]);
});
