import fc from 'fast-check';
import { expect, test } from 'vitest';
import { epsAddress } from '../../../lib/rules/endpointslice/eps-address';
import { epsAddressCanonical } from '../../../lib/rules/endpointslice/eps-address-canonical';
import { lenientAddress } from '../../../lib/rules/shared/endpointslice/lenient-address';
import { sampleEndpoint, sampleEndpointSlice } from '../../../lib/rules/examples';
import { findingsOf, kubernetes, placesOf } from '../rule-tests';
import { check } from '../../../lib/rules/engine';
import { DEFAULT_SETTINGS } from '../../../lib/rules/settings';

const slice = (address: string, addressType = 'IPv4') => [
  sampleEndpointSlice({ addressType, endpoints: [sampleEndpoint({ addresses: [address] })] }),
];

test.each([
  ['0.0.0.0', 'IPv4', 'may not be unspecified (0.0.0.0)'],
  ['127.9.9.9', 'IPv4', 'may not be in the loopback range (127.0.0.0/8, ::1/128)'],
  ['::1', 'IPv6', 'may not be in the loopback range (127.0.0.0/8, ::1/128)'],
  ['169.254.1.1', 'IPv4', 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'],
  ['fe80::1', 'IPv6', 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'],
  ['224.0.0.5', 'IPv4', 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'],
  ['ff12::5', 'IPv6', 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'],
  ['db.example.com', 'IPv4', 'must be a valid IP address'],
  ['fd00::1', 'IPv4', 'an IPv6 address'],
])('%s in a slice of %s: %s', (address, type, message) => {
  expect(findingsOf(epsAddress, slice(address, type)).map(({ found }) => found)).toEqual([
    expect.stringContaining(message),
  ]);
});

test.each([
  ['10.1.2.3', 'IPv4'],
  ['224.0.1.5', 'IPv4'],
  ['fd00::1', 'IPv6'],
])('%s in a slice of %s is good', (address, type) => {
  expect(placesOf(epsAddress, slice(address, type))).toEqual([]);
  expect(placesOf(epsAddressCanonical, slice(address, type))).toEqual([]);
});

test('leading zeros, IPv4 in IPv6 and long forms are warnings before 1.36 and refused since', () => {
  for (const [address, type] of [
    ['010.1.2.3', 'IPv4'],
    ['::ffff:10.1.2.3', 'IPv4'],
    ['FD00:0::1', 'IPv6'],
  ] as const) {
    expect(findingsOf(epsAddressCanonical, slice(address, type), kubernetes('1.35'))[0]?.severity).toBe('warning');
    expect(findingsOf(epsAddressCanonical, slice(address, type), kubernetes('1.36'))[0]?.severity).toBe('error');
  }
});

test('an address twice in one endpoint is told where it stands first', () => {
  const twice = sampleEndpointSlice({ endpoints: [sampleEndpoint({ addresses: ['10.1.2.3', '10.1.2.3'] })] });
  expect(placesOf(epsAddress, [twice])).toEqual(['EndpointSlice/web-1 endpoints[0].addresses[1]']);
});

test('every IPv4 address is read as itself, and with zeros before it as the same', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(lenientAddress(address)).toEqual({ family: 'IPv4', plain: address, malformed: undefined });
      const padded = address
        .split('.')
        .map((octet) => octet.padStart(3, '0'))
        .join('.');
      expect(lenientAddress(padded)?.plain).toBe(address);
    }),
  );
});

test('every IPv4 address inside of IPv6 is read as IPv4', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(lenientAddress(`::ffff:${address}`)).toMatchObject({ family: 'IPv4', plain: address });
    }),
  );
});

test('no text makes the reader of addresses fail', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => lenientAddress(text)).not.toThrow();
    }),
  );
});

test('an address with leading zeros is spoken of on clusters that still take it', () => {
  const settings = { ...DEFAULT_SETTINGS, ...kubernetes('1.30') };
  expect(check(slice('010.1.2.3'), [epsAddressCanonical], settings).map(({ severity }) => severity)).toEqual([
    'warning',
  ]);
});
