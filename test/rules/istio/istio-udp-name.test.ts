import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { istioUdpName } from '../../../lib/rules/istio/istio-udp-name';
import { sampleDeployment, sampleHeadlessService } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const places = (port: Manifest, web = sampleDeployment(), mesh: 'istio-sidecar' | 'istio-ambient' = 'istio-sidecar') =>
  placesOf(istioUdpName, [sampleHeadlessService({ spec: { ports: [{ name: 'tcp-a', port: 1 }, port] } }), web], {
    mesh,
  });
const GOSSIP = { name: 'udp-gossip', port: 7946 };

describe('a TCP port that Istio takes for UDP', () => {
  test.each([GOSSIP, { ...GOSSIP, protocol: 'TCP' }, { name: 'udp', port: 7946 }])(
    'is found at its name: %j',
    (port) => {
      expect(places(port)).toEqual(['Service/web spec.ports[1].name']);
    },
  );

  test('is found at its appProtocol, which Istio reads first', () => {
    expect(places({ name: 'tcp-gossip', port: 7946, appProtocol: 'udp' })).toEqual([
      'Service/web spec.ports[1].appProtocol',
    ]);
  });
});

describe('nothing is found', () => {
  test('for a UDP port', () => {
    expect(places({ ...GOSSIP, protocol: 'UDP' })).toEqual([]);
  });

  test.each(['tcp-gossip', 'gossip-udp', 'gossip'])('for a TCP port with the name %s', (name) => {
    expect(places({ name, port: 7946 })).toEqual([]);
  });

  test('where no pod of the Service has a sidecar', () => {
    expect(places(GOSSIP, sampleDeployment({ podLabels: { 'sidecar.istio.io/inject': 'false' } }))).toEqual([]);
  });

  test('in a mesh without sidecars', () => {
    expect(places(GOSSIP, sampleDeployment(), 'istio-ambient')).toEqual([]);
  });
});
