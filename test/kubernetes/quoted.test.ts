import { expect, test } from 'vitest';
import { quoted } from '../../lib/kubernetes/quoted';

test.each([
  ['web', '"web"'],
  ['', '""'],
  [80, '80'],
  [null, 'null'],
  [['a', 1], '["a",1]'],
  [{ app: 'web' }, '{"app":"web"}'],
  [undefined, 'nothing'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
  [Number.NaN, 'NaN'],
  [Symbol.for('web'), 'Symbol(web)'],
])('a message shows %j as %s', (value, words) => {
  expect(quoted(value)).toBe(words);
});

test('a message shows a value of up to 80 characters in full, and cuts off a longer one', () => {
  const text = 'a'.repeat(78);
  expect(quoted(text)).toBe(`"${text}"`);
  expect(quoted(`${text}b`)).toBe(`"${text}b…`);
});
