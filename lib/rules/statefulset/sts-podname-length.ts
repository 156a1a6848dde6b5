import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { lastOrdinal, statefulSets } from '../shared/statefulset/stateful-sets';

const LONGEST_POD_NAME = 63;

export const stsPodnameLength: Rule = {
  id: 'sts-podname-length',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Keep the pod names of a StatefulSet at 63 characters or less',
  why:
    'The name of a pod is the name of the set, "-" and the ordinal. It becomes the host name and a label of the ' +
    'pod, and both have at most 63 characters. The API server refuses pods with a longer name.',
  symptom: 'create Pod <name>-<ordinal> in StatefulSet <name> failed error: … must be no more than 63 characters',
  fix: 'Shorten the name of the set. It cannot be changed later without a new set and new volumes.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  outranks: ['sts-name-length'],
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      const pod = `${set.name}-${Math.max(0, lastOrdinal(set))}`;
      if (set.name.length <= 63 && pod.length > LONGEST_POD_NAME)
        yield {
          object: set.manifest,
          path: 'metadata.name',
          found: `the pod name ${quoted(pod)}, which has ${pod.length} characters`,
          expected: `at most ${LONGEST_POD_NAME} characters`,
        };
    }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'metadata.name', 'x'.repeat(62))],
    good: [withField(sampleStatefulSet(), 'metadata.name', 'x'.repeat(52))],
  },
};
