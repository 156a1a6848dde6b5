import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleHeadlessService, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { istioPortProtocol } from '../../../lib/rules/istio/istio-port-protocol';
import { findingsOf, placesOf } from '../rule-tests';

const sidecar = { mesh: 'istio-sidecar' } as const;
const found = (port: Manifest) =>
  findingsOf(istioPortProtocol, [sampleHeadlessService({ spec: { ports: [port] } }), sampleStatefulSet()], sidecar);

test.each([
  [{ name: 'peer', port: 7000 }, 'spec.ports[0].name', 'the name "peer"'],
  [{ name: 'tcp-peer', port: 7000, appProtocol: 'x' }, 'spec.ports[0].appProtocol', 'appProtocol "x"'],
  [{ port: 7000 }, 'spec.ports[0]', 'no name'],
])('the protocol of the port %j is detected', (port, path, written) => {
  const [finding, ...more] = found(port);
  expect(finding).toMatchObject({ path, found: written });
  expect(finding?.severity).toBeUndefined();
  expect(more).toEqual([]);
});

test.each([21, 22, 110, 143, 587, 4222, 6222, 7422])('port %i is a warning: the server sends first', (port) => {
  expect(found({ name: 'peer', port })).toEqual([
    expect.objectContaining({
      severity: 'warning',
      found: expect.stringMatching(
        /^the name "peer" for port \d+, the port of \w+, in which the server sends first$/,
      ) as string,
    }),
  ]);
});

test.each([
  { name: 'tcp-peer', port: 4222 },
  { name: 'grpc', port: 7000 },
  { name: 'peer', port: 7000, appProtocol: 'tcp' },
  { name: 'peer', port: 7000, protocol: 'UDP' },
])('the port %j names its protocol', (port) => {
  expect(found(port)).toEqual([]);
});

test.each([
  ['the Service has a cluster IP', [sampleService({ spec: { ports: [{ name: 'x', port: 1 }] } }), sampleStatefulSet()]],
  [
    'the pods have no sidecar',
    [
      sampleHeadlessService({ spec: { ports: [{ name: 'x', port: 1 }] } }),
      sampleStatefulSet({ podSpec: { hostNetwork: true } }),
    ],
  ],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(istioPortProtocol, manifests, sidecar)).toEqual([]);
});

test('without sidecars nothing is detected', () => {
  const manifests = [sampleHeadlessService({ spec: { ports: [{ name: 'x', port: 1 }] } }), sampleStatefulSet()];
  expect(placesOf(istioPortProtocol, manifests, { mesh: 'istio-ambient' })).toEqual([]);
});
