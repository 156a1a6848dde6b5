import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { istioAppprotocolUnknown } from '../../../lib/rules/istio/istio-appprotocol-unknown';
import { sampleDeployment, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const sidecar = { mesh: 'istio-sidecar' } as const;
const RAFT = { name: 'tcp-raft', port: 7000 };
const places = (port: Manifest, web = sampleDeployment()) =>
  placesOf(istioAppprotocolUnknown, [sampleHeadlessService({ spec: { ports: [{ port: 1 }, port] } }), web], sidecar);
const FOUND = ['Service/web spec.ports[1].appProtocol'];

describe('an appProtocol that Istio does not know hides the name', () => {
  test.each(['example.com/raft', 'raft', ''])('where it is %j', (appProtocol) => {
    expect(places({ ...RAFT, appProtocol })).toEqual(FOUND);
  });

  test('behind a Service with a cluster IP too', () => {
    const service = sampleService({ spec: { ports: [{ ...RAFT, appProtocol: 'raft' }] } });
    expect(placesOf(istioAppprotocolUnknown, [service, sampleDeployment()], sidecar)).toHaveLength(1);
  });
});

describe('nothing is found', () => {
  test('where the port has no appProtocol', () => {
    expect(places({ name: 'raft', port: 7000 })).toEqual([]);
    expect(places(RAFT)).toEqual([]);
  });

  test.each(['tcp', 'http', 'kubernetes.io/h2c'])('where Istio knows it: %s', (appProtocol) => {
    expect(places({ ...RAFT, appProtocol })).toEqual([]);
  });

  test.each(['raft', undefined])('where the name %j says no protocol either', (name) => {
    expect(places({ name, port: 7000, appProtocol: 'example.com/raft' })).toEqual([]);
  });

  test('where no pod of the Service has a sidecar', () => {
    const out = sampleDeployment({ podLabels: { 'sidecar.istio.io/inject': 'false' } });
    expect(places({ ...RAFT, appProtocol: 'raft' }, out)).toEqual([]);
    expect(places({ ...RAFT, appProtocol: 'raft' }, sampleDeployment({ name: 'other' }))).toEqual([]);
  });

  test('where the mesh has no sidecars', () => {
    const service = sampleHeadlessService({ spec: { ports: [{ ...RAFT, appProtocol: 'raft' }] } });
    expect(placesOf(istioAppprotocolUnknown, [service, sampleDeployment()], { mesh: 'none' })).toEqual([]);
  });
});
