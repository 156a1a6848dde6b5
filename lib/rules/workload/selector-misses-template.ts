import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

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
  check: findingsAbout('selector-misses-template'),
  examples: {
    bad: [withField(whole, 'spec.selector.matchLabels.app', 'wbe')],
    good: [whole],
  },
};
