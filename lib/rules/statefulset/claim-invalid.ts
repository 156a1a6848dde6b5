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

export const claimInvalid: Rule = {
  id: 'claim-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Give a claim access modes and a size above zero',
  why: TOPICS['claim-invalid'],
  symptom: 'spec.accessModes: Required value: at least 1 access mode is required',
  fix: 'Write accessModes: [ReadWriteOnce] and a size in resources.requests.storage.',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims',
  check: findingsAbout('claim-invalid'),
  examples: {
    bad: [withField(sampleClaim, 'spec.accessModes', [])],
    good: [sampleClaim],
  },
};
