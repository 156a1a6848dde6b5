import { expect, test } from 'vitest';
import { sampleHeadlessService, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { istioPortEqual } from '../../../lib/rules/istio/istio-port-equal';
import { findingsOf, placesOf } from '../rule-tests';

const sidecar = { mesh: 'istio-sidecar' } as const;
const service = (port: object) => sampleHeadlessService({ spec: { ports: [{ name: 'tcp-a', ...port }] } });
const pods = (containerPort: number, more = {}) =>
  sampleStatefulSet({ container: { ports: [{ name: 'a', containerPort }] }, ...more });
const named = service({ port: 80, targetPort: 'a' });

test('a port that is not the one of the pods is found, with the port to write', () => {
  expect(findingsOf(istioPortEqual, [named, pods(8080)], sidecar)).toEqual([
    expect.objectContaining({
      path: 'spec.ports[0].port',
      found: '80, but the pods of StatefulSet "web" listen on 8080',
      expected: '8080',
      fix: 'Set port: 8080.',
    }),
  ]);
});

test.each([
  ['the numbers are equal', [named, pods(80)]],
  ['the port has no target port', [service({ port: 80 }), pods(8080)]],
  ['the target port is in no pod', [service({ port: 80, targetPort: 'b' }), pods(8080)]],
  ['the port has no number', [service({ targetPort: 8080 }), pods(8080)]],
  ['the Service has a cluster IP', [sampleService({ spec: { ports: [{ port: 80, targetPort: 8080 }] } }), pods(8080)]],
  ['the pods have no sidecar', [named, pods(8080, { podLabels: { 'sidecar.istio.io/inject': 'false' } })]],
  ['the pods are not in the checked files', [service({ port: 80, targetPort: 8080 })]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(istioPortEqual, manifests, sidecar)).toEqual([]);
});

test('without sidecars another rule finds it', () => {
  expect(placesOf(istioPortEqual, [named, pods(8080)], { mesh: 'istio-ambient' })).toEqual([]);
});
