import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { rbacEndpointslices } from '../../../lib/rules/rbac/rbac-endpointslices';
import { sampleWatcher } from '../../../lib/rules/shared/rbac/sample-watcher';
import { findingsOf, placesOf } from '../rule-tests';

const ROLE = 'ClusterRole/endpoint-slice-reader rules[0].verbs';
const TARGET = 'Deployment/shop spec.template.spec.containers[0].env[0].value';
const without = (...kinds: readonly string[]): readonly Manifest[] =>
  sampleWatcher().filter(({ kind }) => !kinds.includes(String(kind)));
const boundTo = (...subjects: readonly Manifest[]) =>
  sampleWatcher().map((manifest) => (manifest.kind === 'RoleBinding' ? { ...manifest, subjects } : manifest));

describe('a client that watches EndpointSlices without the right to', () => {
  test.each([[['get', 'watch']], [['list']], [['get']]])('is found at the verbs of its role: %j', (verbs) => {
    expect(placesOf(rbacEndpointslices, sampleWatcher({ verbs }))).toEqual([ROLE]);
    expect(findingsOf(rbacEndpointslices, sampleWatcher({ verbs }))).toMatchObject([
      {
        found: JSON.stringify(verbs),
        expected:
          'the verbs "get", "list" and "watch" on "endpointslices" of "discovery.k8s.io" in the namespace "prices"',
      },
    ]);
  });

  test('is found at its target, where no role gives any right', () => {
    expect(placesOf(rbacEndpointslices, without('ClusterRole', 'RoleBinding'))).toEqual([TARGET]);
    expect(findingsOf(rbacEndpointslices, without('ClusterRole', 'RoleBinding'))[0]?.found).toBe(
      '"kubernetes:///prices.prices:grpc"; ServiceAccount "shop" has no right to watch EndpointSlices',
    );
  });

  test.each([
    ['another API group', { apiGroups: [''] }],
    ['another resource', { resources: ['endpoints'] }],
  ])('is found at its target, where the role is for %s', (_, rule) => {
    expect(placesOf(rbacEndpointslices, sampleWatcher({ rule }))).toEqual([TARGET]);
  });

  test.each([
    ['a user', { kind: 'User', name: 'alice' }],
    ['another ServiceAccount', { kind: 'ServiceAccount', name: 'cart', namespace: 'shop' }],
    ['a ServiceAccount of another namespace', { kind: 'ServiceAccount', name: 'shop', namespace: 'cart' }],
  ])('is found at its target, where the role is bound to %s', (_, subject) => {
    expect(placesOf(rbacEndpointslices, boundTo(subject))).toEqual([TARGET]);
  });

  test('is found for the ServiceAccount default, which every namespace has', () => {
    const manifests = sampleWatcher({ pod: { serviceAccountName: undefined } });
    expect(placesOf(rbacEndpointslices, manifests)).toEqual([TARGET]);
  });
});

describe('nothing is found', () => {
  test.each([[['get', 'list', 'watch']], [['list', 'watch']], [['*']]])('for the verbs %j', (verbs) => {
    expect(placesOf(rbacEndpointslices, sampleWatcher({ verbs }))).toEqual([]);
  });

  test('for a role of all groups and resources', () => {
    expect(placesOf(rbacEndpointslices, sampleWatcher({ rule: { apiGroups: ['*'], resources: ['*'] } }))).toEqual([]);
  });

  test('for a role that is bound to all ServiceAccounts', () => {
    expect(placesOf(rbacEndpointslices, boundTo({ kind: 'Group', name: 'system:serviceaccounts' }))).toEqual([]);
  });

  test.each([
    ['the role is not in the checked files', without('ClusterRole')],
    ['the ServiceAccount is not in the checked files', without('ClusterRole', 'RoleBinding', 'ServiceAccount')],
    ['no workload watches', without('Deployment', 'ClusterRole')],
  ])('where %s', (_, manifests) => {
    expect(placesOf(rbacEndpointslices, manifests)).toEqual([]);
  });

  test('for a client of old, whose role lets it watch Endpoints', () => {
    const role = { apiGroups: [''], resources: ['endpoints'], verbs: ['get', 'list', 'watch'] };
    expect(placesOf(rbacEndpointslices, sampleWatcher({ rule: role }))).toEqual([]);
    expect(placesOf(rbacEndpointslices, sampleWatcher({ rule: { ...role, verbs: ['get'] } }))).toEqual([TARGET]);
    expect(placesOf(rbacEndpointslices, sampleWatcher({ rule: { ...role, resources: ['*'] } }))).toEqual([TARGET]);
    expect(placesOf(rbacEndpointslices, sampleWatcher({ verbs: ['get'], moreRules: [role] }))).toEqual([ROLE]);
  });

  test('for a binding in another namespace, which rbac-cross-namespace finds', () => {
    expect(placesOf(rbacEndpointslices, sampleWatcher({ bindingNamespace: 'shop' }))).toEqual([]);
  });

  test('for names of resources, which rbac-resourcenames finds', () => {
    expect(placesOf(rbacEndpointslices, sampleWatcher({ rule: { resourceNames: ['prices'] } }))).toEqual([]);
  });
});
