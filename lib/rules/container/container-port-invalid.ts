import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = withField(sampleDeployment(), 'spec.template.spec.containers[0].ports', [{ containerPort: 7000 }]);

export const containerPortInvalid: Rule = {
  id: 'container-port-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Give a container port a number from 1 to 65535',
  why: TOPICS['container-port-invalid'],
  symptom:
    'spec.template.spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive',
  fix: 'Write the port that the container listens on.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
  check: findingsAbout('container-port-invalid'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.containers[0].ports[0].containerPort', 70000)],
    good: [whole],
  },
};
