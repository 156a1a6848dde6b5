import type { Inventory } from '../../manifest/inventory';
import { dig, integer } from '../../manifest/manifest';
import type { Resource } from '../../manifest/resource';
import type { Workload } from '../../manifest/workload';
import { sampleHeadlessService, samplePodDisruptionBudget, sampleStatefulSet } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import type { RuleFinding, Rule } from '../rule';
import { nameOf } from '../../manifest/names-in-words';

export const pdbBlocksDrain: Rule = {
  id: 'pdb-blocks-drain',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Let a PodDisruptionBudget allow at least one eviction',
  why:
    'kubectl drain tries again for as long as the budget refuses evictions: upgrades and autoscaling of nodes ' +
    'wait for ever.',
  symptom: "Cannot evict pod as it would violate the pod's disruption budget.",
  fix: 'Write maxUnavailable: 1, or set more replicas than minAvailable.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  *check({ inventory }) {
    for (const budget of inventory.ofKind('PodDisruptionBudget')) {
      if (budget.group !== 'policy') continue;
      const finding = findingOf(budget, inventory);
      if (finding !== undefined) yield { object: budget.manifest, ...finding };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), sampleStatefulSet(), samplePodDisruptionBudget({ spec: { minAvailable: 3 } })],
    good: [sampleHeadlessService(), sampleStatefulSet(), samplePodDisruptionBudget({ spec: { minAvailable: 2 } })],
  },
};

function findingOf(budget: Resource, inventory: Inventory): Omit<RuleFinding, 'object'> | undefined {
  const { minAvailable, maxUnavailable, selector } = budget.spec;
  if (maxUnavailable === 0 || maxUnavailable === '0%' || maxUnavailable === '0')
    return { path: 'spec.maxUnavailable', found: quoted(maxUnavailable), expected: 'at least 1' };
  if (minAvailable === '100%')
    return { path: 'spec.minAvailable', found: '"100%"', expected: 'fewer than all pods, such as "50%"' };
  const workloads = inventory.matching(selector, budget);
  const counts = workloads.map((workload) => fixedReplicas(workload, inventory));
  if (counts.includes(undefined)) return undefined;
  const replicas = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const needed = podsThatStay(minAvailable, replicas);
  if (replicas === 0 || needed === undefined || needed < replicas) return undefined;
  const names = workloads.map(nameOf).join(' and ');
  return {
    path: 'spec.minAvailable',
    found: `${quoted(minAvailable)}${roundedTo(minAvailable, needed, replicas)}; ${names} ${workloads.length === 1 ? 'has' : 'have'} ${replicas} replica${replicas === 1 ? '' : 's'}`,
    expected: replicas === 1 ? 'maxUnavailable 1, or more replicas' : `at most ${mostThatStay(minAvailable, replicas)}`,
  };
}

/** How many pods must stay available. Percentages are rounded up, as by the controller. */
function podsThatStay(minAvailable: unknown, replicas: number): number | undefined {
  const percent = typeof minAvailable === 'string' ? /^(\d{1,3})%$/.exec(minAvailable)?.[1] : undefined;
  return percent === undefined ? integer(minAvailable) : Math.ceil((Number(percent) * replicas) / 100);
}

/** What a percentage comes to, where a message has to say it: the reader sees 67% of 3 and thinks of 2. */
function roundedTo(minAvailable: unknown, needed: number, replicas: number): string {
  return typeof minAvailable === 'string' ? `, which is rounded up to ${needed} of ${replicas} pods` : '';
}

/** The highest value that lets one pod go, written as the other one is. */
function mostThatStay(minAvailable: unknown, replicas: number): string {
  const most = replicas - 1;
  if (typeof minAvailable !== 'string') return String(most);
  return `"${Math.floor((most * 100) / replicas)}%", which is ${most} of ${replicas} pods`;
}

/** The replicas of a workload; `undefined` where an autoscaler, the number of nodes or a schedule sets them. */
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
