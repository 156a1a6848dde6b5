import type { Inventory } from '../../../manifest/inventory';
import { dig, integer } from '../../../manifest/manifest';
import type { Service } from '../../../manifest/service';
import { Workload } from '../../../manifest/workload';

const known = new WeakMap<Inventory, readonly Workload[]>();

/** The StatefulSets of a run, gathered once however many rules ask. */
export function statefulSets(inventory: Inventory): readonly Workload[] {
  let sets = known.get(inventory);
  if (sets === undefined) {
    sets = inventory.ofKind('StatefulSet').filter((resource) => resource instanceof Workload);
    known.set(inventory, sets);
  }
  return sets;
}

/** The Service that a StatefulSet's `serviceName` names, if it is in sight. */
export function governingService(inventory: Inventory, set: Workload): Service | undefined {
  return set.serviceName === undefined ? undefined : inventory.service(set.serviceName, set);
}

/** The highest ordinal that the set's pods get; one below the first where it wants none. */
export function lastOrdinal(set: Workload): number {
  return set.firstOrdinal + (set.replicas ?? 1) - 1;
}

/** Whether one pod waits for the one before it: the default. */
export function inOrder(set: Workload): boolean {
  return set.spec.podManagementPolicy !== 'Parallel';
}

/** The path of a field if the manifest has it, else of the nearest field above it that exists. */
export function nearestPath(set: Workload, ...steps: readonly string[]): string {
  let length = steps.length;
  while (length > 1 && dig(set.manifest, ...steps.slice(0, length)) === undefined) length--;
  return steps.slice(0, length).join('.');
}

/** A whole number at a path of fields below `spec`. */
export function count(set: Workload, ...steps: readonly string[]): number | undefined {
  return integer(dig(set.spec, ...steps));
}
