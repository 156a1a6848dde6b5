import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { READY_NEEDS_PEERS, peerReadiness } from '../shared/peer/peer-readiness';
import { inOrder, statefulSets } from '../shared/statefulset/stateful-sets';

const declared = withField(
  withField(sampleStatefulSet(), 'metadata.annotations', { [READY_NEEDS_PEERS]: 'true' }),
  'spec.podManagementPolicy',
  'Parallel',
);
const published = withField(sampleHeadlessService(), 'spec.publishNotReadyAddresses', true);

export const stsBootstrapDeadlock: Rule = {
  id: 'sts-bootstrap-deadlock',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Members that need each other to become ready are all started at once',
  why:
    'With OrderedReady, the default, the second pod is created only when the first is ready. If readiness needs another ' +
    'member, the first waits for ever, whether not-ready addresses are published or not.',
  symptom: 'web-0 stays 0/1 Running, and web-1 is never created',
  fix: `Set podManagementPolicy: Parallel, and publishNotReadyAddresses: true on the Service that serviceName names.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees',
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      if (!inOrder(set) || (set.replicas ?? 1) < 2) continue;
      const need = peerReadiness(set);
      if (need === undefined) continue;
      yield {
        object: set.manifest,
        path: set.spec.podManagementPolicy === undefined ? 'spec' : 'spec.podManagementPolicy',
        found: `pods started one after another, and ${need.evidence}`,
        expected: 'podManagementPolicy: Parallel',
        severity: need.declared ? 'error' : 'info',
      };
    }
  },
  examples: {
    bad: [published, withField(declared, 'spec.podManagementPolicy', 'OrderedReady')],
    good: [published, declared],
  },
};
