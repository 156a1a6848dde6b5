import { addToList } from '../../manifest/lists';
import type { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { PeerNames, type PeerName } from '../shared/peer/peer-names';
import { integerInSpec, lastOrdinal, statefulSets } from '../shared/statefulset/stateful-sets';

const path = 'spec.template.spec.containers[0].env';

export const peerStaticList: Rule = {
  id: 'peer-static-list',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Do not list all peers by name',
  why:
    'A list of peers in the pod template has to change with every scaling, and each change restarts all pods; kubectl scale ' +
    'and an autoscaler do not change it. A name beyond the last pod never resolves.',
  symptom: 'lookup web-3.web: no such host',
  fix: 'Use the name of the headless Service, which resolves to all peers, or its SRV records.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      const last = lastOrdinal(set);
      for (const [listed, ...more] of byField(PeerNames.of(inventory).ofSet(set), set)) {
        if (listed === undefined) continue;
        const ordinals = [...new Set([listed, ...more].map(({ ordinal }) => ordinal ?? 0))].sort((a, b) => a - b);
        if (ordinals.length < 2) continue;
        const beyond = ordinals.filter((ordinal) => ordinal > last);
        // Without replicas an autoscaler may set them; a set with 0 replicas is switched off.
        const replicasKnown = integerInSpec(set, 'replicas') !== undefined && last >= set.firstOrdinal;
        const stale = replicasKnown && beyond.length > 0;
        if (!stale && isForBootstrap(set, listed.path)) continue;
        yield {
          object: set.manifest,
          path: listed.path,
          found:
            `the pods ${ordinals.map((ordinal) => quoted(`${set.name}-${ordinal}`)).join(', ')}` +
            (stale ? `, but the last pod is ${quoted(`${set.name}-${last}`)}` : ''),
          expected: `the name of their Service, ${quoted(set.serviceName)}`,
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

/** The names of its own pods in a set's template, by field. */
function byField(names: readonly PeerName[], set: Workload): Iterable<readonly PeerName[]> {
  const fields = new Map<string, PeerName[]>();
  for (const name of names) {
    if (name.resource !== set || name.service !== set.serviceName) continue;
    addToList(fields, name.path, name);
  }
  return fields.values();
}

/** Whether a list is for the first start only, as etcd's ETCD_INITIAL_CLUSTER: it need not follow the replicas. */
function isForBootstrap(set: Workload, path: string): boolean {
  const first = /initial|bootstrap/i;
  return set.containers.some(
    ({ env, words }) =>
      env.some((variable) => `${variable.path}.value` === path && first.test(variable.name)) ||
      words.some((word) => word.path === path && first.test(word.word)),
  );
}
