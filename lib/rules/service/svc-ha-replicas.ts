import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { statefulSets } from '../shared/statefulset/stateful-sets';

/** Names of ports by which members elect a leader. */
const VOTING_PORT = /(?:^|-)(?:raft|quorum|election|leader-election)(?:-|$)/;
const raft = 'spec.template.spec.containers[0].ports';
const quorum = withField(sampleStatefulSet(), raft, [
  { name: 'http', containerPort: 8080, protocol: 'TCP' },
  { name: 'raft', containerPort: 7000, protocol: 'TCP' },
]);

export const svcHaReplicas: Rule = {
  id: 'svc-ha-replicas',
  severity: 'info',
  enforcement: 'practice',
  title: 'Run an odd number of voting members, at least three',
  why:
    'A majority of four members is three, so four members tolerate the loss of one, like three. Two members ' +
    'tolerate no loss, and one of two fails more often than a single one.',
  symptom: 'the group stops as soon as one of two members is lost',
  fix: 'Set replicas to 3 or 5.',
  source: 'https://etcd.io/docs/v3.6/faq/#why-an-odd-number-of-cluster-members',
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      const replicas = set.replicas ?? 1;
      if (replicas < 2 || replicas % 2 === 1) continue;
      const port = set.servingContainers.flatMap(({ ports }) => ports).find(({ name }) => VOTING_PORT.test(name ?? ''));
      if (port === undefined) continue;
      yield {
        object: set.manifest,
        path: 'spec.replicas',
        found: `${replicas} voting members (they have the port ${quoted(port.name)})`,
        expected: `${replicas + 1}, or another odd number of at least 3`,
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(quorum, 'spec.replicas', 4)],
    good: [sampleHeadlessService(), withField(quorum, 'spec.replicas', 5)],
  },
};
