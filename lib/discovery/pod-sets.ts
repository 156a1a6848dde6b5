import { dig, list, mapping, text } from '../manifest/manifest';
import type { Inventory } from '../manifest/inventory';
import type { Workload } from '../manifest/workload';
import type { Cluster } from './cluster';
import { MOST_PODS_IN_ALL, podSet, type PodSet } from './pod-set';

/** The pods of all workloads in the checked files, in an order that the order of the manifests does not change. */
export function podSets(inventory: Inventory, cluster: Cluster): readonly PodSet[] {
  // A workload that stands twice counts as it stands last, as for `kubectl apply`.
  const workloads = new Map<string, Workload>();
  for (const workload of inventory.workloads)
    workloads.set(key(workload.kind, workload.name, workload, cluster), workload);
  const taken = new Map<string, number>();
  const names = new Set<string>();
  let room = MOST_PODS_IN_ALL;
  return inOrder(workloads).flatMap((workload) => {
    if (isOwned(workload, workloads, cluster)) return [];
    const id = key('', workload.name, workload, cluster);
    const set = podSet(workload, cluster, taken.get(id), room);
    room -= set.pods.length;
    if (set.pods.every((pod) => pod.name === undefined)) taken.set(id, (taken.get(id) ?? 0) + set.pods.length);
    // No two pods have one name: the first keeps it.
    const pods = set.pods.filter(({ namespace, name }) => {
      const free = name === undefined || !names.has(`${namespace}/${name}`);
      if (name !== undefined) names.add(`${namespace}/${name}`);
      return free;
    });
    return [pods.length === set.pods.length ? set : { ...set, pods }];
  });
}

/** Bare pods first: they are there before a controller could make one of their name. */
function inOrder(workloads: ReadonlyMap<string, Workload>): readonly Workload[] {
  return [...workloads]
    .sort(([left, a], [right, b]) => Number(b.kind === 'Pod') - Number(a.kind === 'Pod') || (left < right ? -1 : 1))
    .map(([, workload]) => workload);
}

/** Whether an object is the work of another one in the checked files, as in a dump of a cluster. */
function isOwned(workload: Workload, workloads: ReadonlyMap<string, Workload>, cluster: Cluster): boolean {
  return list(dig(workload.manifest, 'metadata', 'ownerReferences')).some((entry) => {
    const owner = mapping(entry) ?? {};
    const found = workloads.get(key(text(owner.kind) ?? '', text(owner.name) ?? '', workload, cluster));
    return owner.controller === true && found !== undefined && found !== workload;
  });
}

function key(kind: string, name: string, beside: Workload, cluster: Cluster): string {
  return `${kind}/${beside.namespace || cluster.namespace}/${name}`;
}
