import { namedPort } from '../../../kubernetes/target-port';
import type { Workload } from '../../../manifest/workload';

/** A port that the containers of a pod declare. */
export interface DeclaredPort {
  readonly number: number | undefined;
  readonly onlyInSidecar: boolean;
}

/**
 * The container port that a named target port resolves to in the pods of a workload: as for the EndpointSlice controller,
 * the first port of that name and protocol, main containers before native sidecars.
 */
export function declaredPort(workload: Workload, name: string, protocol: string): DeclaredPort | undefined {
  const found = namedPort(workload.servingContainers, name, protocol);
  return found && { number: found.port.containerPort, onlyInSidecar: found.container.role === 'sidecar' };
}
