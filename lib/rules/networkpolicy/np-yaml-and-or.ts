import { labels, type Manifest } from '../../manifest/manifest';
import type { Inventory } from '../../manifest/inventory';
import { labelSelectorMatches } from '../../manifest/selector';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleNetworkPolicy } from '../examples';
import type { Policy, PolicyPeer } from '../../connections/policy';
import { policiesOf } from '../shared/connections/connections-of';

/** Finds a namespace and pods of another namespace in two entries, which means either of them. */
export const npYamlAndOr: Rule = {
  id: 'np-yaml-and-or',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Select pods of another namespace with both selectors in one entry',
  why:
    'Two entries of from or to mean either of them: all pods of the other namespace, or the pods with the labels ' +
    'in the namespace of the policy. One entry with both selectors means the pods with the labels in the other ' +
    'namespace.',
  symptom: 'The policy allows all pods of the namespace.',
  fix: 'Remove the hyphen before podSelector, so that both selectors are in one entry.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  *check({ inventory }) {
    for (const policy of policiesOf(inventory).all)
      for (const { peers } of [...policy.ingress, ...policy.egress]) {
        const namespace = peers.find((peer) => peer.namespaceSelector !== undefined && peer.podSelector === undefined);
        if (namespace === undefined) continue;
        for (const peer of peers) {
          if (peer.namespaceSelector !== undefined || !meansAnotherNamespace(peer, policy, inventory)) continue;
          yield {
            object: policy.resource.manifest,
            path: peer.path,
            found: `podSelector ${quoted(peer.podSelector)} in an entry without a namespaceSelector, beside the namespaceSelector at ${namespace.path}`,
            expected: 'one entry with podSelector and namespaceSelector',
          };
        }
      }
  },
  examples: { bad: example('kube-dns'), good: example('shop') },
};

/** Whether a selector can only mean pods of another namespace: those of DNS, or pods that only other namespaces have. */
function meansAnotherNamespace({ podSelector }: PolicyPeer, policy: Policy, inventory: Inventory): boolean {
  if (podSelector === undefined) return false;
  const names = labels(podSelector.matchLabels);
  if (names.size === 0) return false;
  if (['kube-dns', 'coredns'].includes(names.get('k8s-app') ?? '')) return policy.resource.namespace !== 'kube-system';
  const { namespace } = policy.resource;
  if (namespace === undefined) return false;
  let elsewhere = false;
  for (const workload of inventory.workloads) {
    if (!labelSelectorMatches(podSelector, workload.podLabels)) continue;
    if (workload.namespace === undefined || workload.namespace === namespace) return false;
    elsewhere = true;
  }
  return elsewhere;
}

function example(app: string): readonly Manifest[] {
  const ports = [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ];
  const to = [
    { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } },
    { podSelector: { matchLabels: { 'k8s-app': app } } },
  ];
  return [sampleNetworkPolicy({ name: 'shop', spec: { policyTypes: ['Egress'], egress: [{ to, ports }] } })];
}
