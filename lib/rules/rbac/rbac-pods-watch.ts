import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { grantsOf, letsWatch } from '../shared/rbac/access';
import { sampleWatcher } from '../shared/rbac/sample-watcher';
import { watchers } from '../shared/rbac/watcher';

export const rbacPodsWatch: Rule = {
  id: 'rbac-pods-watch',
  severity: 'info',
  enforcement: 'practice',
  title: 'Do not let a pod that resolves Services from EndpointSlices watch pods',
  why:
    'A resolver needs only EndpointSlices. Pods show the images, the environment and more of all workloads in ' +
    'the namespace.',
  symptom: 'none: the ServiceAccount can read more than its client needs',
  fix: 'Remove pods from the role, unless another program in the pod needs them.',
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
          found: '"pods" with the verbs "list" and "watch"',
          expected: 'only "endpointslices" of "discovery.k8s.io"',
        };
      }
  },
  examples: { bad: withRight('pods'), good: withRight('configmaps') },
};

function withRight(resource: string): readonly Manifest[] {
  return sampleWatcher({ moreRules: [{ apiGroups: [''], resources: [resource], verbs: ['get', 'list', 'watch'] }] });
}
