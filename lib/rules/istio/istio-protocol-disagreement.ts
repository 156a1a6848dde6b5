import type { Manifest } from '../../manifest/manifest';
import { istioProtocol, protocolOfText, trafficClass } from '../../port/istio-protocol';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';

/** A name and an `appProtocol` of which one says HTTP and the other does not. */
export const istioProtocolDisagreement: Rule = {
  id: 'istio-protocol-disagreement',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Name and `appProtocol` of a port say the same protocol',
  why: '`appProtocol` wins, whatever the name says. A port that is HTTP for Istio is found by host name alone, so calls to pod addresses leave in plain text.',
  symptom: '`503 UC` or a reset for calls to pod addresses under STRICT mTLS, although the port is named `tcp-…`.',
  fix: 'Make both say what is spoken, `tcp` where peers dial pod addresses.',
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
          found: `\`${port.appProtocol}\`, and the name \`${port.name ?? ''}\``,
          expected: `\`${named}\`, or another name`,
          // Peers can dial pod addresses then, as somebody has seen to it.
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
