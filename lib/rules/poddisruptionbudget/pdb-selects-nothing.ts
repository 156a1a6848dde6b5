import { labels, list, mapping, text } from '../../manifest/manifest';
import type { Resource } from '../../manifest/resource';
import { sampleDeployment, samplePodDisruptionBudget } from '../examples';
import { hasPodMakers } from '../shared/pod/pod-makers';
import { isSetByController } from '../../kubernetes/controller-labels';
import type { Rule } from '../rule';

/** A budget for pods that nobody makes. */
export const pdbSelectsNothing: Rule = {
  id: 'pdb-selects-nothing',
  severity: 'info',
  enforcement: 'runtime',
  title: 'A PodDisruptionBudget selects pods of the run',
  why: 'A budget whose labels no pod has protects nothing, and nobody is told. The pods may also come from elsewhere: it is silent where a custom resource may make them.',
  symptom: 'ALLOWED DISRUPTIONS stays 0 and evictions pass',
  fix: 'Copy the labels of the pod template.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors',
  *check({ inventory }) {
    const budgets = inventory.ofKind('PodDisruptionBudget').filter(({ group }) => group === 'policy');
    if (budgets.length === 0 || inventory.workloads.length === 0 || hasPodMakers(inventory)) return;
    for (const budget of budgets) {
      // Without a selector it is part of a budget, as a kustomize patch is.
      if (mapping(budget.spec.selector) === undefined) continue;
      if (hasRunTimeLabel(budget) || inventory.matching(budget.spec.selector, budget).length > 0) continue;
      const { selector } = budget.spec;
      yield {
        object: budget.manifest,
        path: 'spec.selector',
        found: `${JSON.stringify(selector)}, which no pod template of the run matches`,
        expected: 'the labels of a pod template',
      };
    }
  },
  examples: {
    bad: [sampleDeployment(), budgetOf('wbe')],
    good: [sampleDeployment(), budgetOf('web')],
  },
};

function hasRunTimeLabel(budget: Resource): boolean {
  const selector = mapping(budget.spec.selector);
  return (
    [...labels(selector?.matchLabels).keys()].some(isSetByController) ||
    list(selector?.matchExpressions).some((expression) => isSetByController(text(mapping(expression)?.key) ?? ''))
  );
}

function budgetOf(app: string) {
  return samplePodDisruptionBudget({ spec: { maxUnavailable: 1, selector: { matchLabels: { app } } } });
}
