import { labels, mapping } from '../../manifest/manifest';
import type { Resource } from '../../manifest/resource';
import { labelSelectorMatches } from '../../manifest/selector';
import { sampleDeployment, sampleHeadlessService, samplePodDisruptionBudget, sampleStatefulSet } from '../examples';
import type { Rule } from '../rule';
import { addToList } from '../../manifest/lists';

export const pdbMissing: Rule = {
  id: 'pdb-missing',
  severity: 'info',
  enforcement: 'practice',
  title: 'Create a PodDisruptionBudget for a StatefulSet of several replicas',
  why:
    'A drain evicts all pods of a node together, and several nodes may be drained at once: a quorum may be lost ' +
    'until its pods have started again.',
  symptom: 'the quorum is lost while nodes are drained',
  fix: 'Create a PodDisruptionBudget with the labels of the pods and maxUnavailable: 1.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  *check({ inventory }) {
    const byLabel = new Map<string, Resource[]>();
    const withoutLabels: Resource[] = [];
    for (const budget of inventory.ofKind('PodDisruptionBudget')) {
      const [first] = labels(mapping(budget.spec.selector)?.matchLabels);
      if (first === undefined) withoutLabels.push(budget);
      else addToList(byLabel, first.join('='), budget);
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
          found: `${workload.replicas} replicas, and no PodDisruptionBudget in the checked files selects them`,
          expected: 'a PodDisruptionBudget with maxUnavailable 1',
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
