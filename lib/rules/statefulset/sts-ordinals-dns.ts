import { byField } from '../shared/group-by-field';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { PeerNames } from '../shared/peer/peer-names';
import { lastOrdinal, statefulSets } from '../shared/statefulset/stateful-sets';

const base = withField(sampleStatefulSet(), 'spec.ordinals', { start: 5 });
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
      const below = PeerNames.of(inventory)
        .ofSet(set)
        .filter(({ ordinal }) => ordinal !== undefined && ordinal < set.firstOrdinal);
      for (const peers of byField(below, ({ resource, path }) => ({ object: resource.manifest, path })))
        yield {
          object: peers[0].resource.manifest,
          path: peers[0].path,
          found: `${[...new Set(peers.map(({ name }) => name))].join(', ')}, and the first pod is ${set.name}-${set.firstOrdinal}`,
          expected: `${set.name}-${set.firstOrdinal} to ${set.name}-${lastOrdinal(set)}`,
        };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(base, seed, [{ name: 'SEED', value: 'web-0.web' }])],
    good: [sampleHeadlessService(), withField(base, seed, [{ name: 'SEED', value: 'web-5.web' }])],
    also: ['dial-name-missing'],
  },
};
