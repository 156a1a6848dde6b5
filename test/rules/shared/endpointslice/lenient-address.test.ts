import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lenientAddress } from '../../../../lib/rules/shared/endpointslice/lenient-address';

test('every IPv4 address is read as itself, and with leading zeros as the same address', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(lenientAddress(address)).toEqual({ family: 'IPv4', plain: address, malformed: undefined });
      const padded = address
        .split('.')
        .map((octet) => octet.padStart(4, '0'))
        .join('.');
      expect(lenientAddress(padded)).toEqual({ family: 'IPv4', plain: address, malformed: 'leading zeros' });
    }),
  );
});

test('every IPv4 address that is written as IPv6 is read as IPv4', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(lenientAddress(`::ffff:${address}`)).toEqual({
        family: 'IPv4',
        plain: address,
        malformed: 'IPv4 mapped into IPv6',
      });
    }),
  );
});

test('an IPv6 address is read in its short form', () => {
  expect(lenientAddress('FD00:0::1')).toEqual({ family: 'IPv6', plain: 'fd00::1', malformed: undefined });
});

test.each(['', 'db.example.com', '10.1.2', '10.1.2.300', '0010.1.2.3.4', 'x10.1.2.3', 'fd00::1::2'])(
  '%j is no address',
  (text) => {
    expect(lenientAddress(text)).toBeUndefined();
  },
);

test('no string makes the reader of addresses fail', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => lenientAddress(text)).not.toThrow();
    }),
  );
});
