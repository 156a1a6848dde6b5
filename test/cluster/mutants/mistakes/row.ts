import { nameOfBase, templateOf } from '../bases';
import { draftOf, type Draft } from '../mutant';
import { pathOf, withValue, type Tree } from '../tree';

/** Fields that are set together; `undefined` takes a field away, `[+]` appends to a list. */
export type Change = Readonly<Record<string, Tree>>;

/** A mistake in some objects: their names, what it is called, and one or more ways to make it. */
export type Row = readonly [objects: string, mistake: string, ...changes: Change[]];

/** `all`, `pods` (fields of the pod template), the name of a kind, or a kind and a name; several are separated by a comma. */
function isMeant(objects: string, base: Tree): boolean {
  const words = objects.split(', ');
  const name = nameOfBase(base);
  return words.some(
    (word) =>
      word === 'all' || word === base.kind || word === name || (word === 'pods' && templateOf(base) !== undefined),
  );
}

/** The mutants that rows make of an object. */
export function draftsOf(rows: readonly Row[], base: Tree): Draft[] {
  return rows.flatMap(([objects, mistake, ...changes]) => {
    if (!isMeant(objects, base)) return [];
    const template = objects.startsWith('pods') ? templateOf(base)! : '';
    return changes.map((change) => {
      const entries = Object.entries(change).map(
        ([field, value]) => [template && field ? `${template}.${field}` : field || template, value] as const,
      );
      const [field, value] = entries[0]!;
      return draftOf(nameOfBase(base), mistake, field, value, () =>
        entries.reduce((tree, [at, now]) => withValue(tree, pathOf(at), now), base),
      );
    });
  });
}
