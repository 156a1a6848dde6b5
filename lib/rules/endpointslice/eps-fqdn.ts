import { sampleEndpointSlice } from '../examples';
import type { Rule } from '../rule';
import { writtenSlices } from '../shared/endpointslice/written-slices';

/** Finds slices of host names. */
export const epsFqdn: Rule = {
  id: 'eps-fqdn',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not set addressType to "FQDN"',
  why: 'kube-proxy and DNS ignore EndpointSlices of the type FQDN. The type is deprecated, and the API server warns about it.',
  symptom: 'spec.addressType: FQDN endpoints are deprecated',
  fix: 'Write an ExternalName Service, or an EndpointSlice with the addresses.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#address-types',
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory))
      if (slice.manifest.addressType === 'FQDN')
        yield { object: slice.manifest, path: 'addressType', found: '"FQDN"', expected: '"IPv4" or "IPv6"' };
  },
  examples: {
    bad: [sampleEndpointSlice({ addressType: 'FQDN', endpoints: [] })],
    good: [sampleEndpointSlice({ addressType: 'IPv4', endpoints: [] })],
  },
};
