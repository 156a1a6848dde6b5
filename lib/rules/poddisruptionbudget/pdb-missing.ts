import { labels, mapping } from '../../manifest/manifest';
import type { Resource } from '../../manifest/resource';
import { labelSelectorMatches } from '../../manifest/selector';
import { sampleDeployment, sampleHeadlessService, samplePodDisruptionBudget, sampleStatefulSet } from '../examples';
import type { Rule } from '../rule';

/** A group of peers that a drain may take down at once. */
export const pdbMissing: Rule = {
  id: 'pdb-missing',
  severity: 'info',
  enforcement: 'practice',
  title: 'A StatefulSet with several replicas has a PodDisruptionBudget',
  why: 'A drain evicts all pods of a node together, and drains of several nodes run at once: a quorum may be gone for as long as its pods need to start.',
  symptom: 'The quorum is lost while nodes are drained',
  fix: 'Write a PodDisruptionBudget with the labels of the pods and `maxUnavailable: 1`.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  *check({ inventory }) {
    const byLabel = new Map<string, Resource[]>();
    const withoutLabels: Resource[] = [];
    for (const budget of inventory.ofKind('PodDisruptionBudget')) {
      const [first] = labels(mapping(budget.spec.selector)?.matchLabels);
      if (first === undefined) withoutLabels.push(budget);
      else byLabel.set(first.join('='), [...(byLabel.get(first.join('=')) ?? []), budget]);
    }
    for (const workload of inventory.workloads) {
      if (workload.kind !== 'StatefulSet' || (workload.replicas ?? 0) < 2) continue;
      const budgets = [
        ...withoutLabels,
        ...[...workload.podLabels].flatMap((pair) => byLabel.get(pair.join('=')) ?? []),
      ];
      const covered = budgets.some(
        (budget) =>
          budget.mayShareNamespace(workload) && labelSelectorMatches(budget.spec.selector, workload.podLabels),
      );
      if (!covered)
        yield {
          object: workload.manifest,
          path: 'spec.replicas',
          found: `${workload.replicas} replicas, and no PodDisruptionBudget in sight that selects them`,
          expected: 'a PodDisruptionBudget',
        };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), sampleStatefulSet(), other(), budgetOf('other')],
    good: [sampleHeadlessService(), sampleStatefulSet(), other(), budgetOf('web')],
  },
};

function budgetOf(app: string) {
  return samplePodDisruptionBudget({ spec: { maxUnavailable: 1, selector: { matchLabels: { app } } } });
}

function other() {
  return sampleDeployment({ name: 'other' });
}
