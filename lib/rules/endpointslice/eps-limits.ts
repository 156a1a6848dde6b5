import { list } from '../../manifest/manifest';
import { sampleEndpoint, sampleEndpointSlice } from '../examples';
import type { Rule } from '../rule';
import { endpointsOf } from '../shared/endpointslice/slice-endpoints';
import { writtenSlices } from '../shared/endpointslice/written-slices';

const MAX_ENDPOINTS = 1000;
const MAX_ADDRESSES = 100;
const MAX_PORTS = 20000;

/** Finds slices with too many entries, and endpoints without an address. */
export const epsLimits: Rule = {
  id: 'eps-limits',
  severity: 'error',
  enforcement: 'api',
  title: 'Write at most 1000 endpoints into an EndpointSlice, each with one address',
  why: 'Clients use only the first address of an endpoint. The API server accepts 1 to 100 addresses. More endpoints go into further EndpointSlices of the same Service.',
  symptom: 'endpoints[0].addresses: Required value',
  fix: 'Write one address for each endpoint, and split a longer list into several EndpointSlices.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/',
  *check({ inventory }) {
    for (const slice of writtenSlices(inventory)) {
      const object = slice.manifest;
      const endpoints = endpointsOf(slice);
      if (endpoints.length > MAX_ENDPOINTS)
        yield { object, path: 'endpoints', ...tooMany(endpoints.length, MAX_ENDPOINTS) };
      const ports = list(slice.manifest.ports).length;
      if (ports > MAX_PORTS) yield { object, path: 'ports', ...tooMany(ports, MAX_PORTS) };
      for (const { path, fields } of endpoints) {
        const { addresses } = fields;
        const count = list(addresses).length;
        if (count > MAX_ADDRESSES) yield { object, path: `${path}.addresses`, ...tooMany(count, MAX_ADDRESSES) };
        const missing = addresses === undefined || addresses === null;
        if (missing || (Array.isArray(addresses) && count === 0))
          yield {
            object,
            path: addresses === undefined ? path : `${path}.addresses`,
            found: 'no address',
            expected: 'one address, such as "10.1.2.3"',
          };
      }
    }
  },
  examples: {
    bad: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ addresses: [] })] })],
    good: [sampleEndpointSlice({ endpoints: [sampleEndpoint({ addresses: ['10.1.2.3'] })] })],
  },
};

function tooMany(count: number, max: number) {
  return { found: `${count} entries`, expected: `at most ${max}` };
}
