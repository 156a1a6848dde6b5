import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { istioInjectionMixed } from '../../../lib/rules/istio/istio-injection-mixed';
import { sampleDeployment, sampleHeadlessService, samplePod, sampleService } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const sidecar = { mesh: 'istio-sidecar' } as const;
const web = sampleDeployment();
const canary = (inject = 'false', name = 'canary'): Manifest =>
  sampleDeployment({ name, labels: { app: 'web' }, podLabels: { 'sidecar.istio.io/inject': inject } });
const FOUND = "Deployment/canary spec.template.metadata.labels['sidecar.istio.io/inject']";

describe('pods without a sidecar beside pods with one, behind a headless Service', () => {
  test('are found at the label that keeps the sidecar away', () => {
    expect(placesOf(istioInjectionMixed, [sampleHeadlessService(), web, canary()], sidecar)).toEqual([FOUND]);
  });

  test('are found wherever the workload stands', () => {
    expect(placesOf(istioInjectionMixed, [canary(), web, sampleHeadlessService()], sidecar)).toEqual([FOUND]);
  });

  test('are each found', () => {
    const manifests = [sampleHeadlessService(), canary(), web, canary('false', 'other')];
    expect(placesOf(istioInjectionMixed, manifests, sidecar)).toHaveLength(2);
  });
});

describe('nothing is found', () => {
  test('where all pods have sidecars', () => {
    expect(placesOf(istioInjectionMixed, [sampleHeadlessService(), web, canary('true')], sidecar)).toEqual([]);
  });

  test('where no pod has one', () => {
    const manifests = [sampleHeadlessService(), canary(), canary('false', 'other')];
    expect(placesOf(istioInjectionMixed, manifests, sidecar)).toEqual([]);
  });

  test('where the Service has a cluster IP: its client decides for each pod', () => {
    expect(placesOf(istioInjectionMixed, [sampleService(), web, canary()], sidecar)).toEqual([]);
  });

  test('where the pod without a sidecar is behind another Service', () => {
    const other = sampleDeployment({ name: 'other', podLabels: { 'sidecar.istio.io/inject': 'false' } });
    const services = [sampleHeadlessService(), sampleHeadlessService({ name: 'other' })];
    expect(placesOf(istioInjectionMixed, [...services, web, other], sidecar)).toEqual([]);
  });

  test('for a Pod that no workload keeps, such as a test', () => {
    const pod = samplePod({ name: 'probe', labels: { app: 'web' }, podLabels: { 'sidecar.istio.io/inject': 'false' } });
    expect(placesOf(istioInjectionMixed, [sampleHeadlessService(), web, pod], sidecar)).toEqual([]);
  });

  test.each(['Job', 'CronJob'])('for a %s, which ends', (kind) => {
    const template = canary().spec as Manifest;
    const spec = kind === 'Job' ? template : { schedule: '@daily', jobTemplate: { spec: template } };
    const job = { apiVersion: 'batch/v1', kind, metadata: { name: 'canary' }, spec };
    expect(placesOf(istioInjectionMixed, [sampleHeadlessService(), web, job], sidecar)).toEqual([]);
  });

  test.each(['none', 'istio-ambient', 'linkerd', undefined] as const)('where the mesh is %s', (mesh) => {
    expect(placesOf(istioInjectionMixed, [sampleHeadlessService(), web, canary()], { mesh })).toEqual([]);
  });
});
