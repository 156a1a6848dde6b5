import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const whole = sampleDeployment();

export const workloadNumberInvalid: Rule = {
  id: 'workload-number-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Give workloads counts and seconds of 0 or more',
  why: TOPICS['workload-number-invalid'],
  symptom: 'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
  fix: 'Write 0 or more.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#writing-a-deployment-spec',
  check: findingsAbout('workload-number-invalid'),
  examples: {
    bad: [withField(whole, 'spec.replicas', -1)],
    good: [whole],
  },
};
