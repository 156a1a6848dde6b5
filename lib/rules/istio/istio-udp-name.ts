import type { Manifest } from '../../manifest/manifest';
import { istioProtocol } from '../../port/istio-protocol';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';

/** TCP ports that Istio takes for UDP. */
export const istioUdpName: Rule = {
  id: 'istio-udp-name',
  severity: 'error',
  enforcement: 'runtime',
  title: 'A TCP port is not named `udp-…`',
  why: 'Istio reads the word in the name, takes the port for UDP and builds no listener for it. Its TCP traffic is then not matched.',
  symptom: 'Calls leave in plain text: reset or an empty reply under STRICT mTLS.',
  fix: 'Name the port `tcp-…`; give UDP a port of its own with `protocol: UDP`.',
  source: 'https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/',
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
          found: `\`${port.appProtocol ?? port.name ?? ''}\` on a TCP port`,
          expected: '`tcp-<role>`',
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
