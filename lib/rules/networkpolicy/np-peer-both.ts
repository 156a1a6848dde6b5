import { labels, mapping, type Manifest } from '../../manifest/manifest';
import { labelSelectorMatches } from '../../manifest/selector';
import type { Workload } from '../../manifest/workload';
import type { Rule } from '../rule';
import { sampleNetworkPolicy, sampleStatefulSet } from '../examples';
import { isDnsRule } from '../../connections/dns-egress';
import type { Direction, Policy, PolicyPeer, PolicyRule } from '../../connections/policy';
import { policiesOf } from '../shared/connections/connections-of';
import { nameOf } from '../../manifest/names-in-words';

/** Finds policies that allow traffic between the pods of a group in one direction only. */
export const npPeerBoth: Rule = {
  id: 'np-peer-both',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Allow both ingress and egress between the pods of a group',
  why: 'Where policies isolate both directions, a connection between two pods needs an egress rule for its source and an ingress rule for its destination.',
  symptom: 'Timeouts between the pods of the group, while clients reach all of them.',
  fix: 'Write the same peers and ports under ingress and egress.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  outranks: ['dial-members-parted'],
  *check({ inventory }) {
    const policies = policiesOf(inventory);
    for (const policy of policies.all)
      for (const [allowed, missing] of [
        ['Ingress', 'Egress'],
        ['Egress', 'Ingress'],
      ] as const) {
        // Only a policy that names its own pods as peers shows that they form a group.
        const given = policy.rules(allowed).find(({ peers }) => peers.some((one) => namesOwnPods(one, policy)));
        const peer = given?.peers.find((one) => namesOwnPods(one, policy));
        if (given === undefined || peer === undefined) continue;
        for (const workload of policies.selectedBy(policy)) {
          if (workload.replicas === 1) continue;
          const selecting = policies.selecting(workload).filter((one) => one.isolates(missing));
          if (selecting.length === 0 || selecting.some((one) => allowsPeer(one, missing, workload, given))) continue;
          const field = missing === 'Ingress' ? 'ingress' : 'egress';
          const hasField = policy.isolates(missing) && policy.resource.spec[field] !== undefined;
          yield {
            object: policy.resource.manifest,
            path: hasField ? `spec.${field}` : peer.path,
            found: `${allowed} between the pods of ${nameOf(workload)} at ${peer.path}, but no ${missing} between them`,
            expected: `the same peers under ${field}`,
          };
          break;
        }
      }
  },
  examples: { bad: example('other'), good: example('ledger') },
};

function namesOwnPods(peer: PolicyPeer, policy: Policy): boolean {
  if (peer.namespaceSelector !== undefined || peer.podSelector === undefined) return false;
  const own = labels(mapping(policy.resource.spec.podSelector)?.matchLabels);
  const named = labels(peer.podSelector.matchLabels);
  return (
    own.size > 0 &&
    own.size === named.size &&
    peer.podSelector.matchExpressions === undefined &&
    [...own].every(([key, value]) => named.get(key) === value)
  );
}

function allowsPeer(policy: Policy, direction: Direction, workload: Workload, given: PolicyRule): boolean {
  return policy.rules(direction).some(
    (rule) =>
      sharePorts(rule, given) &&
      (rule.peers.length === 0 ||
        rule.peers.some(
          ({ podSelector, namespaceSelector, ipBlock }) =>
            // An address block or a namespace selector may match the pods too.
            ipBlock !== undefined ||
            (podSelector === undefined
              ? namespaceSelector !== undefined
              : labelSelectorMatches(podSelector, workload.podLabels)),
        )),
  );
}

/** Whether two rules can allow the same port. A named port can have any number. */
function sharePorts(rule: PolicyRule, given: PolicyRule): boolean {
  if (rule.ports.length === 0) return true;
  if (given.ports.length === 0) return !isDnsRule(rule);
  return rule.ports.some((one) =>
    given.ports.some(
      (other) =>
        one.port === other.port ||
        one.port === undefined ||
        other.port === undefined ||
        one.endPort !== undefined ||
        other.endPort !== undefined ||
        typeof one.port !== typeof other.port,
    ),
  );
}

function example(app: string): readonly Manifest[] {
  const ports = [{ protocol: 'TCP', port: 7000 }];
  const dns = [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ];
  return [
    sampleStatefulSet({ name: 'ledger', container: { ports: [{ name: 'raft', containerPort: 7000 }] } }),
    sampleNetworkPolicy({
      name: 'ledger',
      spec: {
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [{ podSelector: { matchLabels: { app: 'ledger' } } }], ports }],
        egress: [{ to: [{ podSelector: { matchLabels: { app } } }], ports }, { ports: dns }],
      },
    }),
  ];
}
