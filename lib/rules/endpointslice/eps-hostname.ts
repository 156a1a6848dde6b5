import { dnsLabel1123Errors } from '../../kubernetes/names';
import { sampleEndpoint, sampleEndpointSlice } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { endpointsOf } from '../shared/endpointslice/slice-endpoints';
import { writtenSlices } from '../shared/endpointslice/written-slices';

/** Finds host names of endpoints that are no DNS labels. */
export const epsHostname: Rule = {
  id: 'eps-hostname',
  severity: 'error',
  enforcement: 'api',
  title: 'Set the hostname of an endpoint to a DNS label',
  why: 'The hostname becomes the first label of <hostname>.<service>.<namespace>.svc. Without a hostname, that label is the address with hyphens.',
  symptom:
    'endpoints[0].hostname: Invalid value: "db_0": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or \'-\', and must start and end with an alphanumeric character',
  fix: 'Use at most 63 lower-case letters, digits and inner hyphens, and no dot, such as db-0.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/',
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory))
      for (const { path, fields } of endpointsOf(slice)) {
        const { hostname } = fields;
        const errors = typeof hostname === 'string' ? dnsLabel1123Errors(hostname) : [];
        if (errors.length > 0)
          yield {
            object: slice.manifest,
            path: `${path}.hostname`,
            found: `${quoted(hostname)}: ${errors.join('; ')}`,
            expected: 'at most 63 lower-case letters, digits and inner hyphens, such as "db-0"',
          };
      }
  },
  examples: {
    bad: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ hostname: 'db_0' })] })],
    good: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ hostname: 'db-0' })] })],
  },
};
