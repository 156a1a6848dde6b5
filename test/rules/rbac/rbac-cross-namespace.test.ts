import { expect, test } from 'vitest';
import { rbacCrossNamespace } from '../../../lib/rules/rbac/rbac-cross-namespace';
import { sampleWatcher } from '../../../lib/rules/shared/rbac/sample-watcher';
import { findingsOf, placesOf } from '../rule-tests';

const elsewhere = sampleWatcher({ bindingNamespace: 'shop' });

test('a binding in the namespace of the client is found, with that of the Service', () => {
  expect(placesOf(rbacCrossNamespace, elsewhere)).toEqual(['RoleBinding/shop-reads-prices metadata.namespace']);
  expect(findingsOf(rbacCrossNamespace, elsewhere)).toMatchObject([
    { found: '"shop"; the pod watches "kubernetes:///prices.prices:grpc"', expected: '"prices"' },
  ]);
});

test('a binding in the namespace of the Service is right', () => {
  expect(placesOf(rbacCrossNamespace, sampleWatcher())).toEqual([]);
});

test('a second binding in the namespace of the Service gives the right', () => {
  const binding = sampleWatcher().filter(({ kind }) => kind === 'RoleBinding');
  expect(placesOf(rbacCrossNamespace, [...elsewhere, ...binding])).toEqual([]);
});

test('a ClusterRoleBinding gives the right in all namespaces', () => {
  const everywhere = elsewhere.map((manifest) =>
    manifest.kind === 'RoleBinding'
      ? { ...manifest, kind: 'ClusterRoleBinding', metadata: { name: 'shop-reads-prices' } }
      : manifest,
  );
  expect(placesOf(rbacCrossNamespace, everywhere)).toEqual([]);
});

test.each(['RoleBinding', 'ClusterRole', 'Deployment'])('nothing is found without the %s', (missing) => {
  expect(
    placesOf(
      rbacCrossNamespace,
      elsewhere.filter(({ kind }) => kind !== missing),
    ),
  ).toEqual([]);
});
