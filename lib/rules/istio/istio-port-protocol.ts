import type { Manifest } from '../../manifest/manifest';
import { istioProtocol } from '../../port/istio-protocol';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';

/** Ports of protocols whose server speaks first, so that looking at the client's first bytes waits for ever. */
const SERVER_FIRST: ReadonlyMap<number, string> = new Map([
  [21, 'FTP'],
  [22, 'SSH'],
  [110, 'POP3'],
  [143, 'IMAP'],
  [587, 'SMTP'],
  [4222, 'NATS'],
  [6222, 'NATS'],
  [7422, 'NATS'],
]);

/** Ports of headless Services whose protocol Istio has to guess. */
export const istioPortProtocol: Rule = {
  id: 'istio-port-protocol',
  severity: 'info',
  enforcement: 'practice',
  title: 'A port in an Istio mesh says its protocol',
  why: 'Without a known word in `appProtocol` or in front of the name, the sidecar waits for the first bytes of the client and guesses.',
  symptom: 'Protocols whose server speaks first hang; others work, counted now as TCP and now as HTTP.',
  fix: 'Name the port `<protocol>-<role>`, or set `appProtocol`.',
  source: 'https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/',
  *check(run) {
    if (!hasSidecars(run)) return;
    const isMember = membersOf(run);
    for (const service of run.inventory.services) {
      if (!service.headless || !run.inventory.selectedBy(service).some(isMember)) continue;
      for (const port of service.ports) {
        if (istioProtocol(port) !== 'auto') continue;
        const serverFirst = SERVER_FIRST.get(port.port ?? 0);
        const field = port.appProtocol !== undefined ? '.appProtocol' : port.name !== undefined ? '.name' : '';
        const said =
          port.appProtocol !== undefined ? `appProtocol \`${port.appProtocol}\`` : `name \`${port.name ?? ''}\``;
        yield {
          object: service.manifest,
          path: `${port.path}${field}`,
          found:
            serverFirst === undefined
              ? said
              : `${said} for port ${port.port}, where ${serverFirst} lets the server speak first`,
          expected: 'a protocol that Istio knows, such as `tcp` or `grpc`',
          ...(serverFirst === undefined ? {} : { severity: 'warning' as const }),
        };
      }
    }
  },
  examples: { bad: example('peer'), good: example('tcp-peer'), settings: { mesh: 'istio-sidecar' } },
};

function example(name: string): readonly Manifest[] {
  return [
    sampleHeadlessService({ name: 'ledger', spec: { ports: [{ name, port: 4222 }] } }),
    sampleStatefulSet({ name: 'ledger', container: { ports: [{ name: 'peer', containerPort: 4222 }] } }),
  ];
}
