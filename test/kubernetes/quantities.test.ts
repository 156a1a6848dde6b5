import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalQuantity, compareQuantities, parseQuantity } from '../../lib/kubernetes/quantities';

const printed = (text: string | number) => {
  const quantity = parseQuantity(text);
  return quantity && canonicalQuantity(quantity);
};

test.each([
  ['0', '0'],
  ['0.0Gi', '0'],
  ['1024Mi', '1Gi'],
  ['1023Mi', '1023Mi'],
  ['1000m', '1'],
  ['0.5', '500m'],
  ['.5', '500m'],
  ['1.', '1'],
  ['+1', '1'],
  ['-1.5', '-1500m'],
  ['1e3', '1e3'],
  ['1E3', '1e3'],
  ['1E', '1E'],
  ['1e-3', '1e-3'],
  ['12e6', '12e6'],
  ['0.5Gi', '512Mi'],
  ['1.5Gi', '1536Mi'],
  ['0.1Ki', '102400m'],
  ['1023', '1023'],
  ['1000000', '1M'],
  ['0.0000000001', '1n'],
  ['1.0000000001n', '2n'],
  ['512Ki', '512Ki'],
  [' 5Gi ', '5Gi'],
  ['Gi', '0'],
  ['1e21', '1e21'],
  ['1e0', '1'],
  ['1000E', '1000E'],
  ['0.9765625Ki', '1k'],
  ['1024', '1024'],
  ['1Ki', '1Ki'],
  ['0.0005Ki', '512m'],
  ['-0.0005Ki', '-512m'],
  ['-1Gi', '-1Gi'],
  ['8Ei', '9223372036854775807'],
  ['k', '0'],
  ['n', '0'],
  ['e-9', '0'],
  ['1e-1000', '1e-9'],
])('%s is printed as %s', (text, canonical) => {
  expect(printed(text)).toBe(canonical);
});

test.each([
  '',
  ' ',
  '1 Gi',

  '512MB',
  '1core',
  '10GB',
  '8gb',
  '1.5.0Gi',
  '1,5',
  '1K',
  '1g',
  '1e',
  '1e1.5',
  '1Gi1',
  '0x10',
  'NaN',
  '1kk',
  '--1',
  '1e3Gi',
  '1_000',
  '1kE3',
  '1Ek3',
  '1e+',
  'Ei',
  'e-10',
  '1e1001',
  '1e-1001',
])('%j is no quantity', (text) => {
  expect(parseQuantity(text)).toBeUndefined();
});

test('a number is read as it is written', () => {
  expect(printed(2)).toBe('2');
  expect(printed(0.1)).toBe('100m');
  expect(parseQuantity(Number.NaN)).toBeUndefined();
  expect(parseQuantity(true)).toBeUndefined();
});

test('what is larger than 2⁶³ - 1 with a binary suffix is cut to it', () => {
  expect(compareQuantities(parseQuantity('8Ei')!, parseQuantity('9223372036854775807')!)).toBe(0);
});

const POWERS = { n: 1n, u: 1_000n, m: 1_000_000n, '': 10n ** 9n, k: 10n ** 12n, M: 10n ** 15n, G: 10n ** 18n } as const;
const suffixes = fc.constantFrom(...(Object.keys(POWERS) as (keyof typeof POWERS)[]));

test('amounts with decimal suffixes are compared by what they are', () => {
  fc.assert(
    fc.property(fc.nat(), suffixes, fc.nat(), suffixes, (first, one, second, other) => {
      const [left, right] = [BigInt(first) * POWERS[one], BigInt(second) * POWERS[other]];
      const expected = left < right ? -1 : left > right ? 1 : 0;
      expect(compareQuantities(parseQuantity(`${first}${one}`)!, parseQuantity(`${second}${other}`)!)).toBe(expected);
    }),
  );
});

test('what is printed is read as the same amount', () => {
  const text = fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.nat(),
      fc.option(fc.nat(999)),
      fc.constantFrom('', 'm', 'k', 'M', 'Ki', 'Mi', 'e3', 'e-2'),
    )
    .map(([sign, whole, fraction, suffix]) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}${suffix}`);
  fc.assert(
    fc.property(text, (written) => {
      const quantity = parseQuantity(written)!;
      const again = parseQuantity(canonicalQuantity(quantity))!;
      expect(compareQuantities(quantity, again)).toBe(0);
      expect(canonicalQuantity(again)).toBe(canonicalQuantity(quantity));
    }),
  );
});
