import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
// @ts-expect-error a script without types
import { bookOf } from '../../../../scripts/kubernetes-fields/book.mjs';
// @ts-expect-error a script without types
import { RELEASES, versionOf } from '../../../../scripts/kubernetes-fields.mjs';

interface Entry {
  readonly since?: string;
  readonly until?: string;
}
type Table = Readonly<Record<string, Entry>>;
interface Book {
  readonly minors: readonly string[];
  readonly kinds: Table;
  readonly models: Readonly<Record<string, Table>>;
}

const committed = JSON.parse(readFileSync('lib/kubernetes/fields.generated.json', 'utf8')) as Book;

/** The names that the oldest, or the newest, of the supported versions has. */
const namesAt = (table: Table, end: 'since' | 'until') =>
  Object.keys(table).filter((name) => table[name]?.[end] === undefined);

test.each([
  ['oldest', 0, 'since'],
  ['newest', -1, 'until'],
] as const)('the table of fields says what the %s server takes', (_, position, end) => {
  const book = bookOf([versionOf(RELEASES.at(position))]) as Book;
  expect(Object.keys(book.kinds)).toEqual(namesAt(committed.kinds, end));
  for (const [model, fields] of Object.entries(book.models))
    expect([model, ...Object.keys(fields)]).toEqual([model, ...namesAt(committed.models[model] ?? {}, end)]);
});
