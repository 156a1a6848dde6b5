import { expect, test } from 'vitest';
import { epsFqdn } from '../../../lib/rules/endpointslice/eps-fqdn';
import { sampleEndpointSlice } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

test('a slice of names, of which CoreDNS makes no records, is found', () => {
  expect(placesOf(epsFqdn, [sampleEndpointSlice({ addressType: 'FQDN' })])).toEqual([
    'EndpointSlice/web-1 addressType',
  ]);
});

test.each(['IPv4', 'IPv6', undefined])('a slice of the type %s is right', (addressType) => {
  expect(placesOf(epsFqdn, [sampleEndpointSlice({ addressType })])).toEqual([]);
});
