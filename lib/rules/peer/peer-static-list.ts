import type { Inventory } from '../../manifest/inventory';
import { addToList } from '../../manifest/lists';
import type { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { namedSettings } from '../shared/address/named-setting';
import { isMemberVariable } from '../shared/peer/member-variables';
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
    'and an autoscaler do not change it. A name beyond the last pod never resolves. The voters of a quorum, and seeds of which ' +
    'one is enough, have to be fixed: their lists are no finding. Nor are those in variables that the annotation ' +
    'cdk8s-headless/member-variables names: what makes the manifest makes them of the replicas.',
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
        if (!stale && (isMemberVariable(set, listed.path) || isFixedByDesign(set, listed.path, inventory))) continue;
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

/** Words in the name of a setting whose list has to be fixed: the voters of a quorum, or some members to start from. */
const FIXED = /initial|bootstrap|voters|quorum|seed|join|ensemble/i;

/** Voters with their numbers: `1@kafka-0.kafka:9093` and `server.1=zoo-0.zoo:2888:3888`. */
const NUMBERED = /(?:^|[\s,;="'])\d+@[a-z]|server\.\d+=/i;

/** Flags of programs in a script, by which members are found. */
const FIXED_FLAG = /(?:^|\s)--?[-\w.]*(?:initial|bootstrap|voters|quorum|seed|join)[-\w.]*[=\s]/i;

/**
 * Whether a list need not follow the replicas: the voters of a quorum are a decision, and of seeds one that can be reached
 * is enough.
 */
function isFixedByDesign(set: Workload, path: string, inventory: Inventory): boolean {
  const named = namedSettings(inventory, FIXED).some((setting) => setting.workload === set && setting.path === path);
  if (named) return true;
  const texts = set.containers.flatMap(({ env, words }) => [
    ...env.map((variable) => ({ path: `${variable.path}.value`, text: variable.value ?? '' })),
    ...words.map((word) => ({ path: word.path, text: word.word })),
  ]);
  return texts.some((one) => one.path === path && (NUMBERED.test(one.text) || FIXED_FLAG.test(one.text)));
}
