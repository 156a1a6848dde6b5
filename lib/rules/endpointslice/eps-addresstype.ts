import { sampleEndpointSlice } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { writtenSlices } from '../shared/endpointslice/written-slices';

const TYPES = ['IPv4', 'IPv6', 'FQDN'];

/** Finds slices without a valid address type. */
export const epsAddresstype: Rule = {
  id: 'eps-addresstype',
  severity: 'error',
  enforcement: 'api',
  title: 'Set addressType to "IPv4" or "IPv6"',
  why: 'A slice has addresses of one family. The field cannot be changed later.',
  symptom: 'addressType: Unsupported value: "ipv4": supported values: "FQDN", "IPv4", "IPv6"',
  fix: 'Write addressType: IPv4 or addressType: IPv6, with one EndpointSlice for each family.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#address-types',
  outranks: ['field-value'],
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory)) {
      const { addressType } = slice.manifest;
      const missing = addressType === undefined || addressType === null || addressType === '';
      if (missing)
        yield {
          object: slice.manifest,
          path: addressType === undefined ? '' : 'addressType',
          found: 'no addressType',
          expected: '"IPv4" or "IPv6"',
        };
      else if (typeof addressType === 'string' && !TYPES.includes(addressType))
        yield { object: slice.manifest, path: 'addressType', found: quoted(addressType), expected: '"IPv4" or "IPv6"' };
    }
  },
  examples: {
    bad: [sampleEndpointSlice({ addressType: 'ipv4' })],
    good: [sampleEndpointSlice({ addressType: 'IPv4' })],
  },
};
