import { dig, flag, list, type Manifest } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';
import type { Rule, Run } from '../rule';
import { serviceAccountOf } from '../shared/rbac/access';
import { sampleWatcher } from '../shared/rbac/sample-watcher';
import { watchers } from '../shared/rbac/watcher';

export const rbacToken: Rule = {
  id: 'rbac-token',
  severity: 'error',
  enforcement: 'runtime',
  title: 'A pod that watches the API has the token of its ServiceAccount',
  why: 'A client inside the cluster finds the API server and its credentials by the token that is mounted into the pod.',
  symptom: '`open /var/run/secrets/kubernetes.io/serviceaccount/token: no such file or directory`',
  fix: 'Set `automountServiceAccountToken: true` on the pod.',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  *check(run) {
    for (const { workload, target } of watchers(run)) {
      const off = tokenOff(workload, run);
      // A projected token can be mounted by hand, at the same place.
      if (off === undefined || hasProjectedToken(workload)) continue;
      yield { ...off, found: `\`false\`, and the target \`${target.address.text}\``, expected: '`true`' };
    }
  },
  examples: {
    bad: sampleWatcher({ pod: { automountServiceAccountToken: false } }),
    good: sampleWatcher({ pod: { automountServiceAccountToken: true } }),
  },
};

function tokenOff(workload: Workload, { inventory }: Run): { object: Manifest; path: string } | undefined {
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
