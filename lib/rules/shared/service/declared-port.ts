import { namedPort } from '../../../kubernetes/target-port';
import type { Workload } from '../../../manifest/workload';

/** A port that a pod declares, and whether only a native sidecar does. */
export interface DeclaredPort {
  readonly number: number | undefined;
  readonly sidecar: boolean;
}

/**
 * The container port that a named target port means in the pods of a workload: as for the EndpointSlice controller, the
 * first one of that name and protocol, main containers before sidecars.
 */
export function declaredPort(workload: Workload, name: string, protocol: string): DeclaredPort | undefined {
  const found = namedPort(workload.servingContainers, name, protocol);
  return found && { number: found.port.containerPort, sidecar: found.container.role === 'sidecar' };
}
