import type { Manifest } from '../../manifest/manifest';
import { istioProtocol, protocolOfText } from '../../port/istio-protocol';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';

/** Finds ports whose appProtocol Istio does not know, with a name that it knows. */
export const istioAppprotocolUnknown: Rule = {
  id: 'istio-appprotocol-unknown',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Set appProtocol in an Istio mesh to a protocol that Istio knows',
  why: 'Where appProtocol is set, even to an empty string, Istio does not read the name of the port. With an unknown value it detects the protocol.',
  symptom:
    'Connections hang for protocols in which the server sends first, although the name of the port begins with tcp-.',
  fix: 'Set appProtocol to the protocol in the name of the port, or leave it out.',
  source:
    'https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/#explicit-protocol-selection',
  outranks: ['istio-port-protocol'],
  *check(run) {
    if (!hasSidecars(run)) return;
    const isMember = membersOf(run);
    for (const service of run.inventory.services)
      for (const port of service.ports) {
        if (port.appProtocol === undefined || istioProtocol(port) !== 'auto') continue;
        const named = protocolOfText(port.name ?? '');
        if (named === undefined || !run.inventory.selectedBy(service).some(isMember)) continue;
        yield {
          object: service.manifest,
          path: `${port.path}.appProtocol`,
          found: `${quoted(port.appProtocol)}, because of which Istio does not read the name ${quoted(port.name)}`,
          expected: `${quoted(named)}, or no appProtocol`,
        };
      }
  },
  examples: { bad: example('example.com/raft'), good: example('tcp'), settings: { mesh: 'istio-sidecar' } },
};

function example(appProtocol: string): readonly Manifest[] {
  return [
    sampleHeadlessService({ name: 'ledger', spec: { ports: [{ name: 'tcp-raft', port: 7000, appProtocol }] } }),
    sampleStatefulSet({ name: 'ledger', container: { ports: [{ name: 'tcp-raft', containerPort: 7000 }] } }),
  ];
}
