import type { Rule } from '../rule';
import { grantsOf, letsWatch } from '../shared/rbac/access';
import { sampleWatcher } from '../shared/rbac/sample-watcher';

export const rbacEndpointsLegacy: Rule = {
  id: 'rbac-endpoints-legacy',
  severity: 'info',
  enforcement: 'practice',
  title: 'Let clients that may watch Endpoints watch EndpointSlices too',
  why:
    'Endpoints are deprecated since Kubernetes 1.33: the API server warns at each request, and an object has at ' +
    'most 1000 addresses. Newer clients read EndpointSlices, and are refused.',
  symptom: 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
  fix: 'Add endpointslices of discovery.k8s.io with the same verbs, and use a client that reads them.',
  since: '1.33',
  source: 'https://kubernetes.io/blog/2025/04/24/endpoints-deprecation/',
  *check({ inventory }) {
    for (const kind of ['Role', 'ClusterRole'])
      for (const role of inventory.ofKind(kind)) {
        const grants = grantsOf(role, '', 'endpoints');
        const [grant] = grants;
        if (grant === undefined || !letsWatch(grants)) continue;
        if (grantsOf(role, 'discovery.k8s.io', 'endpointslices').length > 0) continue;
        yield {
          object: role.manifest,
          path: `${grant.path}.resources`,
          found: '"endpoints" with the verbs "list" and "watch", and no "endpointslices"',
          expected: '"endpointslices" of "discovery.k8s.io", in this role',
        };
      }
  },
  examples: {
    bad: legacy('endpoints'),
    good: legacy('pods'),
  },
};

function legacy(resource: string) {
  const [, , , , role] = sampleWatcher();
  const rules = [{ apiGroups: [''], resources: [resource], verbs: ['get', 'list', 'watch'] }];
  return [{ ...role, metadata: { name: 'reader' }, rules }];
}
