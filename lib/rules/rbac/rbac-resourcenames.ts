import type { Rule } from '../rule';
import { list, mapping } from '../../manifest/manifest';
import { grantsOf } from '../shared/rbac/access';
import { sampleWatcher } from '../shared/rbac/sample-watcher';

export const rbacResourcenames: Rule = {
  id: 'rbac-resourcenames',
  severity: 'error',
  enforcement: 'runtime',
  title: 'The right to list or watch EndpointSlices is not bound to names',
  why: 'Clients list EndpointSlices by the label of their Service. Such a request has no name, and the generated names of the slices are not known beforehand.',
  symptom:
    '`endpointslices.discovery.k8s.io is forbidden: … cannot list resource "endpointslices" in API group "discovery.k8s.io" in the namespace "prices"`',
  fix: 'Leave `resourceNames` out; a Role reaches its own namespace only.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  *check({ inventory }) {
    for (const kind of ['Role', 'ClusterRole'])
      for (const role of inventory.ofKind(kind)) {
        const grants = grantsOf(role, 'discovery.k8s.io', 'endpointslices');
        for (const { path, verbs, resourceNames } of grants) {
          if (resourceNames.length === 0 || !verbs.some((verb) => verb === 'list' || verb === 'watch')) continue;
          // An entry without names beside it may give the right to list.
          if (grants.some((other) => other.resourceNames.length === 0)) continue;
          // A name for other resources of the same entry is meant for those.
          const index = Number(/\d+/.exec(path)?.[0]);
          if (list(mapping(list(role.manifest.rules)[index])?.resources).length !== 1) continue;
          yield {
            object: role.manifest,
            path: `${path}.resourceNames`,
            found: `\`${resourceNames.join('`, `')}\` with the verbs \`${verbs.join('`, `')}\``,
            expected: 'no names',
          };
        }
      }
  },
  examples: {
    bad: sampleWatcher({ rule: { resourceNames: ['prices'] } }),
    good: sampleWatcher(),
  },
};
