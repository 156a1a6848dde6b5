import { TOPICS } from '../../kubernetes/constraints/topics';
import { withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const sampleJob = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'web' },
  spec: {
    backoffLimit: 3,
    template: { spec: { restartPolicy: 'Never', containers: [{ name: 'web', image: 'registry.example/web:1' }] } },
  },
};

export const jobInvalid: Rule = {
  id: 'job-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Give a Job counts of 0 or more, and completionMode Indexed for fields about indexes',
  why: TOPICS['job-invalid'],
  symptom: 'spec.backoffLimit: Invalid value: -1: must be greater than or equal to 0',
  fix: 'Write 0 or more; leave the field out for its default.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/',
  check: findingsAbout('job-invalid'),
  examples: {
    bad: [withField(sampleJob, 'spec.backoffLimit', -1)],
    good: [sampleJob],
  },
};
