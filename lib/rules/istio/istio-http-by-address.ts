import type { Defect } from '../../connections/connection';
import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { connectionFindings } from '../shared/connections/connection-findings';

const DEFECTS: ReadonlySet<Defect> = new Set(['mesh-http-by-address']);

/** Finds HTTP ports of headless Services whose pods call each other by address. */
export const istioHttpByAddress: Rule = {
  id: 'istio-http-by-address',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not declare a port as HTTP that peers call at addresses of pods',
  why: 'Istio recognises HTTP destinations by their host name. The address of a pod matches none, so the sidecar sends the call in plain text, and a peer with STRICT mTLS refuses it.',
  symptom: '503 UC: upstream connect error or disconnect/reset before headers; connection termination',
  fix: 'Name the port tcp-<role>, with appProtocol: tcp; the sidecar then recognises the calls by address and encrypts them.',
  source:
    'https://istio.io/latest/docs/ops/common-problems/network-issues/#503-error-while-accessing-headless-services',
  defects: DEFECTS,
  *check(run) {
    // Without STRICT mTLS in the checked files the calls work, unencrypted.
    for (const finding of connectionFindings(run, DEFECTS))
      yield finding.severity === 'info' ? { ...finding, severity: 'warning' } : finding;
  },
  examples: { bad: example('http'), good: example('tcp'), settings: { mesh: 'istio-sidecar' } },
};

function example(appProtocol: string): readonly Manifest[] {
  const env = [
    { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
    { name: 'PEERS', value: 'search' },
  ];
  return [
    sampleHeadlessService({ name: 'search', spec: { ports: [{ name: 'sync', port: 8080, appProtocol }] } }),
    sampleDeployment({ name: 'search', container: { env, ports: [{ containerPort: 8080 }] } }),
  ];
}
