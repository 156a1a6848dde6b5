import { ADDRESSING, INJECT, IstioMembers, keepsOut } from '../../../connections/mesh/istio-members';
import type { Container, ContainerPort } from '../../../manifest/container';
import { dig } from '../../../manifest/manifest';
import type { Workload } from '../../../manifest/workload';
import type { Run } from '../../rule';

export { ADDRESSING, INJECT, keepsOut };

/** Whether the pods have Istio sidecars. In ambient mode ports need not be declared: most rules do not apply there. */
export function hasSidecars({ settings }: Run): boolean {
  return settings.mesh === 'istio-sidecar';
}

/** Whether the cluster has Istio, or its mesh is unknown. */
export function mayHaveIstio({ settings: { mesh } }: Run): boolean {
  return mesh === undefined || mesh === 'istio-sidecar' || mesh === 'istio-ambient';
}

/** Whether a workload is a long-running one whose pods have sidecars, as far as the run can know. */
export function membersOf({ inventory }: Run): (workload: Workload) => boolean {
  const members = new IstioMembers(inventory, 'istio-sidecar');
  return (workload) =>
    workload.kind !== 'Job' &&
    workload.kind !== 'CronJob' &&
    members.of(workload, workload.namespace ?? '').member === 'in';
}

const SIDE_PORT = /metric|prom|stats|exporter|telemetry|health|probe|live|ready|status|admin|debug|pprof|jmx|webhook/i;

const PEER_PORT =
  /rpc|raft|gossip|cluster|peer|member|serf|epmd|jgroups|discovery|transport|repl(?:ica|$)|sync|quorum|election|node/i;

/** Whether the name of a port shows that peers call it. Other ports may be for people and clients. */
export function isPeerPort({ name }: ContainerPort): boolean {
  return PEER_PORT.test(name ?? '');
}

/** Whether a port is for probes, metrics or operators, so that no peer calls it. */
export function isSidePort(port: ContainerPort, container: Container, workload: Workload): boolean {
  const { name, containerPort } = port;
  if (name !== undefined && SIDE_PORT.test(name)) return true;
  if (SIDE_PORT.test(container.name)) return true;
  if (workload.podAnnotations.get('prometheus.io/port') === String(containerPort)) return true;
  // A probe may use the port that peers call.
  if (isPeerPort(port)) return false;
  return ['livenessProbe', 'readinessProbe', 'startupProbe'].some((probe) =>
    ['httpGet', 'tcpSocket', 'grpc'].some((handler) => {
      const probed = dig(container.fields, probe, handler, 'port');
      return probed !== undefined && (probed === containerPort || probed === name);
    }),
  );
}
