import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleHeadlessService, sampleStatefulSet } from '../../../lib/rules/examples';
import { istioProtocolDisagreement } from '../../../lib/rules/istio/istio-protocol-disagreement';
import { findingsOf } from '../rule-tests';

const found = (port: Manifest, pods = sampleStatefulSet(), mesh: 'istio-sidecar' | 'none' = 'istio-sidecar') =>
  findingsOf(istioProtocolDisagreement, [sampleHeadlessService({ spec: { ports: [port] } }), pods], { mesh });
const tcpAsHttp = { name: 'tcp-sync', port: 80, appProtocol: 'http' };

test('a port whose name has another protocol than appProtocol is found', () => {
  const [finding, ...more] = found(tcpAsHttp);
  expect(finding).toMatchObject({
    path: 'spec.ports[0].appProtocol',
    found: '"http" for a port with the name "tcp-sync"',
    expected: '"tcp", or another name',
  });
  expect(finding?.severity).toBeUndefined();
  expect(more).toEqual([]);
});

test('appProtocol tcp, as calls to addresses of pods need it, is an info', () => {
  expect(found({ name: 'grpc-rpc', port: 80, appProtocol: 'tcp' }).map(({ severity }) => severity)).toEqual(['info']);
});

test.each([
  { name: 'tcp-sync', port: 80, appProtocol: 'tcp' },
  { name: 'http', port: 80, appProtocol: 'grpc' },
  { name: 'tcp-sync', port: 80 },
  { name: 'sync', port: 80, appProtocol: 'http' },
  { port: 80, appProtocol: 'http' },
  { name: 'tcp-sync', port: 80, appProtocol: 'example.com/x' },
  { name: 'tcp-sync', port: 80, appProtocol: 'http', protocol: 'UDP' },
])('the port %j is right', (port) => {
  expect(found(port)).toEqual([]);
});

test('pods without a sidecar, and other meshes, do not read it', () => {
  expect(found(tcpAsHttp, sampleStatefulSet({ podSpec: { hostNetwork: true } }))).toEqual([]);
  expect(found(tcpAsHttp, sampleStatefulSet(), 'none')).toEqual([]);
});
