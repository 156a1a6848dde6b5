import type { Manifest } from '../../manifest/manifest';
import { istioProtocol, protocolOfText } from '../../port/istio-protocol';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';

/** An `appProtocol` that Istio does not know hides a name that it knows. */
export const istioAppprotocolUnknown: Rule = {
  id: 'istio-appprotocol-unknown',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'An `appProtocol` in an Istio mesh is one that Istio knows',
  why: 'As soon as `appProtocol` is set, even to an empty text, Istio no longer reads the name. An unknown value means that the protocol is guessed.',
  symptom: 'Protocols whose server speaks first hang, although the port is named `tcp-…`.',
  fix: 'Set `appProtocol` to what the name says, or leave it out.',
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
          found: `\`${port.appProtocol}\`, which hides the name \`${port.name ?? ''}\``,
          expected: `\`${named}\`, or no \`appProtocol\``,
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
