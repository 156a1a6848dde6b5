import { expect, test } from 'vitest';
import fc from 'fast-check';
import { portList } from '../../../lib/connections/mesh/port-list';
import { istioAnnotationInvalid } from '../../../lib/rules/istio/istio-annotation-invalid';
import { istioAnnotationUnknown } from '../../../lib/rules/istio/istio-annotation-unknown';
import { istioDestinationHost } from '../../../lib/rules/istio/istio-destination-host';
import { istioInitPeers } from '../../../lib/rules/istio/istio-init-peers';
import { istioLocalhostBind } from '../../../lib/rules/istio/istio-localhost-bind';
import { istioPlaintextUnpaired } from '../../../lib/rules/istio/istio-plaintext-unpaired';
import { sampleDestinationRule, samplePeerAuthentication } from '../../../lib/rules/shared/mesh/plaintext-port';
import { sampleDeployment, sampleHeadlessService, sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const sidecar = { mesh: 'istio-sidecar' } as const;
const headless = sampleHeadlessService({ name: 'ledger', spec: { ports: [{ name: 'tcp-raft', port: 7000 }] } });

test('a list of ports is read as it was written', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(65535)), (ports) => {
      expect([...(portList(ports.join(', ')) ?? [])]).toEqual(ports);
    }),
  );
  expect(portList('http')).toBeUndefined();
  expect(portList('65536')).toBeUndefined();
});

test.each([
  ['excludeInboundPorts', '', 0],
  ['excludeInboundPorts', 'http', 1],
  ['excludeInboundPorts', '*', 1],
  ['includeInboundPorts', '*', 0],
  ['excludeOutboundPorts', 'DB_PORT_PLACEHOLDER', 0],
])('%s of %j: %i finding', (name, value, count) => {
  const annotations = { [`traffic.sidecar.istio.io/${name}`]: value };
  expect(placesOf(istioAnnotationInvalid, [sampleDeployment({ podAnnotations: annotations })])).toHaveLength(count);
});

test('a misspelt annotation is a warning with the good one, a far one an info', () => {
  const found = (name: string) =>
    findingsOf(istioAnnotationUnknown, [sampleDeployment({ podAnnotations: { [name]: 'x' } })]);
  expect(found('sidecar.istio.io/proxyCpu')).toMatchObject([
    { severity: 'warning', expected: '`sidecar.istio.io/proxyCPU`' },
  ]);
  expect(found('sidecar.istio.io/someFutureThing')[0]?.severity).toBeUndefined();
  expect(found('sidecar.istio.io/inject')).toEqual([]);
  expect(found('example.com/x')).toEqual([]);
});

test.each([
  ['ledger', 0],
  ['ledger.shop.svc.cluster.local', 0],
  ['*.shop.svc.cluster.local', 0],
  ['ledger-0.ledger', 1],
  ['ledger-0.ledger.shop.svc.cluster.local', 1],
  ['*.ledger.shop.svc.cluster.local', 1],
  ['api.example.com', 0],
])('the host %s of a DestinationRule: %i finding', (host, count) => {
  expect(placesOf(istioDestinationHost, [headless, sampleDestinationRule(host, {})])).toHaveLength(count);
});

test('a host of a ServiceEntry is a host', () => {
  const host = 'ledger-0.ledger.shop.svc.cluster.local';
  const entry = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: 'l' },
    spec: { hosts: [host] },
  };
  expect(placesOf(istioDestinationHost, [headless, entry, sampleDestinationRule(host, {})])).toEqual([]);
});

test('a DestinationRule for all ports takes every port out of mTLS', () => {
  const set = sampleStatefulSet({ name: 'ledger', container: { ports: [{ containerPort: 7000 }] } });
  const policy = samplePeerAuthentication('ledger', {
    selector: { matchLabels: { app: 'ledger' } },
    portLevelMtls: { 7000: { mode: 'DISABLE' } },
  });
  expect(placesOf(istioPlaintextUnpaired, [headless, set, policy])).toEqual([
    "PeerAuthentication/ledger spec.portLevelMtls['7000'].mode",
  ]);
  const off = sampleDestinationRule('ledger', { tls: { mode: 'DISABLE' } });
  expect(placesOf(istioPlaintextUnpaired, [headless, set, policy, off])).toEqual([]);
  expect(placesOf(istioPlaintextUnpaired, [set, policy])).toEqual([]);
});

test('sidecars are native on clusters from Kubernetes 1.33 on', () => {
  const { bad } = istioInitPeers.examples;
  const kubernetes = { oldest: '1.33', newest: '1.37' };
  expect(placesOf(istioInitPeers, bad, { ...sidecar, kubernetes })).toEqual([]);
});

test('a loopback address at a port that no Service leads to is nobody else’s matter', () => {
  const set = (address: string) => sampleStatefulSet({ name: 'ledger', container: { args: [`--listen=${address}`] } });
  expect(placesOf(istioLocalhostBind, [headless, set('127.0.0.1:7000')], sidecar)).toHaveLength(1);
  expect(placesOf(istioLocalhostBind, [headless, set('127.0.0.1:9999')], sidecar)).toEqual([]);
  expect(placesOf(istioLocalhostBind, [headless, set('0.0.0.0:7000')], sidecar)).toEqual([]);
});
