import { labels, mapping, type Manifest } from '../../manifest/manifest';
import { labelSelectorMatches } from '../../manifest/selector';
import type { Workload } from '../../manifest/workload';
import type { Rule } from '../rule';
import { sampleNetworkPolicy, sampleStatefulSet } from '../examples';
import { isDnsRule } from '../../connections/dns-egress';
import type { Direction, Policy, PolicyPeer, PolicyRule } from '../../connections/policy';
import { policiesOf } from '../shared/connections/connections-of';

/** Groups whose members are let out to each other and not in, or in and not out. */
export const npPeerBoth: Rule = {
  id: 'np-peer-both',
  severity: 'error',
  enforcement: 'runtime',
  title: 'NetworkPolicies let the members of a group both out to each other and in',
  why: 'A connection between two pods needs the leave of the one it comes from and of the one it goes to, where both directions are isolated.',
  symptom: 'Timeouts between the members only, while clients reach every one of them.',
  fix: 'Write the same peers and ports under `ingress` and `egress`.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  outranks: ['dial-members-parted'],
  *check({ inventory }) {
    const policies = policiesOf(inventory);
    for (const policy of policies.all)
      for (const [given, missing] of [
        ['Ingress', 'Egress'],
        ['Egress', 'Ingress'],
      ] as const) {
        // The policy names its own pods as peers: nothing else tells a group from pods that need no peers.
        const from = policy.rules(given).find(({ peers }) => peers.some((one) => namesOwnPods(one, policy)));
        const peer = from?.peers.find((one) => namesOwnPods(one, policy));
        if (from === undefined || peer === undefined) continue;
        for (const workload of policies.selectedBy(policy)) {
          if (workload.replicas === 1) continue;
          const selecting = policies.selecting(workload).filter((one) => one.isolates(missing));
          if (selecting.length === 0 || selecting.some((one) => letsPeer(one, missing, workload, from))) continue;
          const field = missing === 'Ingress' ? 'ingress' : 'egress';
          const here = policy.isolates(missing) && policy.resource.spec[field] !== undefined;
          yield {
            object: policy.resource.manifest,
            path: here ? `spec.${field}` : peer.path,
            found: `${given} from and to the own pods at \`${peer.path}\`, and no such ${missing} for the ${workload.kind} \`${workload.name}\``,
            expected: `the same peers under \`${field}\``,
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

function letsPeer(policy: Policy, direction: Direction, workload: Workload, given: PolicyRule): boolean {
  return policy.rules(direction).some(
    (rule) =>
      sharePorts(rule, given) &&
      (rule.peers.length === 0 ||
        rule.peers.some(
          ({ podSelector, namespaceSelector, ipBlock }) =>
            // An address block or another namespace's label may hold the pods too.
            ipBlock !== undefined ||
            (podSelector === undefined
              ? namespaceSelector !== undefined
              : labelSelectorMatches(podSelector, workload.podLabels)),
        )),
  );
}

/** Whether two rules may be about one port. A name may stand for any number. */
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
