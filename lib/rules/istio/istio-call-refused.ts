import type { Defect } from '../../connections/connection';
import { samplePod, sampleHeadlessService, sampleStatefulSet } from '../examples';
import type { Rule } from '../rule';
import { connectionFindings } from '../shared/connections/connection-findings';
import { samplePeerAuthentication } from '../shared/mesh/plaintext-port';
import { INJECT, mayHaveIstio } from '../shared/mesh/sidecar-mesh';

const DEFECTS: ReadonlySet<Defect> = new Set(['mesh-refuses', 'mesh-protocol', 'mesh-excluded']);

const servers = [
  sampleHeadlessService({ spec: { ports: [{ name: 'tcp-sync', port: 8080 }] } }),
  sampleStatefulSet({ container: { ports: [{ name: 'tcp-sync', containerPort: 8080 }] } }),
  samplePeerAuthentication('web', { selector: { matchLabels: { app: 'web' } } }),
];
const client = (inject: string) =>
  samplePod({
    name: 'client',
    metadata: { labels: { app: 'client', [INJECT]: inject } },
    container: { env: [{ name: 'PEER', value: 'web-0.web:8080' }] },
  });

/** Finds calls that the sidecars do not let through. */
export const istioCallRefused: Rule = {
  id: 'istio-call-refused',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Set the same encryption and protocol at both sidecars of a call, and allow the caller',
  why: 'A sidecar refuses plain text with STRICT mTLS, mTLS with DISABLE, another protocol than the port is declared with, and callers that no AuthorizationPolicy allows. The caller sees a broken connection without a reason.',
  symptom:
    'Connection reset or an empty reply (curl: (56), curl: (52)), 503 UC, RBAC: access denied; NR filter_chain_not_found in the log of the receiver.',
  fix: 'Change the field that the finding names: injection of the client, the mode of the PeerAuthentication, the DestinationRule, the protocol of the port, or the AuthorizationPolicy.',
  source: 'https://istio.io/latest/docs/ops/common-problems/network-issues/',
  defects: DEFECTS,
  *check(run) {
    if (mayHaveIstio(run)) yield* connectionFindings(run, DEFECTS);
  },
  examples: {
    bad: [...servers, client('false')],
    good: [...servers, client('true')],
    settings: { mesh: 'istio-sidecar' },
  },
};
