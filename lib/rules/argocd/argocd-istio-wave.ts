import { dig, type Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { SYNC_WAVE, waveOf } from '../shared/argocd/sync-wave';
import { labelSelectorMatches } from '../../manifest/selector';
import { nameOf } from '../../manifest/names-in-words';

/** Finds policies of Istio that Argo CD applies after the pods that they select. */
export const argocdIstioWave: Rule = {
  id: 'argocd-istio-wave',
  severity: 'info',
  enforcement: 'practice',
  title: 'Put a policy of Istio into an earlier sync wave than the pods that it selects',
  why: 'Within a wave Argo CD applies custom resources last, so the pods run for a while without the policy.',
  symptom: 'Pods accept plain text, or refuse it, until the policy is applied.',
  fix: 'Annotate the policy with argocd.argoproj.io/sync-wave: "-1" where the pods must never run without it.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/',
  *check({ inventory, settings }) {
    if (!settings.argocd) return;
    for (const kind of ['PeerAuthentication', 'AuthorizationPolicy'])
      for (const policy of inventory.ofKind(kind)) {
        const matchLabels = dig(policy.spec, 'selector', 'matchLabels');
        if (policy.group !== 'security.istio.io' || matchLabels === undefined) continue;
        const workload = inventory.workloads.find(
          (one) =>
            policy.mayShareNamespace(one) &&
            waveOf(one) <= waveOf(policy) &&
            labelSelectorMatches({ matchLabels }, one.podLabels),
        );
        if (workload === undefined) continue;
        yield {
          object: policy.manifest,
          path: 'metadata',
          found: `wave ${waveOf(policy)}, but ${nameOf(workload)} is in wave ${waveOf(workload)}`,
          expected: `wave ${waveOf(workload) - 1} or an earlier one`,
        };
      }
  },
  examples: { bad: example('0'), good: example('-1'), settings: { argocd: true } },
};

function example(wave: string): readonly Manifest[] {
  return [
    sampleDeployment(),
    {
      apiVersion: 'security.istio.io/v1',
      kind: 'PeerAuthentication',
      metadata: { name: 'web', annotations: { [SYNC_WAVE]: wave } },
      spec: { selector: { matchLabels: { app: 'web' } }, mtls: { mode: 'STRICT' } },
    },
  ];
}
