import type { Inventory } from '../../../manifest/inventory';
import { list } from '../../../manifest/manifest';
import type { Resource } from '../../../manifest/resource';
import { mayMakePods } from '../../../manifest/operators';

const WRITE_VERBS = new Set(['*', 'create', 'update', 'patch']);

/**
 * Whether somebody may write endpoints while the cluster runs: pods whose role lets them, as those of Patroni do when they
 * elect a leader, or the operator of a custom resource.
 */
export function mayWriteEndpoints(inventory: Inventory): boolean {
  return mayMakePods(inventory) || ['Role', 'ClusterRole'].some((kind) => inventory.ofKind(kind).some(letsWrite));
}

function letsWrite({ manifest }: Resource): boolean {
  return list(manifest.rules).some((rule) => {
    const { resources, verbs } = Object(rule) as { readonly resources?: unknown; readonly verbs?: unknown };
    return (
      list(resources).some((resource) => ['*', 'endpoints', 'endpointslices'].includes(String(resource))) &&
      list(verbs).some((verb) => WRITE_VERBS.has(String(verb)))
    );
  });
}
