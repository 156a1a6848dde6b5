import type { Inventory } from '../../../manifest/inventory';
import { dig, integer } from '../../../manifest/manifest';
import type { Service } from '../../../manifest/service';
import { Workload } from '../../../manifest/workload';

const setsOf = new WeakMap<Inventory, readonly Workload[]>();

/** The StatefulSets of a run, looked up once for all rules. */
export function statefulSets(inventory: Inventory): readonly Workload[] {
  let sets = setsOf.get(inventory);
  if (sets === undefined) {
    sets = inventory.ofKind('StatefulSet').filter((resource) => resource instanceof Workload);
    setsOf.set(inventory, sets);
  }
  return sets;
}

/** The Service that a StatefulSet's `serviceName` names, if it is in the checked files. */
export function governingService(inventory: Inventory, set: Workload): Service | undefined {
  return set.serviceName === undefined ? undefined : inventory.service(set.serviceName, set);
}

/** The highest ordinal of the set's pods; one below the first ordinal where it has 0 replicas. */
export function lastOrdinal(set: Workload): number {
  return set.firstOrdinal + (set.replicas ?? 1) - 1;
}

/** Whether each pod is created only when the one before it is ready, which is the default. */
export function startsInOrder(set: Workload): boolean {
  return set.spec.podManagementPolicy !== 'Parallel';
}

/** The path of a field, or of the nearest field above it that the manifest has. */
export function nearestPath(set: Workload, ...steps: readonly string[]): string {
  let length = steps.length;
  while (length > 1 && dig(set.manifest, ...steps.slice(0, length)) === undefined) length--;
  return steps.slice(0, length).join('.');
}

/** The integer at a path of fields below `spec`. */
export function integerInSpec(set: Workload, ...steps: readonly string[]): number | undefined {
  return integer(dig(set.spec, ...steps));
}
