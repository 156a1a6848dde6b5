import { expect, test } from 'vitest';
import { sampleHeadlessService, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { istioHeadlessPortless } from '../../../lib/rules/istio/istio-headless-portless';
import { findingsOf, placesOf } from '../rule-tests';

const sidecar = { mesh: 'istio-sidecar' } as const;
const portless = (ports: unknown) => sampleHeadlessService({ spec: { ports } });

test.each([
  [[], 'spec.ports'],
  [undefined, 'spec'],
])('a headless Service with the ports %j is found', (ports, path) => {
  expect(findingsOf(istioHeadlessPortless, [portless(ports), sampleStatefulSet()], sidecar)).toEqual([
    expect.objectContaining({ path, found: 'no port, while the Service selects the pods of StatefulSet "web"' }),
  ]);
});

test.each([
  ['the Service has a port', [sampleHeadlessService(), sampleStatefulSet()]],
  ['the Service has a cluster IP', [sampleService({ spec: { ports: [] } }), sampleStatefulSet()]],
  ['the Service selects no pods of the checked files', [portless([])]],
  [
    'the pods have no sidecar',
    [portless([]), sampleStatefulSet({ podLabels: { 'sidecar.istio.io/inject': 'false' } })],
  ],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(istioHeadlessPortless, manifests, sidecar)).toEqual([]);
});

test.each([undefined, 'none', 'linkerd', 'istio-ambient'] as const)(
  'in the mesh %s no port has to be declared',
  (mesh) => {
    expect(placesOf(istioHeadlessPortless, [portless([]), sampleStatefulSet()], { mesh })).toEqual([]);
  },
);
