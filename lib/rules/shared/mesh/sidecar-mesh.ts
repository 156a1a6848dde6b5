import {
  ADDRESSING,
  asksForSidecar,
  INJECT,
  injectsNamespaces,
  keepsOut,
} from '../../../connections/mesh/istio-members';
import type { Container, ContainerPort } from '../../../manifest/container';
import { dig } from '../../../manifest/manifest';
import type { Workload } from '../../../manifest/workload';
import type { Run } from '../../rule';

export { ADDRESSING, INJECT, keepsOut };

/** Whether the pods of this run have Istio sidecars. Ambient needs no declared ports: most rules do not hold there. */
export function hasSidecars({ settings }: Run): boolean {
  return settings.mesh === 'istio-sidecar';
}

/** Whether nothing says that the cluster has another mesh than Istio, or none. */
export function mayHaveIstio({ settings: { mesh } }: Run): boolean {
  return mesh === undefined || mesh === 'istio-sidecar' || mesh === 'istio-ambient';
}

/**
 * Tells the long-running workloads whose pods have sidecars.
 *
 * Where some pods ask for theirs by a label, and no namespace does so for all, the others are not known to have any.
 */
export function membersOf({ inventory }: Run): (workload: Workload) => boolean {
  const byNamespace = injectsNamespaces(inventory);
  const one = !byNamespace && inventory.workloads.some(asksForSidecar);
  return (workload) =>
    workload.kind !== 'Job' && workload.kind !== 'CronJob' && !keepsOut(workload) && (!one || asksForSidecar(workload));
}

const SIDE_PORT = /metric|prom|stats|exporter|telemetry|health|probe|live|ready|status|admin|debug|pprof|jmx|webhook/i;

const PEER_PORT =
  /rpc|raft|gossip|cluster|peer|member|serf|epmd|jgroups|discovery|transport|repl(?:ica|$)|sync|quorum|election|node/i;

/** Whether members of a group speak to each other by a port of that name. Others may be for people and clients. */
export function isPeerPort({ name }: ContainerPort): boolean {
  return PEER_PORT.test(name ?? '');
}

/** Whether a port is one for probes, metrics or operators, which no peer dials. */
export function isSidePort(port: ContainerPort, container: Container, workload: Workload): boolean {
  const { name, containerPort } = port;
  if (name !== undefined && SIDE_PORT.test(name)) return true;
  if (SIDE_PORT.test(container.name)) return true;
  if (workload.podAnnotations.get('prometheus.io/port') === String(containerPort)) return true;
  // A probe may well ask the very port that peers dial.
  if (isPeerPort(port)) return false;
  return ['livenessProbe', 'readinessProbe', 'startupProbe'].some((probe) =>
    ['httpGet', 'tcpSocket', 'grpc'].some((handler) => {
      const asked = dig(container.fields, probe, handler, 'port');
      return asked !== undefined && (asked === containerPort || asked === name);
    }),
  );
}
