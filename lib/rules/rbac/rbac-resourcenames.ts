import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { list, mapping } from '../../manifest/manifest';
import { grantsOf } from '../shared/rbac/access';
import { sampleWatcher } from '../shared/rbac/sample-watcher';

export const rbacResourcenames: Rule = {
  id: 'rbac-resourcenames',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Do not restrict the right to list or watch EndpointSlices by resourceNames',
  why:
    'Clients list EndpointSlices by the label of their Service. Such a request has no name, and the names of the ' +
    'slices are generated.',
  symptom:
    'endpointslices.discovery.k8s.io is forbidden: … cannot list resource "endpointslices" in API group ' +
    '"discovery.k8s.io" in the namespace "prices"',
  fix: 'Remove resourceNames. A Role is valid in its own namespace only.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  *check({ inventory }) {
    for (const kind of ['Role', 'ClusterRole'])
      for (const role of inventory.ofKind(kind)) {
        const grants = grantsOf(role, 'discovery.k8s.io', 'endpointslices');
        for (const { path, verbs, resourceNames } of grants) {
          if (resourceNames.length === 0 || !verbs.some((verb) => verb === 'list' || verb === 'watch')) continue;
          // Another rule of the role, without names, may give the right to list.
          if (grants.some((other) => other.resourceNames.length === 0)) continue;
          // The names may be those of other resources in the same rule of the role.
          const index = Number(/\d+/.exec(path)?.[0]);
          if (list(mapping(list(role.manifest.rules)[index])?.resources).length !== 1) continue;
          yield {
            object: role.manifest,
            path: `${path}.resourceNames`,
            found: `${quoted(resourceNames)}, with the verbs ${quoted(verbs)}`,
            expected: 'no resourceNames',
          };
        }
      }
  },
  examples: {
    bad: sampleWatcher({ rule: { resourceNames: ['prices'] } }),
    good: sampleWatcher(),
  },
};
