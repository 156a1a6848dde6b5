import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { rbacEndpointsLegacy } from '../../../lib/rules/rbac/rbac-endpoints-legacy';
import { placesOf } from '../rule-tests';

const role = (rules: readonly Manifest[], kind = 'Role'): Manifest => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind,
  metadata: { name: 'reader' },
  rules,
});
const WATCH = ['get', 'list', 'watch'];
const endpoints = (verbs = WATCH, more: Manifest = {}) => ({
  apiGroups: [''],
  resources: ['endpoints'],
  verbs,
  ...more,
});
const SERVICES = { apiGroups: [''], resources: ['services'], verbs: WATCH };

describe('a right to watch Endpoints alone', () => {
  test.each(['Role', 'ClusterRole'])('is found in a %s', (kind) => {
    expect(placesOf(rbacEndpointsLegacy, [role([SERVICES, endpoints()], kind)])).toEqual([
      `${kind}/reader rules[1].resources`,
    ]);
  });

  test('is found where list and watch stand in two rules, or are all verbs', () => {
    expect(placesOf(rbacEndpointsLegacy, [role([endpoints(['list']), endpoints(['watch'])])])).toEqual([
      'Role/reader rules[0].resources',
    ]);
    expect(placesOf(rbacEndpointsLegacy, [role([endpoints(['*'])])])).toHaveLength(1);
  });
});

describe('nothing is found', () => {
  test.each([[['get']], [['list']], [['watch']], [['get', 'create']]])(
    'for the verbs %j, which do not watch',
    (verbs) => {
      expect(placesOf(rbacEndpointsLegacy, [role([endpoints(verbs)])])).toEqual([]);
    },
  );

  test('for single objects, which no client watches as a collection', () => {
    expect(placesOf(rbacEndpointsLegacy, [role([endpoints(WATCH, { resourceNames: ['web'] })])])).toEqual([]);
  });

  test('beside a right on EndpointSlices, in the same rule or in another', () => {
    const slices = { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: WATCH };
    expect(placesOf(rbacEndpointsLegacy, [role([endpoints(), slices])])).toEqual([]);
    const both = { apiGroups: ['', 'discovery.k8s.io'], resources: ['endpoints', 'endpointslices'], verbs: WATCH };
    expect(placesOf(rbacEndpointsLegacy, [role([both])])).toEqual([]);
  });

  test('for other resources, and for endpoints of another API group', () => {
    expect(placesOf(rbacEndpointsLegacy, [role([SERVICES])])).toEqual([]);
    expect(placesOf(rbacEndpointsLegacy, [role([endpoints(WATCH, { apiGroups: ['example.com'] })])])).toEqual([]);
  });
});
