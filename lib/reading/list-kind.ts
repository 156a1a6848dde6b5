import { mapping, text, type Manifest } from '../manifest/manifest';
import type { Source } from './source';

/** An object of a stream and where it stands. */
export interface Located {
  readonly manifest: Manifest;
  readonly source: Source;
}

/** The objects of a `List`, of a `ServiceList` and the like, and of Lists inside; any other object is itself. */
export function* flatten(manifest: Manifest, source: Source): Generator<Located> {
  const kind = text(manifest.kind) ?? '';
  if (!kind.endsWith('List') || !('items' in manifest)) {
    yield { manifest, source };
    return;
  }
  const items = Array.isArray(manifest.items) ? (manifest.items as readonly unknown[]) : [];
  for (const [index, item] of items.entries()) {
    const fields = mapping(item);
    if (fields === undefined) continue;
    // The API leaves kind and version out of the entries of a `ServiceList`: the list has said them.
    const typed =
      kind === 'List' || fields.kind !== undefined
        ? fields
        : { apiVersion: manifest.apiVersion, kind: kind.slice(0, -'List'.length), ...fields };
    yield* flatten(typed, source.inside(`items[${index}]`));
  }
}
