import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = withField(sampleDeployment(), 'spec.template.spec.containers[0].ports', [
  { containerPort: 8080, hostPort: 8080 },
]);

export const hostPortInvalid: Rule = {
  id: 'host-port-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Give each hostPort a number from 1 to 65535 that no other port of the pod has',
  why: TOPICS['host-port-invalid'],
  symptom:
    'spec.template.spec.containers[0].ports[0].hostPort: Invalid value: 70000: must be between 1 and 65535, inclusive',
  fix: 'Write a free port of the node, or leave hostPort out and use a Service.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
  check: findingsAbout('host-port-invalid'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.containers[0].ports[0].hostPort', 70000)],
    good: [whole],
  },
};
