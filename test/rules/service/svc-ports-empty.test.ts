import { expect, test } from 'vitest';
import {
  sampleDeployment,
  sampleExternalName,
  sampleHeadlessService,
  sampleService,
  sampleStatefulSet,
} from '../../../lib/rules/examples';
import { svcPortsEmpty } from '../../../lib/rules/service/svc-ports-empty';
import { findingsOf, placesOf } from '../rule-tests';

const portless = sampleHeadlessService({ spec: { ports: undefined } });

function client(env: readonly object[], args: readonly string[] = []) {
  return sampleDeployment({ name: 'client', container: { env, args } });
}

test('a headless Service without ports is a place holder while nobody dials it', () => {
  expect(placesOf(svcPortsEmpty, [portless, sampleStatefulSet()])).toEqual([]);
});

test('a headless Service without ports that a client dials lacks them, which does no harm without a mesh', () => {
  const url = client([{ name: 'X', value: 'http://web:8080/' }]);
  expect(findingsOf(svcPortsEmpty, [portless, url])[0]?.severity).toBe('info');
  expect(placesOf(svcPortsEmpty, [portless, client([{ name: 'X', value: 'http://web:8080/' }])])).toEqual([
    'Service/web spec',
  ]);
  expect(placesOf(svcPortsEmpty, [portless, client([{ name: 'PEER_HOST', value: 'web' }])])).toHaveLength(1);
  expect(placesOf(svcPortsEmpty, [portless, client([], ['--peer=web-0.web.default.svc'])])).toHaveLength(1);
});

test('a word that happens to be the name of a Service is no client', () => {
  expect(placesOf(svcPortsEmpty, [portless, client([{ name: 'ROLE', value: 'web' }], ['web'])])).toEqual([]);
});

test('in a mesh of Istio sidecars a headless Service needs ports, dialled or not', () => {
  expect(placesOf(svcPortsEmpty, [portless], { mesh: 'istio-sidecar' })).toEqual(['Service/web spec']);
  expect(placesOf(svcPortsEmpty, [portless], { mesh: 'linkerd' })).toEqual([]);
  expect(placesOf(svcPortsEmpty, [portless], { mesh: 'istio-ambient' })).toEqual([]);
});

test('in a mesh of Istio sidecars, pods that keep out need no declared ports', () => {
  const labels = { app: 'web', 'sidecar.istio.io/inject': 'false' };
  const out = sampleStatefulSet({
    spec: { template: { metadata: { labels }, spec: { containers: [{ image: 'web:1' }] } } },
  });
  expect(placesOf(svcPortsEmpty, [portless, out], { mesh: 'istio-sidecar' })).toEqual([]);
});

test('a Service without a selector and without ports is left to its operator', () => {
  const bare = sampleHeadlessService({ spec: { ports: undefined, selector: undefined } });
  expect(placesOf(svcPortsEmpty, [bare], { mesh: 'istio-sidecar' })).toEqual([]);
});

test('a Service with a cluster IP and without ports is refused', () => {
  expect(findingsOf(svcPortsEmpty, [sampleService({ spec: { ports: [] } })])[0]?.severity).toBe('error');
  expect(placesOf(svcPortsEmpty, [sampleExternalName()])).toEqual([]);
});

test('a Service with a cluster IP that leaves its ports out is refused, unless it may be a patch of another', () => {
  const portlessIp = sampleService({ spec: { ports: undefined } });
  expect(findingsOf(svcPortsEmpty, [portlessIp]).map(({ severity, path }) => `${severity} ${path}`)).toEqual([
    'error spec',
  ]);
  expect(findingsOf(svcPortsEmpty, [portlessIp, sampleService()])[0]?.severity).toBe('info');
});

test('an empty list of ports is pointed at', () => {
  expect(placesOf(svcPortsEmpty, [sampleService({ spec: { ports: [] } })])).toEqual(['Service/web spec.ports']);
});

test('a patch of a Service, without ports and selector, is not judged', () => {
  const patch = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { type: 'LoadBalancer' } };
  expect(placesOf(svcPortsEmpty, [patch])).toEqual([]);
});
