import type { Manifest } from '../../manifest/manifest';
import { istioProtocol, protocolOfText, trafficClass } from '../../port/istio-protocol';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';

/** Finds ports whose name and appProtocol have different protocols. */
export const istioProtocolDisagreement: Rule = {
  id: 'istio-protocol-disagreement',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Name the same protocol in the name and in the appProtocol of a port',
  why: 'Istio uses appProtocol, not the name. It recognises an HTTP port only by host name, so calls to addresses of pods are in plain text.',
  symptom:
    '503 UC or a reset for calls to addresses of pods with STRICT mTLS, although the name of the port begins with tcp-.',
  fix: 'Write the same protocol in both, tcp where peers call addresses of pods.',
  source:
    'https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/#explicit-protocol-selection',
  *check(run) {
    if (!hasSidecars(run)) return;
    const isMember = membersOf(run);
    for (const service of run.inventory.services)
      for (const port of service.ports) {
        const named = protocolOfText(port.name ?? '');
        if (port.appProtocol === undefined || named === undefined || port.protocol !== 'TCP') continue;
        const meant = istioProtocol(port);
        if (meant === 'auto' || trafficClass(meant) === trafficClass(named)) continue;
        if (!run.inventory.selectedBy(service).some(isMember)) continue;
        yield {
          object: service.manifest,
          path: `${port.path}.appProtocol`,
          found: `${quoted(port.appProtocol)} for a port with the name ${quoted(port.name)}`,
          expected: `${quoted(named)}, or another name`,
          // The author wanted that peers can call addresses of pods.
          ...(meant === 'tcp' ? { severity: 'info' as const } : {}),
        };
      }
  },
  examples: { bad: example('http'), good: example('tcp'), settings: { mesh: 'istio-sidecar' } },
};

function example(appProtocol: string): readonly Manifest[] {
  return [
    sampleHeadlessService({ name: 'search', spec: { ports: [{ name: 'tcp-sync', port: 8080, appProtocol }] } }),
    sampleStatefulSet({ name: 'search', container: { ports: [{ name: 'tcp-sync', containerPort: 8080 }] } }),
  ];
}
