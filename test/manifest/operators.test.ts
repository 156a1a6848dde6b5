import { expect, test } from 'vitest';
import { Inventory } from '../../lib/manifest/inventory';
import { mayMakePods, mayMakeServices } from '../../lib/manifest/operators';
import { Resource } from '../../lib/manifest/resource';

const may = (apiVersion: string, kind: string): readonly boolean[] => {
  const manifest = { apiVersion, kind, metadata: { name: 'web' } };
  return [mayMakePods(new Inventory([manifest])), mayMakeServices(new Resource(manifest))];
};

test.each([
  ['example.com/v1', 'Database'],
  ['monitoring.coreos.com/v1', 'Prometheus'],
  ['leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet'],
])('the operator of a %s %s may make pods, and Services for them', (apiVersion, kind) => {
  expect(may(apiVersion, kind)).toEqual([true, true]);
});

test('a Rollout of Argo makes pods; its Services are those that it names', () => {
  expect(may('argoproj.io/v1alpha1', 'Rollout')).toEqual([true, false]);
});

test.each([
  ['v1', 'ConfigMap'],
  ['apps/v1', 'StatefulSet'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['networking.istio.io/v1', 'VirtualService'],
  ['telemetry.istio.io/v1', 'Telemetry'],
  ['policy.linkerd.io/v1beta3', 'Server'],
  ['monitoring.coreos.com/v1', 'ServiceMonitor'],
  ['argoproj.io/v1alpha1', 'Application'],
])('for a %s %s no operator makes pods or Services', (apiVersion, kind) => {
  expect(may(apiVersion, kind)).toEqual([false, false]);
});
