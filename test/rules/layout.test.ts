import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { expect, test } from 'vitest';
import { RULES_BY_TOPIC } from '../../lib/rules/catalogue.generated';

const root = resolve(__dirname, '../..');
const topics = JSON.parse(readFileSync(resolve(root, 'scripts/rules/topics.json'), 'utf8')) as readonly {
  readonly folder: string;
  readonly prefixes: readonly string[];
}[];

test('the list of all rules is what `npm run rules` writes', () => {
  expect(() => execFileSync(process.execPath, ['scripts/rules.mjs', '--check'], { cwd: root })).not.toThrow();
});

test('the prefix of an id decides the folder of the rule', () => {
  const folderOf = new Map(topics.flatMap(({ folder, prefixes }) => prefixes.map((prefix) => [prefix, folder])));
  const elsewhere = Object.entries(RULES_BY_TOPIC).flatMap(([folder, rules]) =>
    rules.filter(({ id }) => folderOf.get(id.split('-')[0] ?? '') !== folder).map(({ id }) => `${folder}/${id}`),
  );
  expect(elsewhere).toEqual([]);
});

test('a prefix belongs to one folder, and every folder of rules is a topic', () => {
  const prefixes = topics.flatMap((topic) => topic.prefixes);
  expect(new Set(prefixes).size).toBe(prefixes.length);
  const known = [...topics.map(({ folder }) => folder), 'shared'];
  // What was compiled from a folder that is gone may still lie there.
  const sources = readdirSync(resolve(root, 'lib/rules'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.d.ts'),
  );
  const folders = new Set(sources.filter((file) => file.includes(sep)).map((file) => file.split(sep)[0]));
  expect([...folders].filter((name) => !known.includes(name!))).toEqual([]);
});
