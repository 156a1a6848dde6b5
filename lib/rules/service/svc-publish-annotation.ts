import { fieldPath } from '../path';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';

const ANNOTATION = 'service.alpha.kubernetes.io/tolerate-unready-endpoints';
const base = withField(sampleHeadlessService(), 'metadata.annotations', { [ANNOTATION]: 'true' });

export const svcPublishAnnotation: Rule = {
  id: 'svc-publish-annotation',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Publish not-ready addresses with the field, not with the old annotation',
  why:
    'The annotation service.alpha.kubernetes.io/tolerate-unready-endpoints has no effect any more. Kubernetes ' +
    'reads only the field publishNotReadyAddresses.',
  symptom: 'nslookup of a pod that is not ready answers NXDOMAIN',
  fix: 'Set spec.publishNotReadyAddresses: true.',
  source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/',
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (service.annotations.get(ANNOTATION) !== 'true' || typeof service.spec.publishNotReadyAddresses === 'boolean')
        continue;
      yield {
        object: service.manifest,
        path: fieldPath('metadata.annotations', ANNOTATION),
        found: '"true", and no publishNotReadyAddresses',
        expected: 'spec.publishNotReadyAddresses true',
      };
    }
  },
  examples: {
    bad: [base, sampleStatefulSet()],
    good: [withField(base, 'spec.publishNotReadyAddresses', true), sampleStatefulSet()],
  },
};
