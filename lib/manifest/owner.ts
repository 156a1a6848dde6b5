import { dig, list, mapping, text, type Manifest } from './manifest';
import type { Resource } from './resource';

/** The controller that an object says it was made by. */
export interface Owner {
  readonly kind: string;
  readonly name: string;
}

/** The controller of an object that was read back from a cluster; `undefined` for one that somebody wrote. */
export function controllerOf(manifest: Manifest): Owner | undefined {
  for (const entry of list(dig(manifest, 'metadata', 'ownerReferences'))) {
    const { controller, kind, name } = mapping(entry) ?? {};
    if (controller === true) return { kind: text(kind) ?? '', name: text(name) ?? '' };
  }
  return undefined;
}

/**
 * The objects that others among them made, as in a list that was read from a cluster: the pods of a StatefulSet, the
 * EndpointSlices of a Service. A Deployment owns its pods through ReplicaSets, which a list may leave out.
 */
export function madeByOthers(resources: readonly Resource[]): ReadonlySet<Resource> {
  const owned = resources.flatMap((resource) => {
    const owner = controllerOf(resource.manifest);
    return owner === undefined ? [] : [{ resource, owner }];
  });
  if (owned.length === 0) return new Set();
  const names = new Set(resources.map(({ kind, namespace, name }) => keyOf(kind, namespace, name)));
  return new Set(
    owned
      .filter(({ resource, owner }) =>
        [owner, ...throughReplicaSet(resource, owner)].some(({ kind, name }) =>
          names.has(keyOf(kind, resource.namespace, name)),
        ),
      )
      .map(({ resource }) => resource),
  );
}

/** The Deployment behind a ReplicaSet: the name of the one is that of the other and the hash of the pod template. */
function throughReplicaSet({ labels }: Resource, { kind, name }: Owner): readonly Owner[] {
  const hash = labels.get('pod-template-hash');
  return kind === 'ReplicaSet' && hash !== undefined && name.endsWith(`-${hash}`)
    ? [{ kind: 'Deployment', name: name.slice(0, -hash.length - 1) }]
    : [];
}

function keyOf(kind: string, namespace: string | undefined, name: string): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}
