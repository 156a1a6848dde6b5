import { list } from '../../manifest/manifest';
import { sampleEndpointSlice, sampleHeadlessService } from '../examples';
import type { Rule } from '../rule';

/** Finds Endpoints objects with addresses. */
export const epsEndpointsDeprecated: Rule = {
  id: 'eps-endpoints-deprecated',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Write addresses into EndpointSlices, not into Endpoints',
  why: 'Endpoints are deprecated since 1.33: the API server warns at each request. They have one address family and at most 1000 addresses; a controller copies them into EndpointSlices.',
  symptom: 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
  fix: 'Write an EndpointSlice with the label kubernetes.io/service-name.',
  since: '1.33',
  source: 'https://kubernetes.io/blog/2025/04/24/endpoints-deprecation/',
  *check({ inventory }) {
    for (const endpoints of inventory.ofKind('Endpoints')) {
      if (endpoints.apiVersion !== 'v1') continue;
      // Endpoints without addresses are placeholders, for example of a leader election.
      const count = list(endpoints.manifest.subsets).length;
      if (count > 0)
        yield {
          object: endpoints.manifest,
          path: 'kind',
          found: `Endpoints with ${count} subset${count === 1 ? '' : 's'}`,
          expected: 'an EndpointSlice of discovery.k8s.io/v1',
        };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { selector: undefined } }), sampleEndpointSlice(), endpoints()],
    good: [sampleHeadlessService({ spec: { selector: undefined } }), sampleEndpointSlice()],
  },
};

function endpoints() {
  return {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name: 'web' },
    subsets: [{ addresses: [{ ip: '10.1.2.3' }] }],
  };
}
