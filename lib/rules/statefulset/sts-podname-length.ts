import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { lastOrdinal, statefulSets } from '../shared/statefulset/stateful-sets';

const LONGEST_POD_NAME = 63;

export const stsPodnameLength: Rule = {
  id: 'sts-podname-length',
  severity: 'error',
  enforcement: 'runtime',
  title: "The names of a StatefulSet's pods have at most 63 characters",
  why:
    "A pod's name is the set's name, a dash and its ordinal, and it becomes the host name and a label of the pod; both end " +
    'at 63 characters. The pods with the longer ordinals are refused.',
  symptom: 'create Pod <name>-<ordinal> in StatefulSet <name> failed error: … must be no more than 63 characters',
  fix: 'Shorten the name.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  outranks: ['sts-name-length'],
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      const pod = `${set.name}-${Math.max(0, lastOrdinal(set))}`;
      if (set.name.length <= 63 && pod.length > LONGEST_POD_NAME)
        yield {
          object: set.manifest,
          path: 'metadata.name',
          found: `pod ${pod} with ${pod.length} characters`,
          expected: `at most ${LONGEST_POD_NAME} characters`,
        };
    }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'metadata.name', 'x'.repeat(62))],
    good: [withField(sampleStatefulSet(), 'metadata.name', 'x'.repeat(52))],
  },
};
