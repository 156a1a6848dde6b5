import type { Mutant } from './mutant';
import { placesOf, withValue, type Tree } from './tree';

/** Takes away one field after the other as long as the mutant stays one of its kind. */
export async function smallest(mutant: Mutant, isStill: (smaller: Mutant) => Promise<boolean>): Promise<Mutant> {
  if (mutant.format === 'yaml') return mutant;
  let object: Tree = JSON.parse(mutant.text);
  let current = mutant;
  for (let shrunk = true; shrunk;) {
    shrunk = false;
    for (const path of [...placesOf(object)].filter(({ length }) => length > 1)) {
      const smaller = withValue(object, path, undefined);
      const text = JSON.stringify(smaller, undefined, 1);
      if (text.length >= current.text.length || !(await isStill({ ...mutant, text }))) continue;
      object = smaller;
      current = { ...mutant, text };
      shrunk = true;
      break;
    }
  }
  return current;
}
