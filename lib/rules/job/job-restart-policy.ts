import { TOPICS } from '../../kubernetes/constraints/topics';
import { withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const sampleJob = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'web' },
  spec: {
    template: { spec: { restartPolicy: 'Never', containers: [{ name: 'web', image: 'registry.example/web:1' }] } },
  },
};

export const jobRestartPolicy: Rule = {
  id: 'job-restart-policy',
  severity: 'error',
  enforcement: 'api',
  title: 'Write restartPolicy OnFailure or Never in the pod template of a Job',
  why: TOPICS['job-restart-policy'],
  symptom: 'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
  fix: 'Write restartPolicy: Never, or OnFailure to restart in the same pod.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template',
  check: findingsAbout('job-restart-policy'),
  examples: {
    bad: [withField(sampleJob, 'spec.template.spec.restartPolicy', undefined)],
    good: [sampleJob],
  },
};
