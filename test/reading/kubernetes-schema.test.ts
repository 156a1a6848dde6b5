import { expect, test } from 'vitest';
import { parse } from '../../lib/reading/document';

/** What sigs.k8s.io/yaml v1.4.0 (`YAMLToJSON`) makes of `v: <text>`. */
const AS_KUBERNETES: readonly (readonly [string, unknown])[] = [
  ...['yes', 'y', 'Yes', 'on', 'True'].map((word) => [word, true] as const),
  ...['no', 'n', 'off'].map((word) => [word, false] as const),
  ...['~', 'null', 'Null', ''].map((word) => [word, null] as const),
  ['0755', 493],
  ['0o755', 493],
  ['0x1F', 31],
  ['0b11', 3],
  ['1_000', 1000],
  ['1__0', 10],
  ['0_7', 7],
  ['08', 8],
  ['09.5', 9.5],
  ['1:30', '1:30'],
  ['1:30:00', '1:30:00'],
  ['2026-01-01', '2026-01-01'],
  ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
  ['1e3', 1000],
  ['1.5', 1.5],
  ['1.30', 1.3],
  ['.5', 0.5],
  ['5.', 5],
  ['+5', 5],
  ['-5', -5],
  ['1e', '1e'],
  ['0x', '0x'],
  ['_1', '_1'],
  ['=', '='],
  ['+', '+'],
  ['nULL', 'nULL'],
  ['tRUE', 'tRUE'],
  ['"yes"', 'yes'],
  ['!Ref x', 'x'],
  ['!!str 5', '5'],
  ['!!int "5"', 5],
  ['!!float 3', 3],
];

test.each(AS_KUBERNETES)('%s is read as Kubernetes reads it', (source, value) => {
  expect(parse(`v: ${source}\n`)).toMatchObject({ values: [{ v: value }] });
});

test('a key is read as Kubernetes reads it: `on` is `true`', () => {
  expect(parse('on: x\n8080: z\n')).toMatchObject({ values: [{ true: 'x', 8080: 'z' }] });
});

test('a merge key brings the fields of its anchor, and the fields beside it win', () => {
  expect(parse('base: &base { p: 1, q: 1 }\nall:\n  <<: *base\n  q: 2\n')).toMatchObject({
    values: [{ all: { p: 1, q: 2 } }],
  });
});
