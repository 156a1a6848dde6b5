import type { PodSet } from '../discovery/pod-set';
import { targetNumber, type Endpoint } from '../discovery/endpoint';
import type { Resource } from '../manifest/resource';
import type { Service } from '../manifest/service';
import type { Failure, StepResult } from './connection';
import type { NetworkPolicies, PolicySide, PolicyVerdict } from './network-policies';
import { firstOf, nameOf } from '../manifest/names-in-words';
import { worst } from './outcomes';

const WORKS: StepResult = { outcome: 'works' };

/** How many addresses a failure names. */
const MOST_ADDRESSES = 3;

/** The pods of a workload as policies see them, with their addresses where these are known. */
export function policySide(
  { workload, namespace, labels, pods }: PodSet,
  addresses: readonly string[] = [],
): PolicySide {
  return {
    workload,
    namespace,
    labels,
    pods,
    addresses,
    portNumber: (name, protocol) =>
      workload.servingContainers
        .flatMap(({ ports }) => ports)
        .find((port) => port.name === name && port.protocol === protocol)?.containerPort,
  };
}

/** Whether the caller may ask the cluster's DNS at all. */
export function dnsStep(policies: NetworkPolicies, from: PolicySide): StepResult {
  const verdict = policies.dnsAllowed(from);
  if (verdict.outcome !== 'fails') return { outcome: verdict.outcome };
  return {
    outcome: 'fails',
    failure: closed(
      'policy-closes-dns',
      verdict,
      `${names(verdict)} isolates ${nameOf(from.workload)} for egress and allows no port 53, so the pod gets no answer from DNS`,
      'an egress rule for port 53, UDP and TCP, to the pods of kube-dns in namespace kube-system',
    ),
  };
}

/** Whether all policies of both sides let the packets through, to at least one of the workloads behind the address. */
export function policyStep(
  policies: NetworkPolicies,
  from: PolicySide,
  targets: readonly PolicySide[],
  service: Service,
  port: number | undefined,
  tunnelPort: (from: PolicySide, to: PolicySide) => number | undefined = () => undefined,
): StepResult {
  const results = targets.map((to) => towards(policies, from, to, service, port, tunnelPort(from, to)));
  return (
    results.find(({ outcome }) => outcome === 'works') ??
    results.find(({ outcome }) => outcome === 'unknown') ??
    results[0] ??
    WORKS
  );
}

/** Whether the policies of the caller let packets out to the addresses that somebody wrote down for a Service. */
export function outwardStep(
  policies: NetworkPolicies,
  from: PolicySide,
  endpoints: readonly Endpoint[],
  service: Service,
  port: number | undefined,
): StepResult {
  const addresses = endpoints.flatMap((endpoint) => endpoint.addresses.map(({ text }) => text));
  const declared = service.ports.find((one) => one.port === port);
  const written = endpoints.flatMap(({ ports }) => ports).find(({ name }) => name === (declared?.name ?? ''));
  const number = service.headless || written === undefined ? port : written.number;
  const protocol = declared?.protocol ?? 'TCP';
  const verdict = policies.leaves(from, { addresses }, { port: number, protocol });
  if (verdict.outcome !== 'fails') return { outcome: verdict.outcome };
  const on = number === undefined ? '' : ` on ${protocol} ${number}`;
  const whom = firstOf(addresses, MOST_ADDRESSES);
  return {
    outcome: 'fails',
    failure: closed(
      'policy-closes',
      verdict,
      `${names(verdict)} isolates ${nameOf(from.workload)} for egress, and no rule lets it reach ${whom}, the addresses of ${nameOf(service)}${on}`,
      `an egress rule with an ipBlock that has ${whom}${on}`,
    ),
  };
}

function towards(
  policies: NetworkPolicies,
  from: PolicySide,
  to: PolicySide,
  service: Service,
  port: number | undefined,
  tunnel: number | undefined,
): StepResult {
  const declared = service.ports.find((one) => one.port === port);
  const protocol = declared?.protocol ?? 'TCP';
  const translated = service.headless || declared === undefined ? port : targetNumber(declared, to.workload);
  const number = tunnel ?? translated;
  const verdicts = policies.between(from, to, { port: number, protocol });
  const refused = verdicts.find(({ outcome }) => outcome === 'fails');
  if (refused !== undefined) return { outcome: 'fails', failure: closes(refused, from, to, number, protocol) };
  return { outcome: worst(verdicts.map(({ outcome }) => outcome)) };
}

function closes(
  verdict: PolicyVerdict,
  from: PolicySide,
  to: PolicySide,
  port: number | undefined,
  protocol: string,
): Failure {
  const on = port === undefined ? '' : ` on ${protocol} ${port}`;
  const egress = verdict.direction === 'Egress';
  const members = from.workload === to.workload;
  const [side, other] = egress ? [from, to] : [to, from];
  const whom = members ? 'pods of its own group' : nameOf(other.workload);
  const pair = verdict.pods === undefined ? '' : ` (such as "${verdict.pods.from}" to "${verdict.pods.to}")`;
  return closed(
    members ? 'policy-parts-members' : 'policy-closes',
    verdict,
    `${names(verdict)} isolates ${nameOf(side.workload)} for ${egress ? 'egress' : 'ingress'}, and no rule lets ${egress ? `it reach ${whom}` : `${whom} in`}${on}${pair}`,
    `an ${egress ? 'egress' : 'ingress'} rule that selects the pods of ${nameOf(other.workload)}${on}`,
  );
}

function closed(
  defect: Failure['defect'],
  { isolating, direction }: PolicyVerdict,
  reason: string,
  expected: string,
): Failure {
  const [object] = isolating;
  const field = direction === 'Egress' ? 'egress' : 'ingress';
  // Policies add up, so one outside of the run could allow it.
  const base = { step: 'policy', defect, certainty: 'outside', reason, expected, direction } as const;
  if (object === undefined) return base;
  return { ...base, at: { object, path: object.spec[field] === undefined ? 'spec.policyTypes' : `spec.${field}` } };
}

function names({ isolating }: PolicyVerdict): string {
  const quoted = isolating.map(({ name }: Resource) => `"${name}"`).join(', ');
  return `NetworkPolicy ${quoted}`;
}
