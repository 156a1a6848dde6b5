import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cidrError, isWithin, parseCidr } from '../../lib/kubernetes/cidrs';

const address = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
const bitsOf = (octets: readonly number[]) => octets.map((octet) => octet.toString(2).padStart(8, '0')).join('');

test('a block of IPv4 addresses holds the addresses that begin with its bits', () => {
  fc.assert(
    fc.property(address, fc.nat(32), address, fc.nat(32), (outer, wide, inner, narrow) => {
      const [big, small] = [parseCidr(`${outer.join('.')}/${wide}`)!, parseCidr(`${inner.join('.')}/${narrow}`)!];
      const expected = narrow > wide && bitsOf(inner).startsWith(bitsOf(outer).slice(0, wide));
      expect(isWithin(small, big)).toBe(expected);
    }),
  );
});

test('since 1.36 a block has no bits behind its prefix, and the message says the block that is meant', () => {
  fc.assert(
    fc.property(address, fc.nat(32), (octets, prefix) => {
      const text = `${octets.join('.')}/${prefix}`;
      const clean = !bitsOf(octets).slice(prefix).includes('1');
      expect(cidrError(text, false)).toBeUndefined();
      const error = cidrError(text, true);
      expect(error === undefined).toBe(clean);
      if (error !== undefined) expect(cidrError(/"([^"]+)"/.exec(error)![1]!, true)).toBeUndefined();
    }),
  );
});

test.each([
  '',
  '10.0.0.0',
  '10.0.0.0/33',
  '10.0.0.0/',
  '10.0.0/8',
  'fd00::/129',
  '/8',
  '10.0.0.0/8/8',
  '10.0.0.0/-1',
  '10.0.0.0/+8',
  'any',
  '10.0.0.0/8x',
  '10.0.0.0/0008',
  'fd00::/x',
])('%j is no block of addresses', (text) => {
  expect(parseCidr(text)).toBeUndefined();
  expect(cidrError(text, false)).toMatch(/^a block of addresses/);
});

test.each(['0.0.0.0/0', '::/0', 'fd00::/8', '2001:db8::1/128', '10.1.2.3/32'])(
  '%j is a block of addresses in all versions',
  (text) => {
    expect(cidrError(text, true)).toBeUndefined();
  },
);

test.each([
  ['2001:db8:1::/48', '2001:db8::/32', true],
  ['2001:db8::1:0:0/96', '2001:db8:0:0:0:1::/95', true],
  ['::1/128', '::/127', true],
  ['2001:db9::/48', '2001:db8::/32', false],
  ['2001:db8::/32', '2001:db8::/32', false],
  ['2001:db8::/32', '2001:db8::/48', false],
  ['fd00:1:2:3:4:5:6:7/128', 'fd00:1:2:3:4:5:6:6/127', true],
  ['fd00:1:2:3:4:5:6:7/128', 'fd00:1:2:3:4:5:6:8/127', false],
])('%s lies within %s: %s', (inner, outer, expected) => {
  expect(isWithin(parseCidr(inner)!, parseCidr(outer)!)).toBe(expected);
});

test('an address without a prefix is told the prefix of this address alone', () => {
  expect(cidrError('10.1.2.3', false)).toBe('a block of addresses, such as "10.1.2.3/32" for this address alone');
  expect(cidrError('fd00::1', false)).toBe('a block of addresses, such as "fd00::1/128" for this address alone');
  expect(cidrError('any', false)).toBe('a block of addresses, such as "10.0.0.0/8"');
});

test('since 1.36 a block of IPv6 addresses has no bits behind its prefix', () => {
  expect(cidrError('2001:db8::1/64', false)).toBeUndefined();
  expect(cidrError('2001:db8::1/64', true)).toBe('"2001:db8::/64", without bits behind the prefix');
  expect(cidrError('1:2:3:4:5:6:7:8/112', true)).toBe('"1:2:3:4:5:6:7:0/112", without bits behind the prefix');
  expect(cidrError('1:2:3:4:5:6:7:0/112', true)).toBeUndefined();
});

test('leading zeros are taken until 1.35', () => {
  expect(cidrError('010.000.0.0/8', false)).toBeUndefined();
  expect(cidrError('010.000.0.0/8', true)).toBe('"10.0.0.0/8", without bits behind the prefix');
});

test('blocks of two families do not hold each other', () => {
  expect(isWithin(parseCidr('fd00::/64')!, parseCidr('0.0.0.0/0')!)).toBe(false);
  expect(isWithin(parseCidr('0.0.0.0/8')!, parseCidr('::/4')!)).toBe(false);
});
