import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { integerInSpec, governingService, statefulSets } from '../shared/statefulset/stateful-sets';

/** The TTL of the records with the CoreDNS settings of kubeadm, in seconds. */
const TTL = 30;

export const stsMinReady: Rule = {
  id: 'sts-min-ready',
  severity: 'info',
  enforcement: 'practice',
  title: 'Set minReadySeconds to at least the TTL of the DNS records',
  why:
    'A replaced pod gets another address. Peers and clients may use the old address until the TTL of the record ' +
    'expires, 30 seconds on most clusters. Without minReadySeconds the rollout replaces the next pod before that.',
  symptom: 'the group loses its quorum for some seconds in the middle of a rolling update',
  fix: 'Set minReadySeconds: 30.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#minimum-ready-seconds',
  *check({ inventory, settings }) {
    // Nearly every set lacks it, and most work without.
    if (!settings.strict) return;
    for (const set of statefulSets(inventory)) {
      const seconds = integerInSpec(set, 'minReadySeconds') ?? 0;
      if ((set.replicas ?? 1) < 3 || seconds >= TTL || governingService(inventory, set)?.headless !== true) continue;
      yield {
        object: set.manifest,
        path: set.spec.minReadySeconds === undefined ? 'spec' : 'spec.minReadySeconds',
        found: set.spec.minReadySeconds === undefined ? 'no minReadySeconds' : `${seconds}`,
        expected: `at least ${TTL}, the TTL of the DNS records in seconds`,
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(sampleStatefulSet(), 'spec.minReadySeconds', 5)],
    good: [sampleHeadlessService(), withField(sampleStatefulSet(), 'spec.minReadySeconds', 30)],
    settings: { strict: true },
  },
};
