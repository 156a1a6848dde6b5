import { list } from '../../manifest/manifest';
import { sampleEndpointSlice, sampleHeadlessService } from '../examples';
import type { Rule } from '../rule';

/** Addresses in an object of the old kind. */
export const epsEndpointsDeprecated: Rule = {
  id: 'eps-endpoints-deprecated',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Addresses outside of the cluster stand in EndpointSlices, not in Endpoints',
  why: 'Endpoints are deprecated since 1.33 and warn on each call. They know no dual-stack and are cut off after 1000 addresses; a controller copies them to slices.',
  symptom: 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
  fix: 'Write an EndpointSlice with the label `kubernetes.io/service-name`.',
  since: '1.33',
  source: 'https://kubernetes.io/blog/2025/04/24/endpoints-deprecation/',
  *check({ inventory }) {
    for (const endpoints of inventory.ofKind('Endpoints')) {
      if (endpoints.apiVersion !== 'v1') continue;
      // Without addresses it is a place holder, such as that of a leader election.
      const { subsets } = endpoints.manifest;
      if (list(subsets).length > 0)
        yield {
          object: endpoints.manifest,
          path: 'kind',
          found: `Endpoints with ${list(subsets).length} subset${list(subsets).length === 1 ? '' : 's'}`,
          expected: 'EndpointSlice of discovery.k8s.io/v1',
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
