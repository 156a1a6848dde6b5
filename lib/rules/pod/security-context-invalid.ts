import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = withField(sampleDeployment(), 'spec.template.spec.containers[0].securityContext', { runAsUser: 1000 });

export const securityContextInvalid: Rule = {
  id: 'security-context-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Give a security context settings that the kernel can have together',
  why: TOPICS['security-context-invalid'],
  symptom:
    'spec.template.spec.containers[0].securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive',
  fix: 'Write a user from 0 to 2147483647, and allowPrivilegeEscalation: false only for containers that are not privileged.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  check: findingsAbout('security-context-invalid'),
  examples: {
    bad: [withField(whole, 'spec.template.spec.containers[0].securityContext.runAsUser', -1)],
    good: [whole],
  },
};
