import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { count, governingService, statefulSets } from '../shared/statefulset/stateful-sets';

/** What kubeadm's CoreDNS tells resolvers to keep an answer. */
const TTL = 30;

export const stsMinReady: Rule = {
  id: 'sts-min-ready',
  severity: 'info',
  enforcement: 'practice',
  title: 'A rollout waits until resolvers have forgotten the old addresses',
  why:
    'A replaced pod comes back with another address. Siblings and clients may keep the old one for the TTL of the record, ' +
    '30 seconds on most clusters; a rollout that goes on sooner replaces the next member while the first is still missing.',
  symptom: 'the quorum is lost for some seconds in the middle of a rolling update',
  fix: 'Set minReadySeconds: 30.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#minimum-ready-seconds',
  *check({ inventory, settings }) {
    // True of nearly every set, and of no matter for most.
    if (!settings.strict) return;
    for (const set of statefulSets(inventory)) {
      const seconds = count(set, 'minReadySeconds') ?? 0;
      if ((set.replicas ?? 1) < 3 || seconds >= TTL || governingService(inventory, set)?.headless !== true) continue;
      yield {
        object: set.manifest,
        path: set.spec.minReadySeconds === undefined ? 'spec' : 'spec.minReadySeconds',
        found: `${seconds} seconds`,
        expected: `at least the TTL of the records, ${TTL} seconds`,
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(sampleStatefulSet(), 'spec.minReadySeconds', 5)],
    good: [sampleHeadlessService(), withField(sampleStatefulSet(), 'spec.minReadySeconds', 30)],
    settings: { strict: true },
  },
};
