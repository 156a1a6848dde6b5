import { expect, test } from 'vitest';
import { rbacCrossNamespace } from '../../../lib/rules/rbac/rbac-cross-namespace';
import { rbacEndpointslices } from '../../../lib/rules/rbac/rbac-endpointslices';
import { rbacResourcenames } from '../../../lib/rules/rbac/rbac-resourcenames';
import { rbacToken } from '../../../lib/rules/rbac/rbac-token';
import { sampleWatcher } from '../../../lib/rules/shared/rbac/sample-watcher';
import type { Manifest } from '../../../lib/manifest/manifest';
import { placesOf } from '../rule-tests';

const without = (...kinds: readonly string[]): readonly Manifest[] =>
  sampleWatcher().filter(({ kind }) => !kinds.includes(String(kind)));

test('a watcher whose ServiceAccount has no rights at all is told so at its target', () => {
  expect(placesOf(rbacEndpointslices, without('ClusterRole', 'RoleBinding'))).toEqual([
    'Deployment/shop spec.template.spec.containers[0].env[0].value',
  ]);
});

test.each([
  ['the role is not in sight', without('ClusterRole')],
  ['the ServiceAccount is made elsewhere', without('ClusterRole', 'RoleBinding', 'ServiceAccount')],
  ['nothing watches', without('Deployment', 'ClusterRole')],
])('nothing is said of rights where %s', (_, manifests) => {
  expect(placesOf(rbacEndpointslices, manifests)).toEqual([]);
});

test('a binding in the wrong namespace is one finding, at the binding', () => {
  const manifests = sampleWatcher({ bindingNamespace: 'shop' });
  expect(placesOf(rbacCrossNamespace, manifests)).toEqual(['RoleBinding/shop-reads-prices metadata.namespace']);
  expect(placesOf(rbacEndpointslices, manifests)).toEqual([]);
});

test('the right of a user is not the right of a pod, that of all ServiceAccounts is', () => {
  const bound = (name: string, kind: string) =>
    sampleWatcher().map((manifest) =>
      manifest.kind === 'RoleBinding' ? { ...manifest, subjects: [{ kind, name }] } : manifest,
    );
  expect(placesOf(rbacEndpointslices, bound('alice', 'User'))).toHaveLength(1);
  expect(placesOf(rbacEndpointslices, bound('system:serviceaccounts', 'Group'))).toEqual([]);
});

test('names beside a right without names are fine', () => {
  const moreRules = [{ apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list', 'watch'] }];
  expect(placesOf(rbacResourcenames, sampleWatcher({ rule: { resourceNames: ['a'] }, moreRules }))).toEqual([]);
});

test('a token that is mounted by hand is a token', () => {
  const volumes = [{ name: 't', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } }];
  expect(placesOf(rbacToken, sampleWatcher({ pod: { automountServiceAccountToken: false, volumes } }))).toEqual([]);
});

test('a ServiceAccount that gives no token is found, unless the pod says otherwise', () => {
  const off = (pod: Manifest) =>
    sampleWatcher({ pod }).map((manifest) =>
      manifest.kind === 'ServiceAccount' ? { ...manifest, automountServiceAccountToken: false } : manifest,
    );
  expect(placesOf(rbacToken, off({}))).toEqual(['ServiceAccount/shop automountServiceAccountToken']);
  expect(placesOf(rbacToken, off({ automountServiceAccountToken: true }))).toEqual([]);
});
