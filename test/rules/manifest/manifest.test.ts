import { expect, test } from 'vitest';
import { duplicateKeysOf, noteDuplicateKeys } from '../../../lib/manifest/duplicate-keys';
import { check } from '../../../lib/rules/engine';
import { removedApi } from '../../../lib/rules/manifest/removed-api';
import { yamlDuplicateKey } from '../../../lib/rules/manifest/yaml-duplicate-key';
import { sampleService } from '../../../lib/rules/samples';
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

test('a reader can note several keys of a document, one after another', () => {
  const service = sampleService();
  noteDuplicateKeys(service, [{ path: 'spec.selector', lines: [5, 9] }]);
  noteDuplicateKeys(service, [{ path: 'metadata.name' }]);
  expect(duplicateKeysOf(service)).toHaveLength(2);
  expect(check([service], [yamlDuplicateKey]).map(({ path, found }) => [path, found])).toEqual([
    ['spec.selector', 'the key twice, in lines 5 and 9'],
    ['metadata.name', 'the key twice'],
  ]);
});

test('an object of which no reader spoke has no key twice', () => {
  expect(check([sampleService()], [yamlDuplicateKey])).toEqual([]);
});
