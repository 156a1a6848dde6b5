import { expect, test } from 'vitest';
import { istioProtocol, trafficClass } from '../../lib/port/istio-protocol';
import { WireProtocol } from '../../lib/port/wire-protocol';
import { wireRendering } from '../../lib/port/wire-rendering';

test.each(Object.values(WireProtocol))(
  'Istio need not look at the first bytes of a port that carries %s',
  (protocol) => {
    const { appProtocol, transport } = wireRendering(protocol);
    const seen = trafficClass(istioProtocol({ name: 'peer', appProtocol, protocol: transport }));
    // Istio has no word for SCTP, and carries none.
    if (transport !== 'SCTP') expect(seen).not.toBe('auto');
  },
);

test.each([
  [WireProtocol.HTTP, 'http'],
  [WireProtocol.HTTP2, 'http'],
  [WireProtocol.GRPC, 'http'],
  [WireProtocol.TCP, 'tcp'],
  [WireProtocol.TLS, 'tcp'],
  [WireProtocol.MYSQL, 'tcp'],
  [WireProtocol.UDP, 'udp'],
])('a port that carries %s is of the class %s for Istio', (protocol, expected) => {
  const { appProtocol, transport } = wireRendering(protocol);
  expect(trafficClass(istioProtocol({ appProtocol, protocol: transport }))).toBe(expected);
});

test('gRPC is HTTP/2 for Kubernetes, Istio and Linkerd', () => {
  expect(wireRendering(WireProtocol.GRPC)).toEqual({ appProtocol: 'kubernetes.io/h2c', transport: 'TCP' });
});
