import { dig } from '../../manifest/manifest';
import type { Service } from '../../manifest/service';
import type { Workload } from '../../manifest/workload';
import { isGrpcTarget, type Address } from '../address';
import type { Caller } from '../caller';
import { ADDRESSING } from './istio-members';

/** Kinds whose pods have no names of their own, so that one pod can dial another by its address alone. */
const NAMELESS: ReadonlySet<string> = new Set(['Deployment', 'ReplicaSet', 'DaemonSet']);

/**
 * Whether a caller looks up the addresses behind a Service and dials these. The Service says so itself, or the caller is
 * one of pods without names that know their own address, which they need to leave themselves out.
 */
export function dialsAddresses(
  { workload, container }: Caller,
  address: Address,
  service: Service,
  targets: readonly Workload[],
): boolean {
  const said = service.annotations.get(ADDRESSING);
  if (said !== undefined) return said === 'pod-ip' && !isGrpcTarget(address);
  // gRPC sends the host of its target along, which Istio matches.
  if (!NAMELESS.has(workload.kind) || !targets.includes(workload) || isGrpcTarget(address)) return false;
  return container.env.some(({ valueFrom }) => {
    const field = dig(valueFrom, 'fieldRef', 'fieldPath');
    return field === 'status.podIP' || field === 'status.podIPs';
  });
}
