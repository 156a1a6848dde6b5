import type { Manifest } from '../../manifest/manifest';
import { istioProtocol } from '../../port/istio-protocol';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';

/** Ports of protocols in which the server sends first, so that a sidecar that waits for the client waits for ever. */
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

/** Finds ports of headless Services whose protocol Istio has to detect. */
export const istioPortProtocol: Rule = {
  id: 'istio-port-protocol',
  severity: 'info',
  enforcement: 'practice',
  title: 'Name the protocol of each port in an Istio mesh',
  why: 'Without a protocol that Istio knows in appProtocol or at the start of the name, the sidecar waits for the first bytes of the client and detects the protocol.',
  symptom:
    'Connections hang for protocols in which the server sends first; other protocols work, and are treated once as TCP and once as HTTP.',
  fix: 'Name the port <protocol>-<role>, such as tcp-raft, or set appProtocol.',
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
        const written =
          port.appProtocol !== undefined
            ? `appProtocol ${quoted(port.appProtocol)}`
            : port.name !== undefined
              ? `the name ${quoted(port.name)}`
              : 'no name';
        yield {
          object: service.manifest,
          path: `${port.path}${field}`,
          found:
            serverFirst === undefined
              ? written
              : `${written} for port ${port.port}, the port of ${serverFirst}, in which the server sends first`,
          expected: 'a protocol that Istio knows, such as "tcp" or "grpc"',
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
