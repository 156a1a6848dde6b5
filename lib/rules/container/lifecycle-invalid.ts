import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = withField(sampleDeployment(), 'spec.template.spec.containers[0].lifecycle.preStop', {
  exec: { command: ['sleep', '5'] },
});

export const lifecycleInvalid: Rule = {
  id: 'lifecycle-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Let a hook do exactly one thing',
  why: TOPICS['lifecycle-invalid'],
  symptom: 'spec.template.spec.containers[0].lifecycle.preStop: Required value: must specify a handler type',
  fix: 'Write exec, httpGet or sleep, and only one of them.',
  source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
  check: findingsAbout('lifecycle-invalid'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.containers[0].lifecycle.preStop.exec', undefined)],
    good: [whole],
  },
};
