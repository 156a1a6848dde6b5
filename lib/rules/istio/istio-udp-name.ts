import type { Manifest } from '../../manifest/manifest';
import { istioProtocol } from '../../port/istio-protocol';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';

/** Finds TCP ports that Istio treats as UDP: wrong by what is declared, whoever dials. */
export const istioUdpName: Rule = {
  id: 'istio-udp-name',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Do not begin the name of a TCP port with udp',
  why: 'Istio reads the protocol from the name, treats the port as UDP and makes no listener for it, so the sidecar does not recognise its TCP traffic.',
  symptom: 'Calls are in plain text: a reset or an empty reply with STRICT mTLS.',
  fix: 'Name the port tcp-<role>; declare UDP in another port with protocol: UDP.',
  source: 'https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/',
  defects: new Set(['mesh-udp-name']),
  *check(run) {
    if (!hasSidecars(run)) return;
    const isMember = membersOf(run);
    for (const service of run.inventory.services)
      for (const port of service.ports) {
        if (port.protocol !== 'TCP' || istioProtocol(port) !== 'udp') continue;
        if (!run.inventory.selectedBy(service).some(isMember)) continue;
        yield {
          object: service.manifest,
          path: `${port.path}.${port.appProtocol === undefined ? 'name' : 'appProtocol'}`,
          found: `${quoted(port.appProtocol ?? port.name)} for a TCP port`,
          expected: 'a protocol such as "tcp", as in the name "tcp-gossip"',
        };
      }
  },
  examples: { bad: example('udp-gossip'), good: example('tcp-gossip'), settings: { mesh: 'istio-sidecar' } },
};

function example(name: string): readonly Manifest[] {
  return [
    sampleHeadlessService({ name: 'ledger', spec: { ports: [{ name, port: 7946 }] } }),
    sampleStatefulSet({ name: 'ledger', container: { ports: [{ containerPort: 7946 }] } }),
  ];
}
