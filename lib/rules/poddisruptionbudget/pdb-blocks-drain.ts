import type { Inventory } from '../../manifest/inventory';
import { dig, integer } from '../../manifest/manifest';
import type { Resource } from '../../manifest/resource';
import type { Workload } from '../../manifest/workload';
import { sampleHeadlessService, samplePodDisruptionBudget, sampleStatefulSet } from '../examples';
import type { RuleFinding, Rule } from '../rule';

/** A budget that never lets a pod go. */
export const pdbBlocksDrain: Rule = {
  id: 'pdb-blocks-drain',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A PodDisruptionBudget lets at least one pod be evicted',
  why: 'A drain asks again and again for as long as the budget says no: node upgrades and autoscaling of nodes stop there.',
  symptom: "Cannot evict pod as it would violate the pod's disruption budget.",
  fix: 'Write `maxUnavailable: 1`, or run more replicas than `minAvailable`.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  *check({ inventory }) {
    for (const budget of inventory.ofKind('PodDisruptionBudget')) {
      if (budget.group !== 'policy') continue;
      const fault = blocked(budget, inventory);
      if (fault !== undefined) yield { object: budget.manifest, ...fault };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), sampleStatefulSet(), samplePodDisruptionBudget({ spec: { minAvailable: 3 } })],
    good: [sampleHeadlessService(), sampleStatefulSet(), samplePodDisruptionBudget({ spec: { minAvailable: 2 } })],
  },
};

function blocked(budget: Resource, inventory: Inventory): Omit<RuleFinding, 'object'> | undefined {
  const { minAvailable, maxUnavailable, selector } = budget.spec;
  if (maxUnavailable === 0 || maxUnavailable === '0%' || maxUnavailable === '0')
    return { path: 'spec.maxUnavailable', found: String(maxUnavailable), expected: '1 or more' };
  if (minAvailable === '100%') return { path: 'spec.minAvailable', found: '100%', expected: 'fewer than all pods' };
  const workloads = inventory.matching(selector, budget);
  const counts = workloads.map((workload) => fixedReplicas(workload, inventory));
  if (counts.length === 0 || counts.includes(undefined)) return undefined;
  const replicas = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const needed = demanded(minAvailable, replicas);
  if (replicas === 0 || needed === undefined || needed < replicas) return undefined;
  const names = workloads.map(({ kind, name }) => `${kind}/${name}`).join(' and ');
  return {
    path: 'spec.minAvailable',
    found: `${String(minAvailable)}, while ${names} has ${replicas} replica${replicas === 1 ? '' : 's'}`,
    expected: replicas === 1 ? '`maxUnavailable: 1`, or more replicas' : `at most ${replicas - 1}`,
  };
}

/** How many pods must stay; percentages are rounded up, as the controller does. */
function demanded(minAvailable: unknown, replicas: number): number | undefined {
  const percent = typeof minAvailable === 'string' ? /^(\d{1,3})%$/.exec(minAvailable)?.[1] : undefined;
  return percent === undefined ? integer(minAvailable) : Math.ceil((Number(percent) * replicas) / 100);
}

/** The replicas of a workload; `undefined` where an autoscaler, the number of nodes or a schedule decides. */
function fixedReplicas(workload: Workload, inventory: Inventory): number | undefined {
  if (!['Deployment', 'StatefulSet', 'ReplicaSet'].includes(workload.kind)) return undefined;
  const scaled = ['HorizontalPodAutoscaler', 'ScaledObject'].some((kind) =>
    inventory
      .ofKind(kind)
      .some(
        (scaler) => scaler.mayShareNamespace(workload) && dig(scaler.spec, 'scaleTargetRef', 'name') === workload.name,
      ),
  );
  return scaled ? undefined : workload.replicas;
}
