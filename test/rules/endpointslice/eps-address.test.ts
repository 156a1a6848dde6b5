import { expect, test } from 'vitest';
import { epsAddress } from '../../../lib/rules/endpointslice/eps-address';
import { sampleEndpoint, sampleEndpointSlice } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const slice = (addresses: readonly unknown[], addressType: unknown = 'IPv4') => [
  sampleEndpointSlice({ addressType, endpoints: [sampleEndpoint(), sampleEndpoint({ addresses })] }),
];
const NODES = 'an address that all nodes reach, such as "10.1.2.3"';

test.each([
  ['0.0.0.0', 'IPv4', '"0.0.0.0", the unspecified address', NODES],
  ['::', 'IPv6', '"::", the unspecified address', NODES],
  ['127.9.9.9', 'IPv4', '"127.9.9.9", an address in the loopback range (127.0.0.0/8, ::1/128)', NODES],
  ['::1', 'IPv6', '"::1", an address in the loopback range (127.0.0.0/8, ::1/128)', NODES],
  ['169.254.1.1', 'IPv4', '"169.254.1.1", an address in the link-local range (169.254.0.0/16, fe80::/10)', NODES],
  ['fe80::1', 'IPv6', '"fe80::1", an address in the link-local range (169.254.0.0/16, fe80::/10)', NODES],
  ['224.0.0.5', 'IPv4', '"224.0.0.5", an address in the link-local multicast range (224.0.0.0/24, ff02::/10)', NODES],
  ['ff12::5', 'IPv6', '"ff12::5", an address in the link-local multicast range (224.0.0.0/24, ff02::/10)', NODES],
  ['db.example.com', 'IPv4', '"db.example.com"', 'an IPv4 address'],
  ['fd00::1', 'IPv4', '"fd00::1", an IPv6 address', 'an IPv4 address'],
  ['10.1.2.3', 'IPv6', '"10.1.2.3", an IPv4 address', 'an IPv6 address'],
])('%s in a slice of %s is found', (address, type, found, expected) => {
  const path = 'endpoints[1].addresses[0]';
  const [first, ...more] = findingsOf(epsAddress, slice([address], type)).filter((finding) => finding.path === path);
  expect(first).toMatchObject({ path, found, expected });
  expect(more).toEqual([]);
});

test.each([
  [['10.1.2.3', '10.1.2.4'], 'IPv4'],
  [['224.0.1.5'], 'IPv4'],
  [['127.0.0.1'], 'FQDN'],
  [['127.0.0.1'], null],
  [[7, null], 'IPv4'],
])('the addresses %j of a slice of %s are right', (addresses, type) => {
  expect(findingsOf(epsAddress, slice(addresses, type))).toEqual([]);
});

test('an address that an endpoint has twice is found, with its first place', () => {
  expect(findingsOf(epsAddress, slice(['10.1.2.4', '10.1.2.5', '10.1.2.4']))).toEqual([
    expect.objectContaining({
      path: 'endpoints[1].addresses[2]',
      found: '"10.1.2.4", which endpoints[1].addresses[0] has too',
      expected: 'each address once',
    }),
  ]);
});

test('two endpoints may have one address', () => {
  expect(findingsOf(epsAddress, slice(['10.1.2.3']))).toEqual([]);
});
