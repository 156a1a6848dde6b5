import { describe, expect, test } from 'vitest';
import { istioProtocol, trafficClass } from '../../lib/port/istio-protocol';
import { WireProtocol } from '../../lib/port/wire-protocol';
import { fitsPortName, prefixedPortName, wireRendering } from '../../lib/port/wire-rendering';

const all = Object.values(WireProtocol);

describe.each(all)('%s', (protocol) => {
  test.each([true, false])('name and appProtocol say the same to Istio (dialled by address: %s)', (byAddress) => {
    const rendering = wireRendering(protocol, byAddress);
    const name = prefixedPortName(rendering, 'peer');
    const byName = trafficClass(istioProtocol({ name, protocol: rendering.transport }));
    const { appProtocol, transport } = rendering;
    expect(trafficClass(istioProtocol({ name, appProtocol, protocol: transport }))).toBe(byName);
    // Istio has no word for SCTP, and carries none.
    if (transport !== 'SCTP') expect(byName).not.toBe('auto');
  });

  test('dialled by address it is never HTTP for Istio', () => {
    const { prefix, appProtocol, transport } = wireRendering(protocol, true);
    expect(trafficClass(istioProtocol({ name: prefix, appProtocol, protocol: transport }))).not.toBe('http');
  });
});

test('gRPC dialled by name is HTTP/2 for Kubernetes, Istio and Linkerd', () => {
  expect(wireRendering(WireProtocol.GRPC, false)).toEqual({
    prefix: 'grpc',
    appProtocol: 'kubernetes.io/h2c',
    transport: 'TCP',
    opaque: false,
  });
});

test('a name that has its prefix keeps it once', () => {
  const tcp = wireRendering(WireProtocol.TCP, false);
  expect(prefixedPortName(tcp, 'tcp')).toBe('tcp');
  expect(prefixedPortName(tcp, 'tcp-raft')).toBe('tcp-raft');
  expect(prefixedPortName(tcp, 'raft')).toBe('tcp-raft');
  expect(fitsPortName('tcp-replication')).toBe(true);
  expect(fitsPortName('tcp-replications')).toBe(false);
});
