import { expect, test } from 'vitest';
import { check } from '../../../lib/rules/engine';
import { removedApi } from '../../../lib/rules/manifest/removed-api';
import { DEFAULT_SETTINGS } from '../../../lib/rules/settings';

function severity(apiVersion: string, kind: string, oldest: string, newest: string): string | undefined {
  const settings = { ...DEFAULT_SETTINGS, kubernetes: { oldest, newest } };
  return check([{ apiVersion, kind, metadata: { name: 'x' }, spec: {} }], [removedApi], settings)[0]?.severity;
}

test('an API is an error where a target does not serve it, and a warning before', () => {
  expect(severity('policy/v1beta1', 'PodDisruptionBudget', '1.24', '1.24')).toBe('warning');
  expect(severity('policy/v1beta1', 'PodDisruptionBudget', '1.24', '1.25')).toBe('error');
  expect(severity('policy/v1', 'PodDisruptionBudget', '1.27', '1.37')).toBeUndefined();
});

test.each([
  ['extensions/v1beta1', 'Deployment'],
  ['apps/v1beta2', 'StatefulSet'],
  ['batch/v1beta1', 'CronJob'],
  ['discovery.k8s.io/v1beta1', 'EndpointSlice'],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler'],
  ['rbac.authorization.k8s.io/v1beta1', 'ClusterRoleBinding'],
])('%s %s is served by none of the targets', (apiVersion, kind) => {
  expect(severity(apiVersion, kind, '1.27', '1.37')).toBe('error');
});

test('a patch that has metadata alone is no object of its own', () => {
  const patch = { apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget', metadata: { name: 'x' } };
  expect(check([patch], [removedApi])).toEqual([]);
});
