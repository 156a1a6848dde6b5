import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Inventory } from '../../manifest/inventory';
import { labelSelectorMatches } from '../../manifest/selector';
import { Workload } from '../../manifest/workload';
import type { Rule, RuleFinding } from '../rule';
import { findingsAbout } from '../shared/constraints';
import { kustomizeLabels } from '../shared/manifest/kustomize-labels';

const about = findingsAbout('selector-misses-template');
const whole = sampleDeployment();

export const selectorMissesTemplate: Rule = {
  id: 'selector-misses-template',
  severity: 'error',
  enforcement: 'api',
  title: 'Give the pod template the labels that the selector asks for',
  why: TOPICS['selector-misses-template'],
  symptom: '`selector` does not match template `labels`',
  fix: 'Write the same labels in spec.selector.matchLabels and in spec.template.metadata.labels.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  *check(run) {
    for (const finding of about(run)) if (!isGivenByKustomize(run.inventory, finding)) yield finding;
  },
  examples: {
    bad: [withField(whole, 'spec.selector.matchLabels.app', 'wbe')],
    good: [whole],
  },
};

/** Whether kustomize gives the pods the labels that are missing. */
function isGivenByKustomize(inventory: Inventory, { object }: RuleFinding): boolean {
  const workload = new Workload(object);
  const added = kustomizeLabels(inventory, workload);
  return added.size > 0 && labelSelectorMatches(workload.spec.selector, new Map([...workload.podLabels, ...added]));
}
