import type { PolicySide } from '../network-policies';
import { containerPort } from './istio-inbound';
import { LINKERD_CONFIG, OPAQUE_PORTS, PortList } from './linkerd-annotations';
import type { LinkerdMembers } from './linkerd-members';
import { byDefault, type LinkerdPolicies } from './linkerd-policies';
import { refuses, together, type MeshCall, type MeshResult } from './mesh-call';
import { nameOf } from '../../manifest/names-in-words';

/** What the objects of a run tell a Linkerd control plane. */
export interface Linkerd {
  readonly members: LinkerdMembers;
  readonly policies: LinkerdPolicies;
}

/**
 * What Linkerd's proxies make of a call. Any port is proxied and encrypted without being declared; what can go wrong is
 * the detection of the protocol, which waits 10 seconds for the client's first bytes, and a policy.
 *
 * https://linkerd.io/2/features/protocol-detection/
 */
export function linkerdStep(linkerd: Linkerd, call: MeshCall): MeshResult {
  return together(call.to.map((to) => towards(linkerd, call, to)));
}

function towards({ members, policies }: Linkerd, call: MeshCall, to: PolicySide): MeshResult {
  const { from } = call;
  const port = containerPort(call, to);
  const client = members.of(from.workload, from.namespace);
  const server = members.of(to.workload, to.namespace);
  if (call.phase === 'init' && client.member === 'in')
    return { outcome: 'unknown', line: 'an init container has a proxy beside it only where sidecars are native' };
  const skips = members.lists(from, 'skip-outbound-ports', call.port);
  const around = server.member === 'out' || members.lists(to, 'skip-inbound-ports', port);
  if (client.member === 'unknown' || server.member === 'unknown')
    return { outcome: 'unknown', line: 'which of the two have a proxy of Linkerd is not in the checked files' };
  const meshed = client.member === 'in' && !skips;
  const opaque = isOpaque(members, call, to, port);
  const waits = call.spoken === 'server-first' && !opaque && (meshed || !around);
  const how = meshed && !around ? 'the proxies send mutual TLS' : 'plain text';
  if (!around) {
    const closed = refusal({ members, policies }, call, to, port, meshed, client.because ?? '');
    if (closed !== undefined) return closed;
  }
  if (!waits) return { outcome: 'works', line: opaque ? `${how}; port ${port} is opaque` : how };
  const reason = `Linkerd waits 10 seconds for the client's first bytes on port ${port} of ${nameOf(to.workload)}, and the protocol lets the server send first`;
  return {
    outcome: 'works',
    line: reason,
    failure: {
      step: 'mesh',
      defect: 'mesh-detects',
      certainty: 'fragile',
      reason,
      expected: `${port} in the annotation ${OPAQUE_PORTS} of the pods`,
      at: { object: to.workload, path: pathOf(to, port) },
    },
  };
}

/** The port that a container declares, or where the pods are annotated. */
function pathOf({ workload }: PolicySide, port: number): string {
  const declared = workload.servingContainers.flatMap(({ ports }) => ports).find((one) => one.containerPort === port);
  return declared?.path ?? `${workload.templatePath}metadata`;
}

/** Whether the proxies read no protocol: an annotation of the pods, or for a cluster IP one of the Service, or its `appProtocol`. */
function isOpaque(
  members: LinkerdMembers,
  { service, port, direct }: MeshCall,
  to: PolicySide,
  target: number,
): boolean {
  if (members.lists(to, 'opaque-ports', target)) return true;
  if (direct) return false;
  const marked = service.annotations.get(OPAQUE_PORTS);
  if (marked !== undefined && new PortList(marked).has(port)) return true;
  const appProtocol = service.ports.find((one) => one.port === port)?.appProtocol;
  // Any word but these two is opaque.
  return appProtocol !== undefined && appProtocol !== 'http' && appProtocol !== 'kubernetes.io/h2c';
}

function refusal(
  { members, policies }: Linkerd,
  call: MeshCall,
  to: PolicySide,
  port: number,
  meshed: boolean,
  because: string,
): MeshResult | undefined {
  const { from } = call;
  const who = meshed
    ? nameOf(from.workload)
    : `${nameOf(from.workload)}, which has no proxy (${because || 'skip-outbound-ports'}),`;
  const { outcome, server } = policies.allows(to, port, { side: from, meshed });
  if (server !== undefined) {
    if (outcome === 'works') return undefined;
    const reason = `Server "${server.name}" closes port ${port} of ${nameOf(to.workload)}, and nothing that authorizes calls to it names ${who}`;
    if (outcome === 'unknown') return { outcome, line: reason };
    const expected = `an AuthorizationPolicy for Server "${server.name}" with the service account of ${nameOf(from.workload)}`;
    return refuses(
      { defect: 'linkerd-refuses', reason, expected, at: { object: server, path: 'spec' } },
      reason.replace(/,$/, ''),
      'outside',
    );
  }
  const setting = members.config(to, 'default-inbound-policy');
  if (setting === undefined || byDefault(setting.value, meshed) !== 'fails') return undefined;
  const { value: policy, at } = setting;
  const reason = `${nameOf(at.object)} has the annotation ${LINKERD_CONFIG}default-inbound-policy: ${policy}, which refuses ${who.replace(/,$/, '')}`;
  return refuses(
    {
      defect: 'linkerd-refuses',
      reason,
      expected: 'a proxy for the client, or another default policy',
      at,
    },
    reason,
    policy === 'deny' ? 'outside' : 'never',
  );
}
