import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RULES_BY_TOPIC } from '../../lib/rules/catalogue.generated';

/** Rules without a test of their own. The list may only become shorter. */
const missing = readFileSync(join(__dirname, 'without-own-test.txt'), 'utf8').trim().split('\n').filter(Boolean);

const untested = Object.entries(RULES_BY_TOPIC).flatMap(([topic, rules]) =>
  rules.filter(({ id }) => !existsSync(join(__dirname, topic, `${id}.test.ts`))).map(({ id }) => id),
);

test('every rule has a test file of its own', () => {
  expect(untested.filter((id) => !missing.includes(id))).toEqual([]);
});

test('a rule with a test file of its own is not in the list of those without', () => {
  expect(missing.filter((id) => !untested.includes(id))).toEqual([]);
});
