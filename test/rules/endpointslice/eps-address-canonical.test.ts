import { expect, test } from 'vitest';
import { check } from '../../../lib/rules/engine';
import { epsAddressCanonical } from '../../../lib/rules/endpointslice/eps-address-canonical';
import { sampleEndpoint, sampleEndpointSlice } from '../../../lib/rules/examples';
import { DEFAULT_SETTINGS } from '../../../lib/rules/settings';
import { findingsOf, kubernetes } from '../rule-tests';

const slice = (address: string, addressType: unknown = 'IPv4') => [
  sampleEndpointSlice({ addressType, endpoints: [sampleEndpoint({ addresses: [address] })] }),
];

test.each([
  ['010.1.2.3', 'IPv4', '"010.1.2.3", with leading zeros', '"10.1.2.3"'],
  ['::ffff:10.1.2.3', 'IPv4', '"::ffff:10.1.2.3", with IPv4 mapped into IPv6', '"10.1.2.3"'],
  ['FD00:0::1', 'IPv6', '"FD00:0::1", not in its short form', '"fd00::1"'],
])('%s is a warning before Kubernetes 1.36 and refused since', (address, type, found, expected) => {
  const finding = { path: 'endpoints[0].addresses[0]', found, expected };
  expect(findingsOf(epsAddressCanonical, slice(address, type), kubernetes('1.35'))).toEqual([
    expect.objectContaining({ ...finding, severity: 'warning' }),
  ]);
  expect(findingsOf(epsAddressCanonical, slice(address, type), kubernetes('1.36'))).toEqual([
    expect.objectContaining({ ...finding, severity: 'error' }),
  ]);
});

test.each([
  ['10.1.2.3', 'IPv4'],
  ['fd00::1', 'IPv6'],
  // Findings of eps-address.
  ['FD00::1', 'IPv4'],
  ['010.1.2.3', 'IPv6'],
  ['db.example.com', 'IPv4'],
  // Findings of eps-fqdn and eps-addresstype.
  ['010.1.2.3', 'FQDN'],
  ['010.1.2.3', null],
])('%s in a slice of %s is right', (address, type) => {
  expect(findingsOf(epsAddressCanonical, slice(address, type))).toEqual([]);
});

test('the rule runs for clusters that still accept such addresses', () => {
  const settings = { ...DEFAULT_SETTINGS, ...kubernetes('1.30') };
  expect(check(slice('010.1.2.3'), [epsAddressCanonical], settings)).toHaveLength(1);
});
