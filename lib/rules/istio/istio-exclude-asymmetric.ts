import { targetNumber } from '../../discovery/endpoint';
import type { Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { portList } from '../../connections/mesh/port-list';
import { Calls } from '../shared/mesh/calls';
import { isSidePort, keepsOut, mayHaveIstio } from '../shared/mesh/sidecar-mesh';

const INBOUND = 'traffic.sidecar.istio.io/excludeInboundPorts';
const OUTBOUND = 'traffic.sidecar.istio.io/excludeOutboundPorts';

/**
 * Finds peer ports that bypass the sidecar in one direction only.
 *
 * Members that are seen to dial each other there, and are refused, make it an error; where none is seen to dial, it is a warning.
 */
export const istioExcludeAsymmetric: Rule = {
  id: 'istio-exclude-asymmetric',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Exclude a peer port from the sidecar both inbound and outbound',
  why: 'Peers are servers and clients at once. Where only one direction is excluded, one end uses mTLS and the other plain text.',
  symptom:
    'The application receives a TLS handshake in place of its own protocol, or the sidecar refuses plain text: resets at that port only.',
  fix: 'List the port in both annotations, or in none.',
  source: 'https://github.com/istio/istio/issues/19280',
  outranks: ['istio-call-refused'],
  *check(run) {
    if (!mayHaveIstio(run)) return;
    const calls = new Calls(run);
    for (const workload of run.inventory.workloads) {
      const inbound = portList(workload.podAnnotations.get(INBOUND) ?? '');
      const outbound = portList(workload.podAnnotations.get(OUTBOUND) ?? '');
      if (inbound === undefined || outbound === undefined || inbound.size + outbound.size === 0) continue;
      if (workload.replicas === 1 || keepsOut(workload)) continue;
      const sidePorts = new Set(
        workload.servingContainers.flatMap((container) =>
          container.ports.flatMap((port) => (isSidePort(port, container, workload) ? [port.containerPort] : [])),
        ),
      );
      const peerPorts = new Map(
        run.inventory
          .servicesOf(workload)
          .filter(({ headless }) => headless)
          .flatMap((service) => service.ports.map((port) => [targetNumber(port, workload), service] as const)),
      );
      for (const [port, service] of peerPorts) {
        if (port === undefined || sidePorts.has(port) || inbound.has(port) === outbound.has(port)) continue;
        const severity = calls.severityOf('mesh-excluded', { service, port, from: workload });
        if (severity === undefined) continue;
        const [present, missing] = inbound.has(port) ? [INBOUND, OUTBOUND] : [OUTBOUND, INBOUND];
        const at = workload.podAnnotations.has(missing) ? missing : present;
        yield {
          object: workload.manifest,
          path: fieldPath(`${workload.templatePath}metadata.annotations`, at),
          found: `port ${port} in ${present} but not in ${missing}`,
          expected: `port ${port} in both annotations, or in none`,
          severity,
        };
      }
    }
  },
  examples: { bad: example('9999'), good: example('7946') },
};

function example(outbound: string): readonly Manifest[] {
  return [
    sampleHeadlessService({ name: 'ledger', spec: { ports: [{ name: 'tcp-gossip', port: 7946 }] } }),
    sampleStatefulSet({
      name: 'ledger',
      podAnnotations: { [INBOUND]: '7946', [OUTBOUND]: outbound },
      container: { ports: [{ name: 'tcp-gossip', containerPort: 7946 }] },
    }),
  ];
}
