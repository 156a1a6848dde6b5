import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { modelOf, modelOfKind, type Model, type Type } from '../../../lib/kubernetes/fields';
import { baseObjects, nameOfBase } from '../mutants/bases';
import { randomOf, shuffled } from '../mutants/random';
import { pathOf, placesOf, textOf, valueAt, withValue, type Path, type Tree } from '../mutants/tree';

/** An object, and what it becomes. */
export interface Change {
  /** The object that is changed: `Deployment web`. */
  readonly base: string;
  /** `spec.selector.matchLabels.app is now "other"`. */
  readonly what: string;
  readonly before: Tree;
  readonly after: Tree;
}

/** Where they are: nothing of them may meet the objects of another proof. */
export const NAMESPACE = 'updates';

const OF_THE_CLUSTER = new Set(['ClusterRole', 'ClusterRoleBinding', 'IngressClass', 'PriorityClass', 'StorageClass']);

/** The objects that are changed: those of the mutants, and some that are there for updates alone. */
export function updatedObjects(): readonly Tree[] {
  const own = parseAllDocuments(readFileSync(join(__dirname, 'bases.yaml'), 'utf8')).map((document) => document.toJS());
  return [...baseObjects(), ...own]
    .filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.name !== 'newer')
    .map((object) =>
      OF_THE_CLUSTER.has(object.kind) ? object : { ...object, metadata: { ...object.metadata, namespace: NAMESPACE } },
    );
}

/** The same changes for the same seed: those written by hand, and one of another field or value in turn of each object. */
export function drawnChanges(count: number, seed: number): readonly Change[] {
  const random = randomOf(seed);
  const objects = updatedObjects();
  const pools = objects.map((object) => shuffled([...smallChanges(object)], random));
  const changes = objects.flatMap(writtenChanges);
  for (let turn = 0; changes.length < count && pools.some((pool) => turn < pool.length); turn += 1)
    for (const pool of pools) if (turn < pool.length && changes.length < count) changes.push(pool[turn]!);
  return changes;
}

/** What people change on purpose, several fields at once where they have to agree. */
const WRITTEN: Readonly<Record<string, readonly Readonly<Record<string, Tree>>[]>> = {
  StatefulSet: [
    { 'spec.serviceName': 'other' },
    { 'spec.podManagementPolicy': 'Parallel' },
    { 'spec.podManagementPolicy': 'OrderedReady' },
    { 'spec.revisionHistoryLimit': 10 },
    { 'spec.revisionHistoryLimit': 3 },
    { 'spec.ordinals': { start: 2 } },
    { 'spec.persistentVolumeClaimRetentionPolicy': { whenScaled: 'Delete', whenDeleted: 'Retain' } },
    { 'spec.volumeClaimTemplates': undefined },
    { 'spec.volumeClaimTemplates[0].spec.volumeMode': 'Filesystem' },
    { 'spec.volumeClaimTemplates[0].apiVersion': 'v1', 'spec.volumeClaimTemplates[0].kind': 'PersistentVolumeClaim' },
    { 'spec.volumeClaimTemplates[0].metadata.labels': { backup: 'yes' } },
    { 'spec.volumeClaimTemplates[0].metadata.labels': {} },
    { 'spec.volumeClaimTemplates[0].spec.resources.requests.storage': '7Ti' },
    { 'spec.selector.matchLabels': { x: 'y' }, 'spec.template.metadata.labels': { x: 'y' } },
  ],
  Deployment: [
    { 'spec.selector': { matchLabels: { x: 'y' } }, 'spec.template.metadata.labels': { x: 'y' } },
    { 'spec.strategy': { type: 'Recreate' } },
  ],
  DaemonSet: [{ 'spec.selector': { matchLabels: { x: 'y' } }, 'spec.template.metadata.labels': { x: 'y' } }],
  ReplicaSet: [{ 'spec.selector': { matchLabels: { x: 'y' } }, 'spec.template.metadata.labels': { x: 'y' } }],
  Job: [
    { 'spec.completionMode': 'NonIndexed', 'spec.podFailurePolicy': undefined },
    { 'spec.completions': 7 },
    { 'spec.completions': 2, 'spec.parallelism': 2 },
    { 'spec.completions': 1, 'spec.parallelism': 1 },
    { 'spec.template.spec.containers[0].image': 'registry.example/other:1' },
    { 'spec.template.spec.containers[0].imagePullPolicy': 'IfNotPresent' },
    { 'spec.template.spec.terminationGracePeriodSeconds': 30 },
    { 'spec.template.spec.nodeSelector': { disk: 'nvme' } },
    { 'spec.template.spec.tolerations': [{ key: 'other', operator: 'Exists' }] },
    { 'spec.template.spec.affinity': undefined },
    { 'spec.template.spec.containers[0].resources': { requests: { cpu: '250m' } } },
    { 'spec.suspend': true },
    { 'spec.suspend': false },
    { 'spec.backoffLimit': 9 },
  ],
  Service: [
    { 'spec.clusterIP': 'None', 'spec.type': 'ClusterIP' },
    { 'spec.clusterIP': undefined },
    { 'spec.clusterIP': '10.96.7.8' },
    { 'spec.ipFamilies': ['IPv6'] },
    { 'spec.ipFamilies': ['IPv4'] },
    { 'spec.ipFamilyPolicy': 'PreferDualStack' },
    { 'spec.loadBalancerClass': 'example.com/other' },
    { 'spec.loadBalancerClass': undefined },
    { 'spec.type': 'ExternalName', 'spec.externalName': 'a.example', 'spec.clusterIP': undefined },
    { 'spec.selector': { app: 'other' } },
    { 'spec.publishNotReadyAddresses': false },
  ],
  PersistentVolumeClaim: [
    { 'spec.resources.requests.storage': '5Gi' },
    { 'spec.resources.requests.storage': '10240Mi' },
    { 'spec.resources.requests.storage': '15Gi' },
    { 'spec.volumeName': 'pv-7' },
    { 'spec.storageClassName': 'slow' },
    { 'spec.accessModes': ['ReadOnlyMany'] },
  ],
  ConfigMap: [{ immutable: true }, { immutable: undefined }, { data: { other: 'x' } }, { binaryData: undefined }],
  Secret: [
    { immutable: undefined },
    { type: 'example.com/other' },
    { 'stringData.user': 'other' },
    { 'data.cookie': 'b3RoZXI=' },
  ],
  RoleBinding: [{ 'roleRef.name': 'other' }, { 'roleRef.kind': 'ClusterRole' }, { 'roleRef.apiGroup': undefined }],
  ClusterRoleBinding: [{ 'roleRef.name': 'other' }],
  EndpointSlice: [{ addressType: 'FQDN', endpoints: [{ addresses: ['a.example'] }] }],
  StorageClass: [
    { reclaimPolicy: 'Delete' },
    { volumeBindingMode: 'Immediate' },
    { provisioner: 'example.com/x' },
    { parameters: {} },
  ],
  PriorityClass: [{ value: 7 }, { preemptionPolicy: 'Never' }, { preemptionPolicy: 'PreemptLowerPriority' }],
  IngressClass: [{ 'spec.controller': 'example.com/other' }],
  Pod: [
    { 'spec.containers[0].image': 'registry.example/other:7' },
    { 'spec.activeDeadlineSeconds': 5 },
    { 'spec.tolerations[+]': { key: 'more', operator: 'Exists' } },
    { 'spec.tolerations': undefined },
    { 'spec.schedulingGates': [{ name: 'example.com/more' }] },
    { 'spec.terminationGracePeriodSeconds': 30 },
    { 'metadata.labels.more': 'x' },
  ],
};

function writtenChanges(before: Tree): readonly Change[] {
  return (WRITTEN[before.kind] ?? []).map((edits) => {
    let after = before;
    for (const [field, value] of Object.entries(edits)) after = withValue(after, pathOf(field), value);
    const what = Object.entries(edits).map(
      ([field, value]) => `${field} is now ${value === undefined ? 'absent' : JSON.stringify(value)}`,
    );
    return { base: nameOfBase(before), what: what.join(', '), before, after };
  });
}

/** One field more, less or other: most are right for a new object, and the server says which are not. */
function* smallChanges(before: Tree): Generator<Change> {
  for (const path of placesOf(before)) {
    if (path.length < 2 || path[0] === 'metadata') continue;
    const value = valueAt(before, path);
    for (const now of [undefined, ...others(value, wordsAt(before, path), path)])
      yield {
        base: nameOfBase(before),
        what: `${textOf(path)} is now ${now === undefined ? 'absent' : JSON.stringify(now)}`,
        before,
        after: withValue(before, path, now),
      };
  }
}

function others(value: Tree, words: readonly string[], path: Path): readonly Tree[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value === 0 ? 2 : 0];
  if (typeof value === 'string') {
    const quantity = /^(\d+)Gi$/.exec(value)?.[1];
    if (quantity !== undefined) return [`${Number(quantity) * 1024}Mi`, `${Number(quantity) + 1}Gi`];
    return words.length > 0 ? words.filter((word) => word !== value) : [`${value}x`, ''];
  }
  if (Array.isArray(value)) return value.length > 1 ? [[...value].reverse(), value.slice(1)] : [[]];
  return /abels$|elector$|data$|parameters$/i.test(String(path.at(-1))) ? [{ ...value, more: 'x' }] : [{}];
}

/** The words that the API takes at a field, where it takes a few. */
function wordsAt(object: Tree, path: Path): readonly string[] {
  let model: Model | undefined = modelOfKind(object.apiVersion, object.kind);
  let type: Type | undefined;
  let words: readonly string[] = [];
  for (const step of path) {
    if (typeof step === 'number') {
      type = type?.is === 'list' ? type.of : undefined;
      words = [];
    } else {
      const field = model?.fields.get(step);
      type = field?.type;
      words = field?.words.filter((word) => word !== '' && !field.wordSince.has(word)) ?? [];
    }
    model = type?.is === 'model' ? modelOf(type.name) : undefined;
  }
  return words;
}
