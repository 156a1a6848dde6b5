import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = withField(sampleDeployment(), 'spec.template.spec.containers[0].livenessProbe', {
  tcpSocket: { port: 8080 },
  periodSeconds: 10,
});

export const probeInvalid: Rule = {
  id: 'probe-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Give a probe seconds and failures of 0 or more, and an HTTP request that is valid',
  why: TOPICS['probe-invalid'],
  symptom:
    'spec.template.spec.containers[0].livenessProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0',
  fix: 'Write 0 or more, HTTP or HTTPS, and headers of letters, digits and "-".',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
  check: findingsAbout('probe-invalid'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.containers[0].livenessProbe.periodSeconds', -1)],
    good: [whole],
  },
};
