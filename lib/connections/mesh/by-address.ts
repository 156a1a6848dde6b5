import { dig } from '../../manifest/manifest';
import type { Service } from '../../manifest/service';
import type { Workload } from '../../manifest/workload';
import { isGrpcTarget, type Address } from '../address';
import type { Evidence } from '../caller';
import { ADDRESSING } from './istio-members';

/** Kinds whose pods have no names of their own, so that one pod can dial another by its address alone. */
const NAMELESS: ReadonlySet<string> = new Set(['Deployment', 'ReplicaSet', 'DaemonSet']);

/** Words of programs whose members tell each other their addresses. */
const MEMBERSHIP = /join|memberlist|gossip|serf|swim|jgroups|hazelcast|infinispan/i;

/** How far before an address in a file its key may stand. */
const NEAR = 80;

/**
 * Whether a caller looks up the addresses behind a Service and dials these. The Service says so itself, or the caller is
 * one of pods without names that know their own address, which they need to leave themselves out.
 */
export function dialsAddresses(
  evidence: Evidence,
  address: Address,
  service: Service,
  targets: readonly Workload[],
  resolved: string | undefined,
): boolean {
  const { workload, container } = evidence.caller;
  const said = service.annotations.get(ADDRESSING);
  if (said !== undefined) return said === 'pod-ip' && !isGrpcTarget(address);
  // gRPC sends the host of its target along, which Istio matches.
  if (!targets.includes(workload) || isGrpcTarget(address)) return false;
  // Members that join by the name of their Service learn the addresses of all, and dial these.
  const isOfAll = resolved?.startsWith(`${service.name}.`) === true;
  if (isOfAll && address.scheme === undefined && MEMBERSHIP.test(settingOf(evidence, address))) return true;
  if (!NAMELESS.has(workload.kind)) return false;
  return container.env.some(({ valueFrom }) => {
    const field = dig(valueFrom, 'fieldRef', 'fieldPath');
    return field === 'status.podIP' || field === 'status.podIPs';
  });
}

/** The name of the setting that holds an address: of the variable or the flag, or what stands before it in a file or script. */
function settingOf({ variable, text, form }: Evidence, address: Address): string {
  if (form === 'value') return variable ?? /^--?[-\w.]+(?==)/.exec(text)?.[0] ?? '';
  const at = text.indexOf(address.text);
  return text.slice(Math.max(0, at - NEAR), at);
}

/** The one port of a Service by which members reach each other, as its name or that of the container's port shows. */
export function memberPort({ ports }: Service): number | undefined {
  const [only, ...others] = ports.filter(({ name, targetPort }) =>
    MEMBERSHIP.test(`${name ?? ''} ${String(targetPort)}`),
  );
  return others.length === 0 ? only?.port : undefined;
}
