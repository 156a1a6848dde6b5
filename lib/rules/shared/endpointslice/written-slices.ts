import type { Inventory } from '../../../manifest/inventory';
import { addToList } from '../../../manifest/lists';
import { dig, list } from '../../../manifest/manifest';
import type { Resource } from '../../../manifest/resource';

/** The label by which a slice belongs to a Service. */
export const SERVICE_NAME = 'kubernetes.io/service-name';

/** The EndpointSlices without an owner: those that a controller made, in a dump of a cluster, are left out. */
export function writtenSlices(inventory: Inventory): readonly Resource[] {
  return inventory
    .ofKind('EndpointSlice')
    .filter(
      ({ group, manifest }) =>
        group === 'discovery.k8s.io' && list(dig(manifest, 'metadata', 'ownerReferences')).length === 0,
    );
}

/** The written slices, by the Service that their label names. */
export function slicesByService(inventory: Inventory): ReadonlyMap<string, readonly Resource[]> {
  const byService = new Map<string, Resource[]>();
  for (const slice of writtenSlices(inventory)) {
    const service = slice.labels.get(SERVICE_NAME);
    if (service === undefined) continue;
    addToList(byService, service, slice);
  }
  return byService;
}
