import { dnsLabel1123Faults } from '../../kubernetes/names';
import { sampleEndpoint, sampleEndpointSlice } from '../examples';
import type { Rule } from '../rule';
import { endpointsOf } from '../shared/endpointslice/slice-endpoints';
import { writtenSlices } from '../shared/endpointslice/written-slices';

/** An endpoint's host name that is no DNS label. */
export const epsHostname: Rule = {
  id: 'eps-hostname',
  severity: 'error',
  enforcement: 'api',
  title: 'The hostname of an endpoint is a DNS label',
  why: 'It becomes the first label of `<hostname>.<service>.<namespace>.svc`. Without one, the address with dashes takes its place.',
  symptom:
    'endpoints[0].hostname: Invalid value: "db_0": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or \'-\', and must start and end with an alphanumeric character',
  fix: 'Use lower-case letters, digits and inner hyphens, at most 63, and no dot.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/',
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory))
      for (const { path, fields } of endpointsOf(slice)) {
        const { hostname } = fields;
        const faults = typeof hostname === 'string' ? dnsLabel1123Faults(hostname) : [];
        if (faults.length > 0)
          yield {
            object: slice.manifest,
            path: `${path}.hostname`,
            found: `${JSON.stringify(hostname)}: ${faults.join('; ')}`,
            expected: 'at most 63 of a-z, 0-9 and inner hyphens',
          };
      }
  },
  examples: {
    bad: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ hostname: 'db_0' })] })],
    good: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ hostname: 'db-0' })] })],
  },
};
