import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { rbacToken } from '../../../lib/rules/rbac/rbac-token';
import { sampleWatcher } from '../../../lib/rules/shared/rbac/sample-watcher';
import { findingsOf, placesOf } from '../rule-tests';

const FIELD = 'automountServiceAccountToken';
const withAccount = (value: unknown, pod: Manifest = {}) =>
  sampleWatcher({ pod }).map((manifest) =>
    manifest.kind === 'ServiceAccount' ? { ...manifest, [FIELD]: value } : manifest,
  );

describe('a client of the API without a token', () => {
  test('is found at the pod that mounts none', () => {
    const manifests = sampleWatcher({ pod: { [FIELD]: false } });
    expect(placesOf(rbacToken, manifests)).toEqual([`Deployment/shop spec.template.spec.${FIELD}`]);
    expect(findingsOf(rbacToken, manifests)).toMatchObject([
      { found: 'false; the pod watches "kubernetes:///prices.prices:grpc"', expected: 'true' },
    ]);
  });

  test('is found at the ServiceAccount that gives none', () => {
    expect(placesOf(rbacToken, withAccount(false))).toEqual([`ServiceAccount/shop ${FIELD}`]);
  });

  test('is found beside volumes without a token', () => {
    const volumes = [
      { name: 't', projected: { sources: [{ configMap: { name: 'a' } }] } },
      { name: 'e', emptyDir: {} },
    ];
    expect(placesOf(rbacToken, sampleWatcher({ pod: { [FIELD]: false, volumes } }))).toHaveLength(1);
  });
});

describe('nothing is found', () => {
  test('where the pod mounts one, whatever the ServiceAccount has', () => {
    expect(placesOf(rbacToken, withAccount(false, { [FIELD]: true }))).toEqual([]);
  });

  test.each([true, undefined])('where the ServiceAccount has %s', (value) => {
    expect(placesOf(rbacToken, withAccount(value))).toEqual([]);
  });

  test('where the ServiceAccount is not in the checked files', () => {
    const manifests = withAccount(false).filter(({ kind }) => kind !== 'ServiceAccount');
    expect(placesOf(rbacToken, manifests)).toEqual([]);
  });

  test('where a volume has one', () => {
    const sources = [{ configMap: { name: 'a' } }, { serviceAccountToken: { path: 'token' } }];
    const volumes = [
      { name: 'e', emptyDir: {} },
      { name: 't', projected: { sources } },
    ];
    expect(placesOf(rbacToken, sampleWatcher({ pod: { [FIELD]: false, volumes } }))).toEqual([]);
  });

  test('for a pod that watches nothing', () => {
    const manifests = sampleWatcher({ pod: { [FIELD]: false } }).filter(({ kind }) => kind !== 'Service');
    const quiet = manifests.filter(({ kind }) => kind !== 'Deployment');
    expect(placesOf(rbacToken, quiet)).toEqual([]);
  });
});
