import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleDeployment, sampleHeadlessService, samplePod, sampleStatefulSet } from '../../../lib/rules/examples';
import { istioExcludeAsymmetric } from '../../../lib/rules/istio/istio-exclude-asymmetric';
import { istioHeadlessPortless } from '../../../lib/rules/istio/istio-headless-portless';
import { istioInjectionMixed } from '../../../lib/rules/istio/istio-injection-mixed';
import { istioPlaintextUnpaired } from '../../../lib/rules/istio/istio-plaintext-unpaired';
import { istioUdpName } from '../../../lib/rules/istio/istio-udp-name';
import type { Rule } from '../../../lib/rules/rule';
import { sampleDestinationRule, samplePeerAuthentication } from '../../../lib/rules/shared/mesh/plaintext-port';
import { findingsOf } from '../rule-tests';

const INJECT = 'sidecar.istio.io/inject';
const EXCLUDE = 'traffic.sidecar.istio.io/exclude';
const DIALS = { env: [{ name: 'PEERS', value: 'web-0.web:8080' }] };
const ports = [{ name: 'tcp-sync', port: 8080 }];
const group = (podAnnotations: Manifest = {}, container: Manifest = {}) =>
  sampleStatefulSet({ podAnnotations, container: { ports: [{ containerPort: 8080 }], ...container } });
const service = (servicePorts: readonly Manifest[] = ports) => sampleHeadlessService({ spec: { ports: servicePorts } });
const client = (labels: Manifest = {}) =>
  samplePod({ name: 'client', metadata: { labels: { app: 'client', ...labels } }, container: DIALS });
const outOfTheMesh = client({ [INJECT]: 'false' });
const strict: Manifest = {
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  metadata: { name: 'default' },
  spec: { mtls: { mode: 'STRICT' } },
};
const bare = sampleDeployment({ name: 'canary', labels: { app: 'web' }, podLabels: { [INJECT]: 'false' } });
const withoutMtls = samplePeerAuthentication('web', {
  selector: { matchLabels: { app: 'web' } },
  portLevelMtls: { 8080: { mode: 'DISABLE' } },
});

interface Fault {
  readonly rule: Rule;
  /** The objects with the fault, of which nobody dials the other. */
  readonly silent: readonly Manifest[];
  /** The same with a caller that the sidecars refuse. */
  readonly refused: readonly Manifest[];
  /** The same with callers that get through another way. */
  readonly through: readonly Manifest[];
}

const udp = service([{ name: 'udp-sync', port: 8080 }]);
const inboundOnly = { [`${EXCLUDE}InboundPorts`]: '8080' };

const FAULTS: readonly Fault[] = [
  {
    rule: istioHeadlessPortless,
    silent: [service([]), group()],
    refused: [service([]), group(), client(), strict],
    through: [service([]), group(), outOfTheMesh],
  },
  {
    rule: istioUdpName,
    silent: [udp, group()],
    refused: [udp, group(), client(), strict],
    through: [udp, group(), outOfTheMesh],
  },
  {
    rule: istioInjectionMixed,
    silent: [service(), group(), bare],
    refused: [service(), group(), bare, client(), strict],
    through: [service(), group(), bare, outOfTheMesh],
  },
  {
    rule: istioPlaintextUnpaired,
    silent: [service(), group(), withoutMtls],
    refused: [service(), group(), withoutMtls, client()],
    through: [service(), group(), withoutMtls, outOfTheMesh],
  },
  {
    rule: istioExcludeAsymmetric,
    silent: [service(), group(inboundOnly)],
    refused: [service(), group(inboundOnly, DIALS)],
    through: [service(), group(inboundOnly, DIALS), sampleDestinationRule('web', { tls: { mode: 'DISABLE' } })],
  },
];

describe.each(FAULTS)('$rule.id', ({ rule, silent, refused, through }) => {
  const severities = (manifests: readonly Manifest[]) =>
    findingsOf(rule, manifests, { mesh: 'istio-sidecar' }).map(({ severity }) => severity ?? rule.severity);

  test('is a warning where nobody in the checked files dials', () => {
    expect(severities(silent)).toEqual(['warning']);
  });

  test('is an error where a call is refused because of it', () => {
    expect(severities(refused)).toEqual(['error']);
  });

  test('is no finding where all that dial get through another way', () => {
    expect(severities(through)).toEqual([]);
  });
});
