import { labels, list, mapping, text } from '../../manifest/manifest';
import type { Resource } from '../../manifest/resource';
import { sampleDeployment, samplePodDisruptionBudget } from '../examples';
import { mayMakePods } from '../../manifest/operators';
import { isSetByController } from '../../kubernetes/controller-labels';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';

export const pdbSelectsNothing: Rule = {
  id: 'pdb-selects-nothing',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Write labels of pods into the selector of a PodDisruptionBudget',
  why:
    'A budget whose labels no pod has protects nothing, and no object shows an error. There is no finding where ' +
    'a custom resource in the checked files may create the pods.',
  symptom: 'ALLOWED DISRUPTIONS stays 0 and evictions pass',
  fix: 'Copy the labels of the pod template.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors',
  *check({ inventory }) {
    const budgets = inventory.ofKind('PodDisruptionBudget').filter(({ group }) => group === 'policy');
    if (budgets.length === 0 || inventory.workloads.length === 0 || mayMakePods(inventory)) return;
    for (const budget of budgets) {
      // Without a selector it may be a patch of another manifest, as for kustomize.
      if (mapping(budget.spec.selector) === undefined) continue;
      if (selectsByControllerLabel(budget) || inventory.matching(budget.spec.selector, budget).length > 0) continue;
      const { selector } = budget.spec;
      yield {
        object: budget.manifest,
        path: 'spec.selector',
        found: `${quoted(selector)}, which matches no pod template in the checked files`,
        expected: 'labels of a pod template, such as {"matchLabels":{"app":"web"}}',
      };
    }
  },
  examples: {
    bad: [sampleDeployment(), budgetOf('wbe')],
    good: [sampleDeployment(), budgetOf('web')],
  },
};

function selectsByControllerLabel(budget: Resource): boolean {
  const selector = mapping(budget.spec.selector);
  return (
    [...labels(selector?.matchLabels).keys()].some(isSetByController) ||
    list(selector?.matchExpressions).some((expression) => isSetByController(text(mapping(expression)?.key) ?? ''))
  );
}

function budgetOf(app: string) {
  return samplePodDisruptionBudget({ spec: { maxUnavailable: 1, selector: { matchLabels: { app } } } });
}
