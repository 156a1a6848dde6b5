import { targetNumber } from '../../discovery/endpoint';
import type { Manifest } from '../../manifest/manifest';
import type { Inventory } from '../../manifest/inventory';
import type { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleNetworkPolicy, sampleService } from '../examples';
import type { NetworkPolicies } from '../../connections/network-policies';
import { letsPortThrough, type Direction, type Policy, type PolicyRule } from '../../connections/policy';
import { policiesOf } from '../shared/connections/connections-of';

/** Finds policies with the port of a Service whose pods listen on another one. */
export const npPortIsPodPort: Rule = {
  id: 'np-port-is-pod-port',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Write the port of the pods into a NetworkPolicy, not the port of the Service',
  why: 'A policy applies to packets at the pod, after the port of the Service was translated. A headless Service does not translate ports. Where the policies allow the port of the pods too, it is an info: nothing breaks.',
  symptom: 'Timeouts: the packets go to the container port, which no policy allows.',
  fix: 'Write the container port, or its name.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
  *check({ inventory }) {
    const policies = policiesOf(inventory);
    for (const policy of policies.all)
      for (const direction of ['Ingress', 'Egress'] as const)
        for (const rule of policy.rules(direction)) {
          const numbered = rule.ports.filter(({ port, endPort }) => typeof port === 'number' && endPort === undefined);
          if (numbered.length === 0) continue;
          const receivers =
            direction === 'Ingress' ? policies.selectedBy(policy) : allowedByEgress(policy, rule, inventory);
          for (const { path, port } of numbered) {
            const target = podPortOf(Number(port), receivers, inventory);
            if (target === undefined) continue;
            yield {
              object: policy.resource.manifest,
              path: `${path}.port`,
              found: `${port}, the port of Service ${quoted(target.service)}, but its pods listen on ${target.number}`,
              expected: String(target.number),
              fix: `Write ${target.number}.`,
              severity: isOpen(target, rule, rulesBeside(policy, direction, policies)) ? 'info' : 'error',
            };
          }
        }
  },
  examples: { bad: example(80), good: example(8080) },
};

/** The port that pods listen on behind a port of their Service. */
interface PodPort {
  readonly service: string;
  readonly number: number;
  readonly protocol: string;
  /** The name that a container gives the port. */
  readonly name: string | undefined;
}

/** The port that the pods listen on, where the number is only the port of their Service. */
function podPortOf(number: number, receivers: readonly Workload[], inventory: Inventory): PodPort | undefined {
  let found: PodPort | undefined;
  for (const workload of receivers) {
    const declared = workload.servingContainers.some((container) =>
      container.ports.some(({ containerPort }) => containerPort === number),
    );
    if (declared) return undefined;
    for (const service of inventory.servicesOf(workload))
      for (const port of service.ports) {
        const target = targetNumber(port, workload);
        if (target === number) return undefined;
        if (port.port !== number || target === undefined) continue;
        const { protocol } = port;
        found = { service: service.name, number: target, protocol, name: nameOf(target, workload) };
      }
  }
  return found;
}

function nameOf(number: number, { servingContainers }: Workload): string | undefined {
  return servingContainers.flatMap(({ ports }) => ports).find(({ containerPort }) => containerPort === number)?.name;
}

/** The rules that judge the same packets: those of all policies that select one of the same pods. */
function rulesBeside(policy: Policy, direction: Direction, policies: NetworkPolicies): readonly PolicyRule[] {
  const beside = new Set([policy, ...policies.selectedBy(policy).flatMap((workload) => policies.selecting(workload))]);
  return [...beside].flatMap((one) => one.rules(direction));
}

/** Whether the port of the pods is open to the same peers anyway, so that the other number changes nothing. */
function isOpen({ number, protocol, name }: PodPort, rule: PolicyRule, rules: readonly PolicyRule[]): boolean {
  return rules.some(
    (other) =>
      (other.peers.length === 0 || peersOf(other) === peersOf(rule)) &&
      (letsPortThrough(other, number, protocol) || other.ports.some(({ port }) => name !== undefined && port === name)),
  );
}

function peersOf({ peers }: PolicyRule): string {
  return JSON.stringify(
    peers.map(({ podSelector, namespaceSelector, ipBlock }) => [podSelector, namespaceSelector, ipBlock]),
  );
}

/** The workloads that an egress rule allows, where all its peers are pods of its own namespace. */
function allowedByEgress(policy: Policy, rule: PolicyRule, inventory: Inventory): readonly Workload[] {
  const ownNamespace = rule.peers.every(
    ({ podSelector, namespaceSelector, ipBlock }) =>
      podSelector !== undefined && namespaceSelector === undefined && ipBlock === undefined,
  );
  if (!ownNamespace) return [];
  return rule.peers.flatMap(({ podSelector }) => inventory.matching(podSelector, policy.resource));
}

function example(port: number): readonly Manifest[] {
  return [
    sampleService({ spec: { ports: [{ name: 'http', port: 80, targetPort: 8080 }] } }),
    sampleDeployment({ container: { ports: [{ containerPort: 8080 }] } }),
    sampleNetworkPolicy({ spec: { policyTypes: ['Ingress'], ingress: [{ ports: [{ protocol: 'TCP', port }] }] } }),
  ];
}
