import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment({ podSpec: { tolerations: [{ key: 'team', operator: 'Equal', value: 'a' }] } });

export const tolerationInvalid: Rule = {
  id: 'toleration-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Write the key of a toleration, or Exists without key and value',
  why: TOPICS['toleration-invalid'],
  symptom: "value must be empty when `operator` is 'Exists'",
  fix: 'Write operator: Equal with a value, or operator: Exists without one.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
  check: findingsAbout('toleration-invalid'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.tolerations[0].operator', 'Exists')],
    good: [whole],
  },
};
