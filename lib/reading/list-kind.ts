import { mapping, text, type Manifest } from '../manifest/manifest';
import type { Source } from './source';

/** An object of a stream and where it stands. */
export interface Located {
  readonly manifest: Manifest;
  readonly source: Source;
}

/**
 * The objects of a `List`, of a `ServiceList` and the like, and of Lists inside; any other object is itself.
 *
 * @param lacking what keeps an entry from being an object, told to `odd`; the others are still read
 */
export function* flatten(
  manifest: Manifest,
  source: Source,
  lacking: (entry: unknown) => string | undefined,
  odd: (source: Source, lack: string) => void,
): Generator<Located> {
  const kind = text(manifest.kind) ?? '';
  if (!kind.endsWith('List') || !('items' in manifest)) {
    yield { manifest, source };
    return;
  }
  const items = Array.isArray(manifest.items) ? (manifest.items as readonly unknown[]) : [];
  for (const [index, item] of items.entries()) {
    const inside = source.inside(`items[${index}]`);
    const fields = mapping(item) ?? {};
    // The API leaves kind and version out of the entries of a `ServiceList`: the list has said them.
    const typed =
      kind === 'List' || fields.kind !== undefined
        ? fields
        : { apiVersion: manifest.apiVersion, kind: kind.slice(0, -'List'.length), ...fields };
    const lack = lacking(mapping(item) === undefined ? item : typed);
    if (lack === undefined) yield* flatten(typed, inside, lacking, odd);
    else odd(inside, lack);
  }
}
