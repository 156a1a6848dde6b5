import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { serviceAccountOf } from '../shared/rbac/access';
import { sampleWatcher } from '../shared/rbac/sample-watcher';
import { watchers } from '../shared/rbac/watcher';

export const rbacEndpointslices: Rule = {
  id: 'rbac-endpointslices',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Let a pod that resolves a Service from EndpointSlices get, list and watch them',
  why:
    'The resolver lists the EndpointSlices of the Service and then watches them, so it needs list and watch in ' +
    'the namespace of the Service.',
  symptom:
    'endpointslices.discovery.k8s.io is forbidden: User "system:serviceaccount:shop:shop" cannot list resource ' +
    '"endpointslices" in API group "discovery.k8s.io" in the namespace "prices"',
  fix:
    'In the namespace of the Service, bind a Role with apiGroups discovery.k8s.io, resources endpointslices and ' +
    'verbs get, list, watch.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
  *check(run) {
    for (const { workload, target, namespace, grants, elsewhere, allowed, readsEndpoints } of watchers(run)) {
      if (allowed !== false || elsewhere.length > 0) continue;
      // A client of old reads Endpoints, which rbac-endpoints-legacy speaks of.
      if (readsEndpoints && grants.length === 0) continue;
      const where = namespace === undefined ? '' : ` in the namespace ${quoted(namespace)}`;
      const expected = `the verbs "get", "list" and "watch" on "endpointslices" of "discovery.k8s.io"${where}`;
      const account = serviceAccountOf(workload);
      const [grant] = grants;
      if (grant !== undefined) {
        // rbac-resourcenames finds these.
        if (grant.resourceNames.length > 0) continue;
        yield {
          object: grant.role.manifest,
          path: `${grant.path}.verbs`,
          found: quoted(grant.verbs),
          expected,
        };
        continue;
      }
      // A ServiceAccount that is not in the checked files may get its rights there too.
      if (account !== 'default' && run.inventory.named('ServiceAccount', account, workload).length === 0) continue;
      yield {
        object: workload.manifest,
        path: target.where.path,
        found: `${quoted(target.address.text)}; ServiceAccount "${account}" has no right to watch EndpointSlices`,
        expected,
      };
    }
  },
  examples: { bad: sampleWatcher({ verbs: ['get', 'watch'] }), good: sampleWatcher() },
};
