import { expect, test } from 'vitest';
import { epsAddresstype } from '../../../lib/rules/endpointslice/eps-addresstype';
import { sampleEndpointSlice } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const places = (addressType: unknown) => placesOf(epsAddresstype, [sampleEndpointSlice({ addressType })]);

test('a slice without an address type is found', () => {
  expect(places(undefined)).toEqual(['EndpointSlice/web-1 ']);
});

test.each([null, '', 'ipv4', 'IPv5', 'IP'])('the address type %j is found', (addressType) => {
  expect(places(addressType)).toEqual(['EndpointSlice/web-1 addressType']);
});

test.each(['IPv4', 'IPv6', 'FQDN'])('the address type %s is one', (addressType) => {
  expect(places(addressType)).toEqual([]);
});
