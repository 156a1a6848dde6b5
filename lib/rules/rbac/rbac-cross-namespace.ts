import type { Rule } from '../rule';
import { sampleWatcher } from '../shared/rbac/sample-watcher';
import { watchers } from '../shared/rbac/watcher';

export const rbacCrossNamespace: Rule = {
  id: 'rbac-cross-namespace',
  severity: 'error',
  enforcement: 'runtime',
  title: 'The right to watch EndpointSlices is bound in the namespace of the Service',
  why: 'A RoleBinding gives rights in its own namespace alone, wherever the pod runs that uses them.',
  symptom:
    '`endpointslices.discovery.k8s.io is forbidden: … cannot list resource "endpointslices" in API group "discovery.k8s.io" in the namespace "prices"`',
  fix: 'Put the RoleBinding, and its Role, into the namespace of the Service, and name the namespace of the ServiceAccount in `subjects`.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
  *check(run) {
    for (const { target, namespace, elsewhere, allowed } of watchers(run)) {
      const [grant] = elsewhere;
      if (allowed !== false || grant === undefined || namespace === undefined) continue;
      yield {
        object: grant.binding.manifest,
        path: 'metadata.namespace',
        found: `\`${grant.binding.namespace}\`; the pod watches \`${target.address.text}\``,
        expected: `\`${namespace}\``,
      };
    }
  },
  examples: { bad: sampleWatcher({ bindingNamespace: 'shop' }), good: sampleWatcher() },
};
