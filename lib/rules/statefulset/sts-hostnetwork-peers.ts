import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { statefulSets } from '../shared/statefulset/stateful-sets';

export const stsHostnetworkPeers: Rule = {
  id: 'sts-hostnetwork-peers',
  // hostNetwork is set on purpose, and works where each pod has a node.
  severity: 'info',
  enforcement: 'runtime',
  title: 'Do not run several pods of a StatefulSet with hostNetwork',
  why:
    'With hostNetwork a pod has the address of its node. Two pods cannot listen on one port of one node, the DNS ' +
    'names of the pods resolve to addresses of nodes, and a pod that removes its own address from the list of ' +
    'peers may remove another pod.',
  symptom: 'a second pod on the same node stays Pending, or fails with "address already in use"',
  fix: 'Remove hostNetwork, or keep the pods on different nodes with a required anti-affinity.',
  source: 'https://kubernetes.io/docs/concepts/configuration/overview/#services',
  *check({ inventory }) {
    for (const set of statefulSets(inventory))
      if (set.podSpec.hostNetwork === true && (set.replicas ?? 1) > 1)
        yield {
          object: set.manifest,
          path: `${set.podSpecPath}.hostNetwork`,
          found: `true, with ${set.replicas} replicas`,
          expected: 'false, or no hostNetwork',
        };
  },
  examples: {
    bad: [sampleHeadlessService(), withField(sampleStatefulSet(), 'spec.template.spec.hostNetwork', true)],
    good: [sampleHeadlessService(), withField(sampleStatefulSet(), 'spec.template.spec.hostNetwork', false)],
  },
};
