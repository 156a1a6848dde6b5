import type { Rule } from '../rule';
import { amended, sampleService, sampleStatefulSet } from '../examples/whole';
import { PeerNames } from './peer-names';
import { lastOrdinal, statefulSets } from './stateful-sets';

const base = amended(sampleStatefulSet(), 'spec.ordinals', { start: 5 });
const seed = 'spec.template.spec.containers[0].env';

export const stsOrdinalsDns: Rule = {
  id: 'sts-ordinals-dns',
  severity: 'error',
  enforcement: 'runtime',
  title: "Names of a StatefulSet's pods begin with its first ordinal",
  why: 'With ordinals.start: 5 the pods are web-5, web-6 and so on; a pod web-0 never exists, and neither does its name.',
  symptom: "** server can't find web-0.web: NXDOMAIN",
  fix: 'Count the members from ordinals.start.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#start-ordinal',
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      if (set.firstOrdinal <= 0) continue;
      for (const { resource, path, name, ordinal } of PeerNames.of(inventory).ofSet(set))
        if (ordinal !== undefined && ordinal < set.firstOrdinal)
          yield {
            object: resource.manifest,
            path,
            found: `${name}, and the first pod is ${set.name}-${set.firstOrdinal}`,
            expected: `${set.name}-${set.firstOrdinal} to ${set.name}-${lastOrdinal(set)}`,
          };
    }
  },
  examples: {
    bad: [sampleService(), amended(base, seed, [{ name: 'SEED', value: 'web-0.web' }])],
    good: [sampleService(), amended(base, seed, [{ name: 'SEED', value: 'web-5.web' }])],
  },
};
