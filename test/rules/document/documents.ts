import { readText } from '../../reading/reading';

/** What the reader finds in a text: the rule with its line, what was found and what is expected. */
export function findingsIn(text: string | Buffer): readonly string[] {
  return readText(text).findings.map(
    ({ rule, place, found, expected }) => `${rule.id} in line ${place?.line}: found ${found}; expected ${expected}`,
  );
}

/** How many objects the reader takes from a text. */
export function objectsIn(text: string | Buffer): number {
  return readText(text).manifests.length;
}
