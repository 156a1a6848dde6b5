import type { Defect } from '../../connections/connection';
import type { Manifest } from '../../manifest/manifest';
import { istioProtocol } from '../../port/istio-protocol';
import { quoted } from '../../kubernetes/quoted';
import type { Rule, Run } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { findingsOfCalls, type DeclaredFault } from '../shared/mesh/calls';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';

const DEFECTS: ReadonlySet<Defect> = new Set(['mesh-udp-name']);

/**
 * Finds TCP ports that Istio treats as UDP.
 *
 * A call of the checked files that is refused makes it an error; where nobody dials, or mTLS is not STRICT, it is a warning.
 */
export const istioUdpName: Rule = {
  id: 'istio-udp-name',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not begin the name of a TCP port with udp',
  why: 'Istio reads the protocol from the name, treats the port as UDP and makes no listener for it, so the sidecar does not recognise its TCP traffic.',
  symptom: 'Calls are in plain text: a reset or an empty reply with STRICT mTLS.',
  fix: 'Name the port tcp-<role>; declare UDP in another port with protocol: UDP.',
  source: 'https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/',
  defects: DEFECTS,
  *check(run) {
    if (hasSidecars(run)) yield* findingsOfCalls(run, DEFECTS, declaredPorts(run));
  },
  examples: { bad: example('udp-gossip'), good: example('tcp-gossip'), settings: { mesh: 'istio-sidecar' } },
};

function* declaredPorts(run: Run): Iterable<DeclaredFault> {
  const isMember = membersOf(run);
  for (const service of run.inventory.services)
    for (const port of service.ports) {
      if (port.protocol !== 'TCP' || istioProtocol(port) !== 'udp') continue;
      if (!run.inventory.selectedBy(service).some(isMember)) continue;
      const finding = {
        object: service.manifest,
        path: `${port.path}.${port.appProtocol === undefined ? 'name' : 'appProtocol'}`,
        found: `${quoted(port.appProtocol ?? port.name)} for a TCP port`,
        expected: 'a protocol such as "tcp", as in the name "tcp-gossip"',
      };
      yield { finding, service, port: port.port };
    }
}

function example(name: string): readonly Manifest[] {
  return [
    sampleHeadlessService({ name: 'ledger', spec: { ports: [{ name, port: 7946 }] } }),
    sampleStatefulSet({ name: 'ledger', container: { ports: [{ containerPort: 7946 }] } }),
  ];
}
