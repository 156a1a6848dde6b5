import { expect, test } from 'vitest';
import { isPortNumber } from '../../lib/kubernetes/ports';

test.each([1, 80, 65535])('%j is the number of a port', (number) => {
  expect(isPortNumber(number)).toBe(true);
});

test.each([0, -1, 65536, 1.5, NaN, Infinity, '80', null, undefined])('%j is no number of a port', (number) => {
  expect(isPortNumber(number)).toBe(false);
});
