import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { rbacResourcenames } from '../../../lib/rules/rbac/rbac-resourcenames';
import { findingsOf, placesOf } from '../rule-tests';

const slices = (more: Manifest = {}) => ({
  apiGroups: ['discovery.k8s.io'],
  resources: ['endpointslices'],
  verbs: ['list', 'watch'],
  ...more,
});
const named = (more: Manifest = {}) => slices({ resourceNames: ['prices'], ...more });
const role = (...rules: readonly Manifest[]) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name: 'reader' },
  rules,
});
const SERVICES = { apiGroups: [''], resources: ['services'], verbs: ['get'] };

describe('a right to list or watch named EndpointSlices', () => {
  test('is found in a Role and in a ClusterRole', () => {
    expect(placesOf(rbacResourcenames, [role(SERVICES, named())])).toEqual(['Role/reader rules[1].resourceNames']);
    expect(placesOf(rbacResourcenames, [{ ...role(named()), kind: 'ClusterRole' }])).toEqual([
      'ClusterRole/reader rules[0].resourceNames',
    ]);
    expect(findingsOf(rbacResourcenames, [role(named())])).toMatchObject([
      { found: '["prices"], with the verbs ["list","watch"]', expected: 'no resourceNames' },
    ]);
  });

  test.each([[['list']], [['watch']], [['get', 'watch']]])('is found for the verbs %j', (verbs) => {
    expect(placesOf(rbacResourcenames, [role(named({ verbs }))])).toHaveLength(1);
  });
});

describe('nothing is found', () => {
  test('without names', () => {
    expect(placesOf(rbacResourcenames, [role(slices())])).toEqual([]);
    expect(placesOf(rbacResourcenames, [role(slices({ resourceNames: [] }))])).toEqual([]);
  });

  test('for the right to get a named object', () => {
    expect(placesOf(rbacResourcenames, [role(named({ verbs: ['get'] }))])).toEqual([]);
  });

  test('where another rule of the role has no names', () => {
    expect(placesOf(rbacResourcenames, [role(named(), slices())])).toEqual([]);
  });

  test('where the names may be of other resources in the same rule', () => {
    expect(placesOf(rbacResourcenames, [role(SERVICES, named({ resources: ['endpointslices', 'leases'] }))])).toEqual(
      [],
    );
  });

  test('for other resources', () => {
    expect(placesOf(rbacResourcenames, [role(named({ resources: ['endpoints'] }))])).toEqual([]);
  });
});
