import { expect, test } from 'vitest';
import { isSetByController } from '../../lib/kubernetes/controller-labels';

test.each([
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/job-completion-index',
  'pod-template-hash',
  'controller-revision-hash',
  'pod-template-generation',
  'controller-uid',
  'batch.kubernetes.io/controller-uid',
  'job-name',
  'batch.kubernetes.io/job-name',
])('the label %s comes from a controller', (label) => {
  expect(isSetByController(label)).toBe(true);
});

test.each(['app', 'app.kubernetes.io/name', 'pod-name', ''])('the label "%s" comes from a manifest', (label) => {
  expect(isSetByController(label)).toBe(false);
});
