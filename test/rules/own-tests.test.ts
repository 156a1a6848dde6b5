import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RULES_BY_TOPIC } from '../../lib/rules/catalogue.generated';

test('every rule has a test file of its own', () => {
  const untested = Object.entries(RULES_BY_TOPIC).flatMap(([topic, rules]) =>
    rules.filter(({ id }) => !existsSync(join(__dirname, topic, `${id}.test.ts`))).map(({ id }) => id),
  );
  expect(untested).toEqual([]);
});
