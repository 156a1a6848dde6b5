import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { statefulSets } from '../shared/statefulset/stateful-sets';

export const stsHostnetworkPeers: Rule = {
  id: 'sts-hostnetwork-peers',
  // Nobody writes it by accident; what it costs is worth knowing.
  severity: 'info',
  enforcement: 'runtime',
  title: 'Members of a group have addresses of their own',
  why:
    "With hostNetwork a pod's address is its node's. Two members cannot share a node, their names give addresses of nodes, " +
    'and a member that leaves its own address out of the list may leave out a sibling.',
  symptom: 'a second member on a node stays Pending, or fails with "address already in use"',
  fix: 'Leave hostNetwork out, or keep members on different nodes with a required anti-affinity.',
  source: 'https://kubernetes.io/docs/concepts/configuration/overview/#services',
  *check({ inventory }) {
    for (const set of statefulSets(inventory))
      if (set.podSpec.hostNetwork === true && (set.replicas ?? 1) > 1)
        yield {
          object: set.manifest,
          path: `${set.podSpecPath}.hostNetwork`,
          found: `true, with ${set.replicas} replicas`,
          expected: 'the network of the pod',
        };
  },
  examples: {
    bad: [sampleHeadlessService(), withField(sampleStatefulSet(), 'spec.template.spec.hostNetwork', true)],
    good: [sampleHeadlessService(), withField(sampleStatefulSet(), 'spec.template.spec.hostNetwork', false)],
  },
};
