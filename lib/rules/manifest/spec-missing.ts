import { TOPICS } from '../../kubernetes/constraints/topics';
import { withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const sampleClaim = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'web' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
};

export const specMissing: Rule = {
  id: 'spec-missing',
  severity: 'error',
  enforcement: 'api',
  title: 'Give an object its spec',
  why: TOPICS['spec-missing'],
  symptom: 'spec.accessModes: Required value: at least 1 access mode is required',
  fix: 'Write the spec of the object.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/#object-spec-and-status',
  check: findingsAbout('spec-missing'),
  examples: {
    bad: [withField(sampleClaim, 'spec', undefined)],
    good: [sampleClaim],
  },
};
