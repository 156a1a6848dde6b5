import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleService, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleService({
  spec: { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 3600 } } },
});

export const serviceInvalid: Rule = {
  id: 'service-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Give a Service addresses, ranges and times that kube-proxy can use',
  why: TOPICS['service-invalid'],
  symptom:
    'spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 604800: must be greater than 0 and less than 86400',
  fix: 'Write at most 86400 seconds, IP addresses of the right family, and blocks of addresses with their prefix.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
  outranks: ['svc-clusterips-none'],
  check: findingsAbout('service-invalid'),
  examples: {
    bad: [withField(whole, 'spec.sessionAffinityConfig.clientIP.timeoutSeconds', 604800)],
    good: [whole],
  },
};
