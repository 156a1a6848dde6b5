import { list } from '../../manifest/manifest';
import { sampleEndpoint, sampleEndpointSlice } from '../examples';
import type { Rule } from '../rule';
import { endpointsOf } from '../shared/endpointslice/slice-endpoints';
import { writtenSlices } from '../shared/endpointslice/written-slices';

const MOST_ENDPOINTS = 1000;
const MOST_ADDRESSES = 100;
const MOST_PORTS = 20000;

/** A slice with too many entries, or an endpoint with no address. */
export const epsLimits: Rule = {
  id: 'eps-limits',
  severity: 'error',
  enforcement: 'api',
  title: 'An EndpointSlice has at most 1000 endpoints, each with one address',
  why: 'Readers take the first address of an endpoint only; up to 100 are accepted, none is not. More endpoints go into further slices of the same Service.',
  symptom: 'endpoints[0].addresses: Required value',
  fix: 'Write one address an endpoint, and split what is too long into several slices.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/',
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory)) {
      const object = slice.manifest;
      const endpoints = endpointsOf(slice);
      if (endpoints.length > MOST_ENDPOINTS)
        yield { object, path: 'endpoints', ...tooMany(endpoints.length, MOST_ENDPOINTS) };
      const ports = list(slice.manifest.ports).length;
      if (ports > MOST_PORTS) yield { object, path: 'ports', ...tooMany(ports, MOST_PORTS) };
      for (const { path, fields } of endpoints) {
        const { addresses } = fields;
        const there = list(addresses).length;
        if (there > MOST_ADDRESSES) yield { object, path: `${path}.addresses`, ...tooMany(there, MOST_ADDRESSES) };
        const missing = addresses === undefined || addresses === null;
        if (missing || (Array.isArray(addresses) && there === 0))
          yield {
            object,
            path: addresses === undefined ? path : `${path}.addresses`,
            found: 'no address',
            expected: 'one address',
          };
      }
    }
  },
  examples: {
    bad: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ addresses: [] })] })],
    good: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ addresses: ['10.1.2.3'] })] })],
  },
};

function tooMany(there: number, most: number) {
  return { found: `${there} entries`, expected: `at most ${most}` };
}
