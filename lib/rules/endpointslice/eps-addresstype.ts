import { sampleEndpointSlice } from '../examples';
import type { Rule } from '../rule';
import { writtenSlices } from '../shared/endpointslice/written-slices';

const TYPES = ['IPv4', 'IPv6', 'FQDN'];

/** A slice that does not say what its addresses are. */
export const epsAddresstype: Rule = {
  id: 'eps-addresstype',
  severity: 'error',
  enforcement: 'api',
  title: 'An EndpointSlice says IPv4 or IPv6 for its addresses',
  why: 'A slice has addresses of one family. The field cannot be changed later.',
  symptom: 'addressType: Unsupported value: "ipv4": supported values: "FQDN", "IPv4", "IPv6"',
  fix: 'Write `addressType: IPv4` or `IPv6`, one slice a family.',
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
          found: 'no addressType: `addressType: Required value`',
          expected: 'IPv4 or IPv6',
        };
      else if (typeof addressType === 'string' && !TYPES.includes(addressType))
        yield { object: slice.manifest, path: 'addressType', found: `"${addressType}"`, expected: 'IPv4 or IPv6' };
    }
  },
  examples: {
    bad: [sampleEndpointSlice({ addressType: 'ipv4' })],
    good: [sampleEndpointSlice({ addressType: 'IPv4' })],
  },
};
