import { distance } from 'fastest-levenshtein';

/** The name among those that can be meant by a misspelt one; `undefined` where none is near enough. */
export function meantName(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of names) {
    const steps = distance(name.toLowerCase(), candidate.toLowerCase());
    if (steps < least && steps <= Math.max(1, Math.round(candidate.length * 0.3))) [best, least] = [candidate, steps];
  }
  return best;
}
