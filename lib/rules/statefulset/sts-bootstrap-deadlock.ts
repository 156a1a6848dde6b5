import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { READY_NEEDS_PEERS, peerReadiness } from '../shared/peer/peer-readiness';
import { startsInOrder, statefulSets } from '../shared/statefulset/stateful-sets';

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
  title: 'Start all pods of a StatefulSet together when their readiness needs other pods',
  why:
    'With podManagementPolicy OrderedReady, the default, the second pod is created only when the first pod is ' +
    'ready. If readiness needs a second pod, the first pod waits for ever. publishNotReadyAddresses does not ' +
    'help: the second pod is never created.',
  symptom: 'web-0 stays 0/1 Running, and web-1 is never created',
  fix:
    'Set podManagementPolicy: Parallel (possible only when the set is created), and publishNotReadyAddresses: ' +
    'true on the Service that serviceName names.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees',
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      if (!startsInOrder(set) || (set.replicas ?? 1) < 2) continue;
      const need = peerReadiness(set);
      if (need === undefined) continue;
      yield {
        object: set.manifest,
        path: set.spec.podManagementPolicy === undefined ? 'spec' : 'spec.podManagementPolicy',
        found: `pods are created one after another, and ${need.evidence}`,
        expected: 'podManagementPolicy: Parallel',
        severity: need.severity,
      };
    }
  },
  examples: {
    bad: [published, withField(declared, 'spec.podManagementPolicy', 'OrderedReady')],
    good: [published, declared],
  },
};
