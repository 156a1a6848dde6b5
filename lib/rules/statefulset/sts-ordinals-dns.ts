import { byField } from '../shared/group-by-field';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { PeerNames } from '../shared/peer/peer-names';
import { lastOrdinal, statefulSets } from '../shared/statefulset/stateful-sets';

const base = withField(sampleStatefulSet(), 'spec.ordinals', { start: 5 });
const seed = 'spec.template.spec.containers[0].env';

export const stsOrdinalsDns: Rule = {
  id: 'sts-ordinals-dns',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Count the names of pods from ordinals.start',
  why:
    'With ordinals.start: 5 the pods are web-5, web-6 and so on. There is no pod web-0, and its name does not ' +
    'resolve.',
  symptom: "** server can't find web-0.web: NXDOMAIN",
  fix: 'Write names of pods from ordinals.start on.',
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
          found: `${[...new Set(peers.map(({ name }) => quoted(name)))].join(', ')}; the first pod is ${set.name}-${set.firstOrdinal}`,
          expected: `names of the pods ${set.name}-${set.firstOrdinal} to ${set.name}-${lastOrdinal(set)}`,
        };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(base, seed, [{ name: 'SEED', value: 'web-0.web' }])],
    good: [sampleHeadlessService(), withField(base, seed, [{ name: 'SEED', value: 'web-5.web' }])],
    also: ['dial-name-missing'],
  },
};
