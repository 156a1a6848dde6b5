import { describe, expect, test } from 'vitest';
import { istioReservedUid } from '../../../lib/rules/istio/istio-reserved-uid';
import { sampleContainer, sampleDeployment, type WorkloadSample } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const proxy = { securityContext: { runAsUser: 1337 } };
const places = (sample: WorkloadSample) =>
  placesOf(istioReservedUid, [sampleDeployment(sample)], { mesh: 'istio-sidecar' });
const SPEC = 'Deployment/web spec.template.spec';

describe('user 1337 is found', () => {
  test('for the pod', () => {
    expect(places({ podSpec: proxy })).toEqual([`${SPEC}.securityContext.runAsUser`]);
  });

  test('for a container', () => {
    expect(places({ container: proxy })).toEqual([`${SPEC}.containers[0].securityContext.runAsUser`]);
  });

  test('for an init container that keeps running', () => {
    const initContainers = [sampleContainer({ name: 'log', restartPolicy: 'Always', ports: [], ...proxy })];
    expect(places({ podSpec: { initContainers } })).toEqual([`${SPEC}.initContainers[0].securityContext.runAsUser`]);
  });
});

describe('nothing is found', () => {
  test('for another user', () => {
    expect(places({ podSpec: { securityContext: { runAsUser: 10001 } } })).toEqual([]);
  });

  test('for an init container, which runs before the sidecar and may get past it on purpose', () => {
    expect(places({ podSpec: { initContainers: [sampleContainer({ name: 'init', ...proxy })] } })).toEqual([]);
  });

  test('for pods without a sidecar', () => {
    expect(places({ podSpec: proxy, podLabels: { 'sidecar.istio.io/inject': 'false' } })).toEqual([]);
    expect(places({ podSpec: { ...proxy, hostNetwork: true } })).toEqual([]);
  });

  test('for the proxy itself', () => {
    expect(places({ container: { name: 'istio-proxy', ...proxy } })).toEqual([]);
  });

  test('without sidecars in the mesh', () => {
    const web = sampleDeployment({ podSpec: proxy });
    expect(placesOf(istioReservedUid, [web], { mesh: 'istio-ambient' })).toEqual([]);
  });
});
