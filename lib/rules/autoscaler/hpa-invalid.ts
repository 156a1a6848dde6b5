import { TOPICS } from '../../kubernetes/constraints/topics';
import { withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const sampleAutoscaler = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web' },
  spec: { minReplicas: 3, maxReplicas: 6, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
};

export const hpaInvalid: Rule = {
  id: 'hpa-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Give an autoscaler a range of replicas, a workload, and one target for each metric',
  why: TOPICS['hpa-invalid'],
  symptom: 'must be greater than or equal to `minReplicas`',
  fix: 'Write maxReplicas that is at least minReplicas, and for each metric the source that its type names.',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  check: findingsAbout('hpa-invalid'),
  examples: {
    bad: [withField(sampleAutoscaler, 'spec.maxReplicas', 2)],
    good: [sampleAutoscaler],
  },
};
