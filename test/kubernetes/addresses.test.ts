import { isIP, isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dashedAddress } from '../../lib/dns/endpoint-label';
import { canonicalIp, ipFamily, reverseName, withoutLeadingZeros } from '../../lib/kubernetes/addresses';

test('a text is an address of a family where Node says so', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.ipV4Extended(), fc.string({ maxLength: 20 })), (text) => {
      expect(ipFamily(text)).toBe(isIPv4(text) ? 'IPv4' : isIPv6(text) && !text.includes('%') ? 'IPv6' : undefined);
    }),
  );
});

test('leading zeros make a text no address', () => {
  expect(ipFamily('10.0.0.01')).toBeUndefined();
  expect(canonicalIp('10.0.0.01')).toBeUndefined();
});

test('leading zeros are taken from the octets of IPv4, and from nothing else', () => {
  expect(withoutLeadingZeros('010.000.0.01')).toBe('10.0.0.1');
  for (const text of ['10.0.0.1', '::ffff:10.0.0.01', '10.0.0.01/8', 'web.01', ''])
    expect(withoutLeadingZeros(text)).toBe(text);
});

test.each(['::1]:80/[', '::1]:80/[::1', '[::1]', '::1/64', 'fd00::1%eth0', 'fd00', 'localhost'])(
  '%j is no address',
  (text) => {
    expect(ipFamily(text)).toBeUndefined();
    expect(canonicalIp(text)).toBeUndefined();
  },
);

test('an IPv6 address has one canonical spelling', () => {
  expect(canonicalIp('FD00:0:0::0001')).toBe('fd00::1');
  expect(canonicalIp('fd00:0:0:1:0:0:0:1')).toBe('fd00:0:0:1::1');
  expect(canonicalIp('::')).toBe('::');
});

test('a reverse name has the octets backwards, or the 32 nibbles of an IPv6 address', () => {
  expect(reverseName('10.1.2.30')).toBe('30.2.1.10.in-addr.arpa');
  expect(reverseName('fd00::1')).toBe('1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.d.f.ip6.arpa');
  expect(reverseName('::')).toBe(`${'0.'.repeat(32)}ip6.arpa`);
  expect(reverseName('web-0')).toBeUndefined();
});

test('every address has a reverse name that leads back to it', () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const nibbles = (reverseName(address) ?? '').replace('.ip6.arpa', '').split('.').reverse().join('');
      expect(nibbles).toHaveLength(32);
      expect(canonicalIp(nibbles.replace(/(.{4})(?=.)/g, '$1:'))).toBe(canonicalIp(address));
    }),
  );
});

test('the label of an address has dashes for dots and colons and never ends in a dash', () => {
  expect(dashedAddress('10.244.1.6')).toBe('10-244-1-6');
  expect(dashedAddress('fd00::1')).toBe('fd00--1');
  expect(dashedAddress('fd00::')).toBe('fd00--0');
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
      const canonical = canonicalIp(address) ?? '';
      expect(isIP(canonical)).toBeGreaterThan(0);
      expect(dashedAddress(canonical)).toMatch(/^[-0-9a-f]*[0-9a-f]$/);
    }),
  );
});
