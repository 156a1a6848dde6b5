import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { integerInSpec, lastOrdinal, statefulSets } from '../shared/statefulset/stateful-sets';

const path = 'spec.updateStrategy.rollingUpdate.partition';

export const stsPartition: Rule = {
  id: 'sts-partition',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not set the partition of a rolling update above the last ordinal',
  why:
    'A rolling update changes only the pods whose ordinal is at least the partition. With a partition above the ' +
    'last ordinal no pod is updated, and the rollout looks complete.',
  symptom: 'kubectl rollout status says the partitioned roll out is complete, and every pod keeps the old image',
  fix: 'Set the partition to 0, or to the lowest ordinal that may be updated.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions',
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      const partition = integerInSpec(set, 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
      const last = lastOrdinal(set);
      // Where replicas are left out, an autoscaler may set them.
      if (
        integerInSpec(set, 'replicas') === undefined ||
        last < set.firstOrdinal ||
        partition <= last ||
        partition <= 0
      )
        continue;
      yield {
        object: set.manifest,
        path,
        found: `${partition}; the last pod is ${set.name}-${last}`,
        expected: `at most ${last}`,
      };
    }
  },
  examples: { bad: [withField(sampleStatefulSet(), path, 3)], good: [withField(sampleStatefulSet(), path, 2)] },
};
