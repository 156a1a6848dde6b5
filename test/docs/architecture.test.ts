import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(__dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');

/** The names in code style in the first column of the table with this head. */
function namesInTable(head: string): readonly string[] {
  const [, table = ''] = page.split(`| ${head} `);
  const [rows = ''] = table.split('\n\n');
  const firstColumn = rows.split('\n').map((row) => row.split('|')[1] ?? '');
  return [...firstColumn.join().matchAll(/`(\w+)`/g)].flatMap(([, name]) => name ?? []).sort();
}

const folders = (path: string) =>
  readdirSync(join(ROOT, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => entry.parentPath.slice(join(ROOT, path).length + 1).split('/')[0] ?? '')
    .filter((name) => name !== '');

test('the page on the architecture has a row for every folder of lib, and no row without a folder', () => {
  expect(namesInTable('floor')).toEqual([...new Set(folders('lib'))].sort());
});

test('the page on the architecture has a row for every room of the constructs, and no row without one', () => {
  expect(namesInTable('room of `lib/constructs/`')).toEqual([...new Set(folders('lib/constructs'))].sort());
});
