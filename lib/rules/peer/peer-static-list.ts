import type { Workload } from '../../manifest/workload';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { PeerNames, type PeerName } from '../shared/peer/peer-names';
import { integerInSpec, lastOrdinal, statefulSets } from '../shared/statefulset/stateful-sets';

const path = 'spec.template.spec.containers[0].env';

export const peerStaticList: Rule = {
  id: 'peer-static-list',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Members are found by the name of their Service, not by a list of all of them',
  why:
    'A list of members in the template changes with every scaling, and each change restarts all pods; kubectl scale and an ' +
    'autoscaler leave it stale. A name beyond the last member never resolves.',
  symptom: 'lookup web-3.web: no such host',
  fix: "Give the members the headless Service's name, which resolves to all of them, or its SRV records.",
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      const last = lastOrdinal(set);
      for (const [listed, ...more] of byField(PeerNames.of(inventory).ofSet(set), set)) {
        if (listed === undefined) continue;
        const ordinals = [...new Set([listed, ...more].map(({ ordinal }) => ordinal ?? 0))].sort((a, b) => a - b);
        if (ordinals.length < 2) continue;
        const beyond = ordinals.filter((ordinal) => ordinal > last);
        // Without replicas an autoscaler may set them; a set of none is asleep.
        const known = integerInSpec(set, 'replicas') !== undefined && last >= set.firstOrdinal;
        const stale = known && beyond.length > 0;
        if (!stale && readOnce(set, listed.path)) continue;
        yield {
          object: set.manifest,
          path: listed.path,
          found:
            `the members ${ordinals.map((ordinal) => `${set.name}-${ordinal}`).join(', ')} one by one` +
            (stale ? `; the last one is ${set.name}-${last}` : ''),
          expected: `the name ${set.serviceName}`,
          severity: stale ? 'warning' : 'info',
        };
      }
    }
  },
  examples: {
    bad: [
      sampleHeadlessService(),
      withField(sampleStatefulSet(), path, [{ name: 'PEERS', value: 'web-0.web,web-1.web,web-2.web' }]),
    ],
    good: [sampleHeadlessService(), withField(sampleStatefulSet(), path, [{ name: 'PEERS', value: 'web' }])],
  },
};

/** The names that a set's own template says of its members, field by field. */
function byField(names: readonly PeerName[], set: Workload): Iterable<readonly PeerName[]> {
  const fields = new Map<string, PeerName[]>();
  for (const name of names) {
    if (name.resource !== set || name.service !== set.serviceName) continue;
    const there = fields.get(name.path);
    if (there === undefined) fields.set(name.path, [name]);
    else there.push(name);
  }
  return fields.values();
}

/** Whether a list is of the first members only, as etcd's ETCD_INITIAL_CLUSTER: it need not follow the replicas. */
function readOnce(set: Workload, path: string): boolean {
  const first = /initial|bootstrap/i;
  return set.containers.some(
    ({ env, words }) =>
      env.some((variable) => `${variable.path}.value` === path && first.test(variable.name)) ||
      words.some((word) => word.path === path && first.test(word.word)),
  );
}
