import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endpointAddressErrors } from '../../lib/kubernetes/endpoint-addresses';
import { canonicalIp } from '../../lib/kubernetes/addresses';

test.each([
  ['0.0.0.0', 'may not be unspecified (0.0.0.0)'],
  ['0:0::0', 'may not be unspecified (::)'],
  ['127.0.0.1', 'loopback'],
  ['127.255.1.2', 'loopback'],
  ['::1', 'loopback'],
  ['169.254.7.127', 'link-local range'],
  ['fe80::1', 'link-local range'],
  ['FEBF::1', 'link-local range'],
  ['224.0.0.251', 'link-local multicast range'],
  ['ff02::1', 'link-local multicast range'],
  ['::ffff:10.0.0.1', 'IPv4-mapped'],
  ['::FFFF:0a00:0001', 'IPv4-mapped'],
  ['::ffff:10.0.18.52', 'IPv4-mapped'],
  ['10.0.0.01', 'must not have leading 0s'],
  ['010.0.0.1', 'must not have leading 0s'],
  ['10.0.0.256', 'must be a valid IP address'],
  ['10.0.0.300', 'must be a valid IP address'],
  ['web.10.0.0.01', 'must be a valid IP address'],
  ['10.0.0.01.web', 'must be a valid IP address'],
  ['10.0.0.0/24', 'must be a valid IP address'],
  ['fd00::1%eth0', 'must be a valid IP address'],
  ['[fd00::1]', 'must be a valid IP address'],
  ['db.example.com', 'must be a valid IP address'],
  ['', 'must be a valid IP address'],
])('%j is no address of an endpoint: %s', (address, message) => {
  expect(endpointAddressErrors(address)).toEqual([expect.stringContaining(message)]);
});

test.each([
  '10.0.0.1',
  '192.0.2.255',
  '224.0.1.1',
  '169.253.0.1',
  'fd00::1',
  '2001:db8::ffff:1:2',
  '::ffff:1:2:3',
  'fec0::1',
])('%s is an address of an endpoint', (address) => {
  expect(endpointAddressErrors(address)).toEqual([]);
});

test('an IPv4 address is refused exactly where its octets say so', () => {
  fc.assert(
    fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)), ([a, b, c, d]) => {
      const special = a === 127 || (a === 169 && b === 254) || (a === 224 && b === 0 && c === 0) || a + b + c + d === 0;
      expect(endpointAddressErrors(`${a}.${b}.${c}.${d}`).length > 0).toBe(special);
    }),
    { numRuns: 300 },
  );
});

test('every spelling of an IPv6 address gets the same answer', () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      expect(endpointAddressErrors(address)).toEqual(endpointAddressErrors(canonicalIp(address)!));
      expect(endpointAddressErrors(address.toUpperCase())).toEqual(endpointAddressErrors(address));
    }),
  );
});
