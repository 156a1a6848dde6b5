import type { PolicySide } from '../network-policies';
import type { Istio } from './istio';
import { containerPort, inbound } from './istio-inbound';
import { outbound, withoutSidecar, type Sent } from './istio-outbound';
import { refuses, together, type MeshCall, type MeshResult } from './mesh-call';
import { nameOf } from '../../manifest/names-in-words';

/** What Istio's sidecars make of a call. https://istio.io/latest/docs/ops/configuration/traffic-management/traffic-routing/ */
export function sidecarStep(istio: Istio, call: MeshCall): MeshResult {
  return together(call.to.map((to) => towards(istio, call, to)));
}

function towards(istio: Istio, call: MeshCall, to: PolicySide): MeshResult {
  const client = istio.members.of(call.from.workload, call.from.namespace);
  if (client.member === 'out') return answered(istio, call, to, withoutSidecar(call, client));
  const meshed = answered(istio, call, to, outbound(istio, call, to));
  if (client.member === 'in') return meshed;
  // Both are possible; where both come to the same, it is known.
  const bare = answered(istio, call, to, withoutSidecar(call, { ...client, because: 'unless it is injected' }));
  if (bare.outcome === meshed.outcome && bare.outcome !== 'fails') return bare;
  return {
    outcome: 'unknown',
    line: `whether ${nameOf(call.from.workload)} has a sidecar is not in the checked files`,
  };
}

function answered(istio: Istio, call: MeshCall, to: PolicySide, sent: Sent): MeshResult {
  const arrived = inbound(istio, call, to, sent);
  if (arrived.outcome !== 'works' || istio.members.of(to.workload, to.namespace).member !== 'in') return arrived;
  return permitted(istio, call, to, arrived, sent.kind === 'mutual');
}

/** Whether the AuthorizationPolicies of the server let the caller in. */
export function permitted(
  { rights }: Istio,
  call: MeshCall,
  to: PolicySide,
  arrived: MeshResult,
  authenticated: boolean,
): MeshResult {
  const port = containerPort(call, to);
  const { outcome, policy } = rights.allows(to, { side: call.from, authenticated, port });
  if (outcome === 'works' || policy === undefined) return arrived;
  if (outcome === 'unknown')
    return { outcome, line: `AuthorizationPolicy "${policy.name}" decides by what the checked files do not show` };
  const deny = policy.spec.action === 'DENY';
  const plain = authenticated ? '' : ', whose identity is unknown without mutual TLS,';
  return refuses(
    {
      defect: 'mesh-refuses',
      reason: '',
      expected: deny
        ? `no rule of AuthorizationPolicy "${policy.name}" that matches ${nameOf(call.from.workload)}`
        : `a rule whose source is the service account of ${nameOf(call.from.workload)}`,
      at: { object: policy, path: 'spec.rules' },
    },
    deny
      ? `AuthorizationPolicy "${policy.name}" (action: DENY) matches calls from ${nameOf(call.from.workload)}${plain} at port ${port}`
      : `AuthorizationPolicy "${policy.name}" allows only the callers of its rules, and none matches ${nameOf(call.from.workload)}${plain} at port ${port}`,
    deny ? 'never' : 'outside',
  );
}
