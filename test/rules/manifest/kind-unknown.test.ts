import { expect, test } from 'vitest';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import { sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { kindUnknown } from '../../../lib/rules/manifest/kind-unknown';
import { findingsOf } from '../rule-tests';

const found = (apiVersion: string, kind: string) =>
  findingsOf(kindUnknown, [{ apiVersion, kind, metadata: { name: 'web' } }]).map(
    ({ path, expected }) => `${path}: ${expected}`,
  );

test.each([
  ['apps/v1', 'statefulset', 'kind: apiVersion apps/v1 with kind StatefulSet'],
  ['apps/v1', 'Statefulset', 'kind: apiVersion apps/v1 with kind StatefulSet'],
  ['apps/v1', 'StatefulSets', 'kind: apiVersion apps/v1 with kind StatefulSet'],
  ['apps/v1', 'Deploymnet', 'kind: apiVersion apps/v1 with kind Deployment'],
  ['v1', 'StatefulSet', 'apiVersion: apiVersion apps/v1 with kind StatefulSet'],
  ['apps/v1', 'Service', 'apiVersion: apiVersion v1 with kind Service'],
  ['app/v1', 'Deployment', 'apiVersion: apiVersion apps/v1 with kind Deployment'],
  ['apps/v2', 'Deployment', 'apiVersion: apiVersion apps/v1 with kind Deployment'],
  ['v1', 'EndpointSlice', 'apiVersion: apiVersion discovery.k8s.io/v1 with kind EndpointSlice'],
  ['v1', 'HorizontalPodAutoscaler', 'apiVersion: apiVersion autoscaling/v2 with kind HorizontalPodAutoscaler'],
  ['networking.k8s.io/v1', 'NetworkPolicies', 'kind: apiVersion networking.k8s.io/v1 with kind NetworkPolicy'],
])('%s %s is an error with the right pair', (apiVersion, kind, expected) => {
  expect(found(apiVersion, kind)).toEqual([expected]);
});

test.each([
  ['apps/v1', 'StatefulSet'],
  ['autoscaling/v1', 'HorizontalPodAutoscaler'],
  ['v1', 'List'],
  ['v1', 'PodList'],
  ['v1', 'Config'],
  ['v1', 'Template'],
  ['example.com/v1', 'Service'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['serving.knative.dev/v1', 'Service'],
  ['skaffold/v4beta6', 'Config'],
  ['policy/v1beta1', 'PodDisruptionBudget'],
  ['extensions/v1beta1', 'Ingress'],
])('%s %s is left alone', (apiVersion, kind) => {
  expect(found(apiVersion, kind)).toEqual([]);
});

test('an object of a wrong kind is looked at as the kind that is meant', () => {
  const set = withField(withField(sampleStatefulSet(), 'kind', 'statefulset'), 'spec.replicas', '3');
  const findings = check([set], CATALOGUE).filter(({ severity }) => severity === 'error');
  expect(findings.map(({ rule, path }) => `${rule.id} ${path}`)).toEqual([
    'kind-unknown kind',
    'field-type spec.replicas',
  ]);
  expect(findings.every(({ object }) => object === set)).toBe(true);
});

test('a placeholder is to be filled in', () => {
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: '${ROLE_KIND}', metadata: { name: 'web' } };
  expect(findingsOf(kindUnknown, [role]).map(({ fix }) => fix)).toEqual([
    'Check what comes out of the substitution, not what goes in.',
  ]);
});
