import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Manifest } from '../../manifest/manifest';

/** An object of the app and what it renders to now. */
export interface Rendered {
  readonly object: ApiObject;
  readonly manifest: Manifest;
}

/**
 * Renders the objects among the constructs, and leaves the constructs as they were.
 *
 * An object that cannot be rendered is left out: synth itself will say so, with the path of the construct.
 */
export function render(constructs: readonly IConstruct[]): readonly Rendered[] {
  const restore = constructs.map(rememberScheduling);
  const rendered = constructs.flatMap((construct) => {
    if (!ApiObject.isApiObject(construct)) return [];
    try {
      return [{ object: construct, manifest: construct.toJson() as Manifest }];
    } catch {
      return [];
    }
  });
  for (const undo of restore) undo();
  return rendered;
}

/**
 * A kplus workload with `spread: true` adds its terms to lists in `scheduling` each time it is rendered. Checking the
 * objects must not change what synth writes, so what a render adds to these lists is removed again.
 */
function rememberScheduling(construct: IConstruct): () => void {
  const { scheduling } = construct as { readonly scheduling?: unknown };
  if (typeof scheduling !== 'object' || scheduling === null) return () => undefined;
  const lists = Object.values(scheduling).filter((value): value is unknown[] => Array.isArray(value));
  const lengths = lists.map((list) => list.length);
  return () => lists.forEach((list, index) => list.splice(lengths[index] ?? list.length));
}
