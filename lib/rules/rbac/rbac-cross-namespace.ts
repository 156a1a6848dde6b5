import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleWatcher } from '../shared/rbac/sample-watcher';
import { watchers } from '../shared/rbac/watcher';

export const rbacCrossNamespace: Rule = {
  id: 'rbac-cross-namespace',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Bind the right to watch EndpointSlices in the namespace of the Service',
  why: 'A RoleBinding gives rights in its own namespace only, whichever namespace the pod is in.',
  symptom:
    'endpointslices.discovery.k8s.io is forbidden: … cannot list resource "endpointslices" in API group ' +
    '"discovery.k8s.io" in the namespace "prices"',
  fix:
    'Move the RoleBinding, and its Role, to the namespace of the Service, and write the namespace of the ' +
    'ServiceAccount into subjects.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
  *check(run) {
    for (const { target, namespace, elsewhere, allowed } of watchers(run)) {
      const [grant] = elsewhere;
      if (allowed !== false || grant === undefined || namespace === undefined) continue;
      yield {
        object: grant.binding.manifest,
        path: 'metadata.namespace',
        found: `${quoted(grant.binding.namespace)}; the pod watches ${quoted(target.address.text)}`,
        expected: quoted(namespace),
      };
    }
  },
  examples: { bad: sampleWatcher({ bindingNamespace: 'shop' }), good: sampleWatcher() },
};
