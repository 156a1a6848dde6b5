import { load } from 'js-yaml';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../lib/rules/catalogue';

interface Decision {
  readonly id: string;
  readonly decision: string;
  readonly note?: string;
}

const folder = resolve(__dirname, '../../docs/coverage');
const decisions = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => load(readFileSync(join(folder, file), 'utf8')) as readonly Decision[]);
const rules = new Set(CATALOGUE.map(({ id }) => id));
const asked = readFileSync(join(__dirname, 'catalogue-ids.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

test('every known mistake is decided', () => {
  const decided = new Set(decisions.map(({ id }) => id));
  expect(asked.filter((id) => !decided.has(id))).toEqual([]);
});

test('no mistake is decided twice', () => {
  const ids = decisions.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('a mistake that has a rule has one of its own name', () => {
  expect(decisions.filter(({ id, decision }) => decision === 'rule' && !rules.has(id))).toEqual([]);
});

test('a mistake that another rule finds names that rule', () => {
  const named = (note = '') => [...note.matchAll(/[a-z0-9]+(?:-[a-z0-9]+)+/g)].some(([id]) => rules.has(id));
  expect(decisions.filter(({ decision, note }) => decision === 'merged' && !named(note))).toEqual([]);
});

test('whatever has no rule of its own has a reason', () => {
  const silent = decisions.filter(({ decision, note }) => decision !== 'rule' && (note ?? '').trim() === '');
  expect(silent).toEqual([]);
});

test('a decision is one of rule, merged and none', () => {
  const known = ['rule', 'merged', 'none'];
  expect(decisions.filter(({ decision }) => !known.includes(decision))).toEqual([]);
});
