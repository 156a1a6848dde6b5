import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { count, lastOrdinal, statefulSets } from '../shared/statefulset/stateful-sets';

const path = 'spec.updateStrategy.rollingUpdate.partition';

export const stsPartition: Rule = {
  id: 'sts-partition',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'The partition of a rolling update is not above the last ordinal',
  why:
    'Only pods with an ordinal of at least the partition are updated. A partition above the last one holds every update ' +
    'back, which looks like a rollout that is done.',
  symptom: 'kubectl rollout status says the partitioned roll out is complete, and every pod keeps the old image',
  fix: 'Set the partition to 0, or to the first ordinal that may be updated.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions',
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      const partition = count(set, 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
      const last = lastOrdinal(set);
      // Without replicas an autoscaler may set them.
      if (count(set, 'replicas') === undefined || last < set.firstOrdinal || partition <= last || partition <= 0)
        continue;
      yield {
        object: set.manifest,
        path,
        found: `${partition}, and the last pod is ${set.name}-${last}`,
        expected: `at most ${last}`,
      };
    }
  },
  examples: { bad: [withField(sampleStatefulSet(), path, 3)], good: [withField(sampleStatefulSet(), path, 2)] },
};
