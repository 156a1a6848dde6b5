import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { rbacPodsWatch } from '../../../lib/rules/rbac/rbac-pods-watch';
import { sampleDeployment } from '../../../lib/rules/examples';
import { sampleWatcher } from '../../../lib/rules/shared/rbac/sample-watcher';
import { placesOf } from '../rule-tests';

const WATCH = ['get', 'list', 'watch'];
const pods = (rule: Manifest = {}) => ({ apiGroups: [''], resources: ['pods'], verbs: WATCH, ...rule });
const watcher = (rule?: Manifest) => sampleWatcher(rule === undefined ? {} : { moreRules: [rule] });
const FOUND = 'ClusterRole/endpoint-slice-reader rules[1].resources';

describe('a client that watches EndpointSlices and may watch all pods', () => {
  test('is found at the role', () => {
    expect(placesOf(rbacPodsWatch, watcher(pods()))).toEqual([FOUND]);
  });

  test('is found once, however many clients the role has', () => {
    const other = sampleDeployment({
      name: 'cart',
      metadata: { namespace: 'shop' },
      podSpec: { serviceAccountName: 'shop' },
      container: { env: [{ name: 'TARGET', value: 'kubernetes:///prices.prices:grpc' }] },
    });
    expect(placesOf(rbacPodsWatch, [...watcher(pods()), other])).toEqual([FOUND]);
  });
});

describe('nothing is found', () => {
  test.each([{ verbs: ['get'] }, { verbs: ['list'] }, { resourceNames: ['web-0'] }, { apiGroups: ['metrics.k8s.io'] }])(
    'where the right on pods is %j',
    (rule) => {
      expect(placesOf(rbacPodsWatch, watcher(pods(rule)))).toEqual([]);
    },
  );

  test('where the client may watch EndpointSlices alone', () => {
    expect(placesOf(rbacPodsWatch, watcher())).toEqual([]);
  });

  test('where the role is not in the checked files', () => {
    const manifests = watcher(pods()).filter(({ kind }) => kind !== 'ClusterRole');
    expect(placesOf(rbacPodsWatch, manifests)).toEqual([]);
  });

  test('where nobody watches EndpointSlices: the role may be for something else', () => {
    const manifests = watcher(pods()).filter(({ kind }) => kind !== 'Deployment');
    expect(placesOf(rbacPodsWatch, manifests)).toEqual([]);
  });
});
