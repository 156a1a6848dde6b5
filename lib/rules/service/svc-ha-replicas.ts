import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { statefulSets } from '../shared/statefulset/stateful-sets';

/** Ports by which members vote. */
const VOTING = /(?:^|-)(?:raft|quorum|election|leader-election)(?:-|$)/;
const raft = 'spec.template.spec.containers[0].ports';
const quorum = withField(sampleStatefulSet(), raft, [
  { name: 'http', containerPort: 8080, protocol: 'TCP' },
  { name: 'raft', containerPort: 7000, protocol: 'TCP' },
]);

export const svcHaReplicas: Rule = {
  id: 'svc-ha-replicas',
  severity: 'info',
  enforcement: 'practice',
  title: 'A group that votes has an odd number of members, at least three',
  why:
    'A majority of four is three, so that four members bear the loss of one, as three do; two bear none, and are down more ' +
    'often than one alone.',
  symptom: 'the group stops as soon as one of two members is lost',
  fix: 'Run 3 or 5 members.',
  source: 'https://etcd.io/docs/v3.6/faq/#why-an-odd-number-of-cluster-members',
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      const replicas = set.replicas ?? 1;
      if (replicas < 2 || replicas % 2 === 1) continue;
      const port = set.servingContainers.flatMap(({ ports }) => ports).find(({ name }) => VOTING.test(name ?? ''));
      if (port === undefined) continue;
      yield {
        object: set.manifest,
        path: 'spec.replicas',
        found: `${replicas} members that vote (port ${port.name})`,
        expected: 'an odd number, at least 3',
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(quorum, 'spec.replicas', 4)],
    good: [sampleHeadlessService(), withField(quorum, 'spec.replicas', 5)],
  },
};
