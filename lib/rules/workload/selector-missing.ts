import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment();

export const selectorMissing: Rule = {
  id: 'selector-missing',
  severity: 'error',
  enforcement: 'api',
  title: 'Give each workload a selector for its pods',
  why: TOPICS['selector-missing'],
  symptom: 'spec.selector: Required value',
  fix: 'Write spec.selector.matchLabels with labels that the pod template has.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  check: findingsAbout('selector-missing'),
  examples: {
    bad: [withField(whole, 'spec.selector', undefined)],
    good: [whole],
  },
};
