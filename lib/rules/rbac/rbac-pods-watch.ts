import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { grantsOf, letsWatch } from '../shared/rbac/access';
import { sampleWatcher } from '../shared/rbac/sample-watcher';
import { watchers } from '../shared/rbac/watcher';

export const rbacPodsWatch: Rule = {
  id: 'rbac-pods-watch',
  severity: 'info',
  enforcement: 'practice',
  title: 'A pod that resolves Services from EndpointSlices may not watch pods',
  why: 'EndpointSlices hold all that a resolver needs. Pods hold images, environment and more of every neighbour.',
  symptom: 'No symptom: the ServiceAccount can read more than its client asks for.',
  fix: 'Leave `pods` out, unless something else in the pod needs it.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  *check(run) {
    const seen = new Set<Manifest>();
    for (const { bound } of watchers(run))
      for (const { role } of bound) {
        const grants = role === undefined ? [] : grantsOf(role, '', 'pods');
        const [grant] = grants;
        if (role === undefined || grant === undefined || seen.has(role.manifest) || !letsWatch(grants)) continue;
        seen.add(role.manifest);
        yield {
          object: role.manifest,
          path: `${grant.path}.resources`,
          found: '`pods` with `list` and `watch`',
          expected: '`endpointslices` of `discovery.k8s.io` alone',
        };
      }
  },
  examples: { bad: withRight('pods'), good: withRight('configmaps') },
};

function withRight(resource: string): readonly Manifest[] {
  return sampleWatcher({ moreRules: [{ apiGroups: [''], resources: [resource], verbs: ['get', 'list', 'watch'] }] });
}
