import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment();

export const podGateInvalid: Rule = {
  id: 'pod-gate-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Name scheduling gates and readiness gates as conditions are named',
  why: TOPICS['pod-gate-invalid'],
  symptom:
    'spec.template.spec.readinessGates[0].conditionType: Invalid value: "in service": name part must consist of alphanumeric characters',
  fix: 'Write a name with an optional domain, such as example.com/in-service.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate',
  outranks: ['field-key-repeated'],
  check: findingsAbout('pod-gate-invalid'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.readinessGates', [{ conditionType: 'in service' }])],
    good: [withField(whole, 'spec.template.spec.readinessGates', [{ conditionType: 'example.com/in-service' }])],
  },
};
