import type { PolicySide } from '../network-policies';
import type { Istio } from './istio';
import { containerPort } from './istio-inbound';
import { permitted } from './istio-step';
import { refuses, together, type MeshCall, type MeshResult } from './mesh-call';
import { nameOf } from '../../manifest/names-in-words';

/** The port at which members of ambient reach each other, whatever port is dialled. */
export const HBONE_PORT = 15008;

/**
 * What ambient makes of a call: ztunnel finds the pod by its address and encrypts whatever port is dialled, so no port
 * needs to be declared. https://istio.io/latest/docs/ambient/architecture/data-plane/
 */
export function ambientStep(istio: Istio, call: MeshCall): MeshResult {
  return together(call.to.map((to) => towards(istio, call, to)));
}

/** Whether both ends are in ambient, so that packets between them carry port 15008. */
export function tunnels({ members }: Istio, from: PolicySide, to: PolicySide): boolean {
  return [from, to].every(({ workload, namespace }) => members.of(workload, namespace).member === 'in');
}

function towards(istio: Istio, call: MeshCall, to: PolicySide): MeshResult {
  const client = istio.members.of(call.from.workload, call.from.namespace);
  const server = istio.members.of(to.workload, to.namespace);
  if (server.member === 'out')
    return { outcome: 'works', line: `${nameOf(to.workload)} is not in ambient (${server.because ?? ''}): plain text` };
  const port = containerPort(call, to);
  const { mode, at } = istio.servers.modeOf(to, port);
  if (client.member === 'in' && server.member === 'in')
    return permitted(istio, call, to, { outcome: 'works', line: 'ztunnel sends mutual TLS through port 15008' }, true);
  if (mode !== 'STRICT')
    return server.member === 'in'
      ? permitted(istio, call, to, { outcome: 'works', line: `plain text, which mode ${mode} takes` }, false)
      : { outcome: 'works', line: `plain text or mutual TLS; mode ${mode} takes both` };
  if (client.member === 'unknown' || server.member === 'unknown')
    return { outcome: 'unknown', line: 'which of the two are in ambient is not in the checked files' };
  const reason = `${nameOf(call.from.workload)} is not in ambient (${client.because ?? ''}), and the call arrives in plain text; PeerAuthentication "${at?.object.name ?? ''}" (${at?.path ?? ''}: ${mode}) refuses that`;
  const expected = 'both in ambient, or mode: PERMISSIVE for the port';
  return refuses({ defect: 'mesh-refuses', reason, expected, ...(client.at && { at: client.at }) }, reason);
}
