import { sampleEndpointSlice } from '../examples';
import type { Rule } from '../rule';
import { writtenSlices } from '../shared/endpointslice/written-slices';

/** A slice of host names. */
export const epsFqdn: Rule = {
  id: 'eps-fqdn',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'An EndpointSlice has addresses, not host names',
  why: 'The type FQDN has no meaning to kube-proxy or to DNS, and is deprecated; the API server warns of it.',
  symptom: 'spec.addressType: FQDN endpoints are deprecated',
  fix: 'Write an ExternalName Service, or a slice with the addresses.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#address-types',
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory))
      if (slice.manifest.addressType === 'FQDN')
        yield { object: slice.manifest, path: 'addressType', found: 'FQDN', expected: 'IPv4 or IPv6' };
  },
  examples: {
    bad: [sampleEndpointSlice({ addressType: 'FQDN', endpoints: [] })],
    good: [sampleEndpointSlice({ addressType: 'IPv4', endpoints: [] })],
  },
};
