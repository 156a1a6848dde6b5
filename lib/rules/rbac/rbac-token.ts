import { dig, flag, list, type Manifest } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { Rule, Run } from '../rule';
import { serviceAccountOf } from '../shared/rbac/access';
import { sampleWatcher } from '../shared/rbac/sample-watcher';
import { watchers } from '../shared/rbac/watcher';

export const rbacToken: Rule = {
  id: 'rbac-token',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Mount the token of the ServiceAccount into a pod that watches the API',
  why: 'A client inside the cluster logs in to the API server with the token that is mounted into its pod.',
  symptom: 'open /var/run/secrets/kubernetes.io/serviceaccount/token: no such file or directory',
  fix: 'Set automountServiceAccountToken: true on the pod.',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  *check(run) {
    for (const { workload, target } of watchers(run)) {
      const field = fieldWithoutToken(workload, run);
      // A volume may mount a token at the same path.
      if (field === undefined || hasProjectedToken(workload)) continue;
      yield { ...field, found: `false; the pod watches ${quoted(target.address.text)}`, expected: 'true' };
    }
  },
  examples: {
    bad: sampleWatcher({ pod: { automountServiceAccountToken: false } }),
    good: sampleWatcher({ pod: { automountServiceAccountToken: true } }),
  },
};

/** The field that keeps the token out of the pods, if there is one. */
function fieldWithoutToken(workload: Workload, { inventory }: Run): { object: Manifest; path: string } | undefined {
  const onPod = flag(workload.podSpec.automountServiceAccountToken);
  if (onPod !== undefined)
    return onPod
      ? undefined
      : { object: workload.manifest, path: `${workload.podSpecPath}.automountServiceAccountToken` };
  const [account] = inventory.named('ServiceAccount', serviceAccountOf(workload), workload);
  if (account === undefined || flag(account.manifest.automountServiceAccountToken) !== false) return undefined;
  return { object: account.manifest, path: 'automountServiceAccountToken' };
}

function hasProjectedToken(workload: Workload): boolean {
  return list(workload.podSpec.volumes).some((volume) =>
    list(dig(volume, 'projected', 'sources')).some((source) => dig(source, 'serviceAccountToken') !== undefined),
  );
}
