import { expect, test } from 'vitest';
import { Inventory } from '../../lib/manifest/inventory';
import type { Manifest } from '../../lib/manifest/manifest';
import { recogniseMesh } from '../../lib/connections/mesh/recognise-mesh';

const namespace = (metadata: Manifest): Manifest => ({ apiVersion: 'v1', kind: 'Namespace', metadata });
const deployment = (metadata: Manifest): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { template: { metadata, spec: { containers: [] } } },
});
const istio = (kind: string, spec: Manifest = {}): Manifest => ({
  apiVersion: 'networking.istio.io/v1',
  kind,
  metadata: { name: 'web' },
  spec,
});
const mesh = (...manifests: readonly Manifest[]) => recogniseMesh(new Inventory(manifests));

test.each([
  ['a Namespace with injection', namespace({ labels: { 'istio-injection': 'enabled' } }), 'istio-sidecar'],
  ['a Namespace with a revision', namespace({ labels: { 'istio.io/rev': 'stable' } }), 'istio-sidecar'],
  ['a Namespace in ambient mode', namespace({ labels: { 'istio.io/dataplane-mode': 'ambient' } }), 'istio-ambient'],
  ['a Namespace that Linkerd injects', namespace({ annotations: { 'linkerd.io/inject': 'enabled' } }), 'linkerd'],
  ['a pod label', deployment({ labels: { 'sidecar.istio.io/inject': 'true' } }), 'istio-sidecar'],
  ['a pod annotation', deployment({ annotations: { 'sidecar.istio.io/inject': 'true' } }), 'istio-sidecar'],
  ['pods in ambient mode', deployment({ labels: { 'istio.io/dataplane-mode': 'ambient' } }), 'istio-ambient'],
  ['pods that Linkerd injects', deployment({ annotations: { 'linkerd.io/inject': 'enabled' } }), 'linkerd'],
  [
    'ports kept from the sidecar',
    deployment({ annotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '1' } }),
    'istio-sidecar',
  ],
  ['a DestinationRule', istio('DestinationRule'), 'istio-sidecar'],
  ['a VirtualService for pods', istio('VirtualService', { gateways: ['mesh', 'edge'] }), 'istio-sidecar'],
  [
    'a Linkerd policy',
    { apiVersion: 'policy.linkerd.io/v1beta3', kind: 'Server', metadata: { name: 'web' } },
    'linkerd',
  ],
] as const)('%s shows the mesh', (_, manifest, expected) => {
  expect(mesh(manifest)).toBe(expected);
});

test.each([
  ['a pod that stays out of the mesh', deployment({ labels: { 'sidecar.istio.io/inject': 'false' } })],
  ['a Namespace without injection', namespace({ labels: { 'istio-injection': 'disabled' } })],
  ['a gateway', istio('Gateway')],
  ['a VirtualService bound to a gateway alone', istio('VirtualService', { gateways: ['edge'] })],
  ['metadata of another type', namespace({ labels: 'istio-injection=enabled' })],
])('%s shows none', (_, manifest) => {
  expect(mesh(manifest)).toBeUndefined();
});

test('where pods join ambient, an Istio policy does not make the mesh one of sidecars', () => {
  expect(mesh(istio('DestinationRule'), namespace({ labels: { 'istio.io/dataplane-mode': 'ambient' } }))).toBe(
    'istio-ambient',
  );
});

test('a sidecar asked for outweighs an ambient namespace', () => {
  const ambient = namespace({ labels: { 'istio.io/dataplane-mode': 'ambient' } });
  expect(mesh(ambient, deployment({ labels: { 'sidecar.istio.io/inject': 'true' } }))).toBe('istio-sidecar');
});
