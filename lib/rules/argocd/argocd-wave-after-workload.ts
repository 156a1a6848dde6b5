import { dig, type Manifest } from '../../manifest/manifest';
import type { Inventory } from '../../manifest/inventory';
import type { Resource } from '../../manifest/resource';
import { labelSelectorMatches } from '../../manifest/selector';
import type { Workload } from '../../manifest/workload';
import { fieldPath } from '../path';
import { policiesOf } from '../shared/connections/connections-of';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { SYNC_WAVE, waveOf } from '../shared/argocd/sync-wave';

/** Finds objects that a StatefulSet needs in a later wave. */
export const argocdWaveAfterWorkload: Rule = {
  id: 'argocd-wave-after-workload',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Do not put objects that a StatefulSet needs into a later sync wave',
  why: 'Argo CD waits until everything in a wave is healthy. Pods that need their DNS names do not become ready without the Service, so its wave never starts.',
  symptom: 'The sync never gets past: waiting for healthy state of apps/StatefulSet/…',
  fix: 'Put both into the same wave: within a wave Argo CD applies Services, budgets and policies before workloads.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/',
  *check({ inventory }) {
    for (const resource of inventory.resources) {
      if (!resource.annotations.has(SYNC_WAVE)) continue;
      const wave = waveOf(resource);
      const set = setsNeeding(resource, inventory).find((one) => waveOf(one) < wave);
      if (set === undefined) continue;
      yield {
        object: resource.manifest,
        path: fieldPath('metadata.annotations', SYNC_WAVE),
        found: `wave ${wave}, but StatefulSet ${quoted(set.name)} is in wave ${waveOf(set)}`,
        expected: `wave ${waveOf(set)} or an earlier one`,
        // Without the other kinds the pods can still become ready.
        ...(resource.kind === 'Service' ? {} : { severity: 'warning' as const }),
      };
    }
  },
  examples: { bad: example('1'), good: example('0') },
};

function setsNeeding(resource: Resource, inventory: Inventory): readonly Workload[] {
  const sets = (workloads: readonly Workload[]) => workloads.filter(({ kind }) => kind === 'StatefulSet');
  const matching = (selector: unknown) =>
    sets(inventory.workloads).filter(
      (workload) => resource.mayShareNamespace(workload) && labelSelectorMatches(selector, workload.podLabels),
    );
  switch (`${resource.group}/${resource.kind}`) {
    case '/Service': {
      const service = inventory.services.find((one) => one === resource);
      return service?.headless === true ? sets(inventory.selectedBy(service)) : [];
    }
    case 'policy/PodDisruptionBudget':
      return matching(resource.spec.selector);
    case 'networking.k8s.io/NetworkPolicy': {
      const policies = policiesOf(inventory);
      const policy = policies.all.find((one) => one.resource === resource);
      return policy === undefined ? [] : sets(policies.selectedBy(policy));
    }
    case 'security.istio.io/PeerAuthentication':
    case 'networking.istio.io/Sidecar': {
      const field = resource.kind === 'Sidecar' ? 'workloadSelector' : 'selector';
      const matchLabels = dig(resource.spec, field, resource.kind === 'Sidecar' ? 'labels' : 'matchLabels');
      return matchLabels === undefined ? [] : matching({ matchLabels });
    }
    default:
      return [];
  }
}

function example(wave: string): readonly Manifest[] {
  return [
    {
      ...sampleHeadlessService({
        name: 'ledger',
        spec: { ports: [{ name: 'raft', port: 7000 }], publishNotReadyAddresses: true },
      }),
      metadata: { name: 'ledger', annotations: { [SYNC_WAVE]: wave } },
    },
    sampleStatefulSet({ name: 'ledger', container: { ports: [{ name: 'raft', containerPort: 7000 }] } }),
  ];
}
