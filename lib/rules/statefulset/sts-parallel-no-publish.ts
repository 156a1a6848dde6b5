import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { READY_NEEDS_PEERS, peerReadiness } from '../shared/peer/peer-readiness';
import { governingService, startsInOrder, statefulSets } from '../shared/statefulset/stateful-sets';

const declared = withField(
  withField(sampleStatefulSet(), 'metadata.annotations', { [READY_NEEDS_PEERS]: 'true' }),
  'spec.podManagementPolicy',
  'Parallel',
);

export const stsParallelNoPublish: Rule = {
  id: 'sts-parallel-no-publish',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Publish not-ready addresses when readiness needs other pods',
  why:
    'A pod is in DNS only while it is ready. Pods whose readiness needs other pods do not find each other, ' +
    'unless their Service publishes not-ready addresses.',
  symptom: 'all pods stay 0/1 Running; nslookup web answers NXDOMAIN',
  fix: 'Set publishNotReadyAddresses: true on the Service that serviceName names, and give clients another Service.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      if (startsInOrder(set) || (set.replicas ?? 1) < 2) continue;
      const need = peerReadiness(set);
      const service = need === undefined ? undefined : governingService(inventory, set);
      if (need === undefined || service === undefined || service.publishNotReadyAddresses) continue;
      yield {
        object: service.manifest,
        path: service.spec.publishNotReadyAddresses === undefined ? 'spec' : 'spec.publishNotReadyAddresses',
        found: `only ready pods of StatefulSet "${set.name}" are in DNS, and ${need.evidence}`,
        expected: 'publishNotReadyAddresses: true',
        severity: need.severity,
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), declared],
    good: [withField(sampleHeadlessService(), 'spec.publishNotReadyAddresses', true), declared],
  },
};
