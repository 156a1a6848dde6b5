import { expect, test } from 'vitest';
import { removedApi } from '../../../lib/rules/manifest/removed-api';
import { findingsOf, kubernetes } from '../rule-tests';

const told = (apiVersion: string, kind: string, oldest = '1.27', newest = '1.37') =>
  findingsOf(removedApi, [{ apiVersion, kind, metadata: { name: 'x' }, spec: {} }], {
    kubernetes: { oldest, newest },
  }).map(({ severity, path, found, expected }) => `${severity} ${path}: ${found}, expected ${expected}`);

test.each([
  ['extensions/v1beta1', 'Deployment', '1.16', 'apps/v1'],
  ['extensions/v1beta1', 'NetworkPolicy', '1.16', 'networking.k8s.io/v1'],
  ['extensions/v1beta1', 'Ingress', '1.22', 'networking.k8s.io/v1'],
  ['apps/v1beta1', 'StatefulSet', '1.16', 'apps/v1'],
  ['apps/v1beta2', 'StatefulSet', '1.16', 'apps/v1'],
  ['apps/v1beta2', 'DaemonSet', '1.16', 'apps/v1'],
  ['batch/v1beta1', 'CronJob', '1.25', 'batch/v1'],
  ['discovery.k8s.io/v1beta1', 'EndpointSlice', '1.25', 'discovery.k8s.io/v1'],
  ['policy/v1beta1', 'PodDisruptionBudget', '1.25', 'policy/v1'],
  ['policy/v1beta1', 'PodSecurityPolicy', '1.25', 'the Pod Security labels of the namespace'],
  ['autoscaling/v2beta1', 'HorizontalPodAutoscaler', '1.25', 'autoscaling/v2'],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', '1.26', 'autoscaling/v2'],
  ['rbac.authorization.k8s.io/v1alpha1', 'Role', '1.22', 'rbac.authorization.k8s.io/v1'],
  ['rbac.authorization.k8s.io/v1beta1', 'ClusterRoleBinding', '1.22', 'rbac.authorization.k8s.io/v1'],
  ['flowcontrol.apiserver.k8s.io/v1beta1', 'FlowSchema', '1.26', 'flowcontrol.apiserver.k8s.io/v1'],
  ['storage.k8s.io/v1beta1', 'CSIStorageCapacity', '1.27', 'storage.k8s.io/v1'],
])('%s %s is served by none of the targets', (apiVersion, kind, removed, instead) => {
  expect(told(apiVersion, kind)).toEqual([
    `error apiVersion: ${apiVersion} ${kind}, which Kubernetes ${removed} and later do not serve, expected ${instead}`,
  ]);
});

test('a version that one of the supported Kubernetes versions took away is found as well', () => {
  const flow = 'flowcontrol.apiserver.k8s.io/v1beta2';
  expect(told(flow, 'FlowSchema', '1.27', '1.29')).toEqual([
    `error apiVersion: ${flow} FlowSchema, which Kubernetes 1.29 and later do not serve, expected flowcontrol.apiserver.k8s.io/v1`,
  ]);
  expect(told(flow, 'FlowSchema', '1.27', '1.28')[0]).toMatch(/^warning /);
});

test('a version is a warning where all targets still serve it, and an error where one does not', () => {
  const severities = (newest: string) =>
    findingsOf(
      removedApi,
      [{ apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget', metadata: { name: 'x' }, spec: {} }],
      { kubernetes: { oldest: '1.24', newest } },
    ).map(({ severity }) => severity);
  expect(severities('1.24')).toEqual(['warning']);
  expect(severities('1.25')).toEqual(['error']);
  expect(severities('1.26')).toEqual(['error']);
});

test.each([
  ['policy/v1', 'PodDisruptionBudget'],
  ['autoscaling/v1', 'HorizontalPodAutoscaler'],
  ['networking.k8s.io/v1', 'Ingress'],
  ['policy/v1beta1', 'Deployment'],
  ['example.com/v1beta1', 'PodDisruptionBudget'],
])('%s %s is no removed version', (apiVersion, kind) => {
  expect(told(apiVersion, kind)).toEqual([]);
});

test('a patch that has metadata alone is no object of its own', () => {
  const patch = { apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget', metadata: { name: 'x' } };
  expect(findingsOf(removedApi, [patch], kubernetes('1.27'))).toEqual([]);
});
