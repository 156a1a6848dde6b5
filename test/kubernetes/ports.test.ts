import { expect, test } from 'vitest';
import { isPortNumber, portRange } from '../../lib/kubernetes/ports';

test.each([1, 80, 65535])('%j is the number of a port', (number) => {
  expect(isPortNumber(number)).toBe(true);
});

test.each([0, -1, 65536, 1.5, NaN, Infinity, '80', null, undefined])('%j is no number of a port', (number) => {
  expect(isPortNumber(number)).toBe(false);
});

test.each([
  ['30000-32767', [30000, 32767]],
  [' 1-65535 ', [1, 65535]],
  ['80-80', [80, 80]],
  ['  80-81  ', [80, 81]],
])('%j is a range of ports', (text, range) => {
  expect(portRange(text)).toEqual(range);
});

test.each(['', '80', '81-80', '0-80', '80-65536', '80-', '-80', 'a-b', '80-90-100', 'x80-90', '80-90x', '80 - 90'])(
  '%j is no range of ports',
  (text) => {
    expect(portRange(text)).toBeUndefined();
  },
);
