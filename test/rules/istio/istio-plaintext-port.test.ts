import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { istioPlaintextPort } from '../../../lib/rules/istio/istio-plaintext-port';
import { sampleDeployment, sampleService } from '../../../lib/rules/examples';
import { samplePeerAuthentication } from '../../../lib/rules/shared/mesh/plaintext-port';
import { findingsOf, placesOf } from '../rule-tests';

const service = (targetPort: unknown = 8080) =>
  sampleService({ spec: { ports: [{ name: 'http', port: 80, targetPort }] } });
const policy = (port: number, mode = 'DISABLE', spec: Manifest = {}) =>
  samplePeerAuthentication('web', {
    selector: { matchLabels: { app: 'web' } },
    portLevelMtls: { [port]: { mode } },
    ...spec,
  });
const FOUND = ["PeerAuthentication/web spec.portLevelMtls['80']"];

describe('a port of the Service that is no port of the pods', () => {
  test('is found at its key, with the port of the pods', () => {
    const manifests = [service(), sampleDeployment(), policy(80)];
    expect(placesOf(istioPlaintextPort, manifests)).toEqual(FOUND);
    expect(findingsOf(istioPlaintextPort, manifests)[0]?.expected).toBe('8080');
  });

  test('is found where the Service names the port of the container', () => {
    expect(placesOf(istioPlaintextPort, [service('http'), sampleDeployment(), policy(80)])).toEqual(FOUND);
  });

  test('is found where the container declares no ports', () => {
    expect(
      placesOf(istioPlaintextPort, [service(), sampleDeployment({ container: { ports: [] } }), policy(80)]),
    ).toEqual(FOUND);
  });
});

describe('nothing is found', () => {
  test('where the key is the port of the pods', () => {
    expect(placesOf(istioPlaintextPort, [service(), sampleDeployment(), policy(8080)])).toEqual([]);
  });

  test('where the Service translates to it and no container declares it', () => {
    const web = sampleDeployment({ container: { ports: [] } });
    expect(placesOf(istioPlaintextPort, [service(), web, policy(8080)])).toEqual([]);
  });

  test('where a container listens on a port of that number too', () => {
    const web = sampleDeployment({ container: { ports: [{ containerPort: 8080 }, { containerPort: 80 }] } });
    expect(placesOf(istioPlaintextPort, [service(), web, policy(80)])).toEqual([]);
  });

  test('where one of the selected workloads listens on it', () => {
    const other = sampleDeployment({
      name: 'other',
      labels: { app: 'web' },
      container: { ports: [{ containerPort: 80 }] },
    });
    expect(placesOf(istioPlaintextPort, [service(), sampleDeployment(), other, policy(80)])).toEqual([]);
    expect(placesOf(istioPlaintextPort, [service(), other, sampleDeployment(), policy(80)])).toEqual([]);
  });

  test('where no Service has the port', () => {
    expect(placesOf(istioPlaintextPort, [service(), sampleDeployment(), policy(9999)])).toEqual([]);
  });

  test('where the port stays under mTLS', () => {
    expect(placesOf(istioPlaintextPort, [service(), sampleDeployment(), policy(80, 'STRICT')])).toEqual([]);
  });

  test('where the policy selects no workload in the checked files', () => {
    const selector = { matchLabels: { app: 'other' } };
    expect(placesOf(istioPlaintextPort, [service(), sampleDeployment(), policy(80, 'DISABLE', { selector })])).toEqual(
      [],
    );
  });
});
