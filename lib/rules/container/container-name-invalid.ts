import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment();

export const containerNameInvalid: Rule = {
  id: 'container-name-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Name each container with a DNS label that no other container of the pod has',
  why: TOPICS['container-name-invalid'],
  symptom:
    'spec.template.spec.containers[0].name: Invalid value: "my_app": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or \'-\', and must start and end with an alphanumeric character',
  fix: 'Use lower case letters, digits and "-".',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container',
  outranks: ['field-key-repeated'],
  check: findingsAbout('container-name-invalid'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.containers[0].name', 'my_app')],
    good: [whole],
  },
};
