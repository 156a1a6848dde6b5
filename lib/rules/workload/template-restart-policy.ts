import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment({ podSpec: { restartPolicy: 'Always' } });

export const templateRestartPolicy: Rule = {
  id: 'template-restart-policy',
  severity: 'error',
  enforcement: 'api',
  title: 'Leave restartPolicy Always where a controller keeps the pods running',
  why: TOPICS['template-restart-policy'],
  symptom: 'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
  fix: 'Remove restartPolicy, or make the pods with a Job.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
  check: findingsAbout('template-restart-policy'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.restartPolicy', 'Never')],
    good: [whole],
  },
};
