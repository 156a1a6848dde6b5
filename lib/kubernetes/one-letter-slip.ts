import { distance } from 'fastest-levenshtein';

/** Parts that are shorter tell things apart by one letter on purpose: `zone-a` and `zone-b`. */
const SHORTEST = 3;

/**
 * Whether somebody who meant one name wrote the other: one letter is too many, missing, another one, or has changed places
 * with the next. Digits and parts of one or two letters tell names apart on purpose, and are no slip.
 */
export function isOneLetterSlip(written: string, meant: string): boolean {
  if (written === meant || !(distance(written, meant) === 1 || isSwapped(written, meant))) return false;
  if (written.replace(/\d/g, '') === meant.replace(/\d/g, '')) return false;
  const [parts, others] = [partsOf(written), partsOf(meant)];
  if (parts.length !== others.length) return true;
  return parts.every(
    (part, index) => part === others[index] || Math.min(part.length, others[index]?.length ?? 0) >= SHORTEST,
  );
}

/** What is left of a word without one of its letters, and the word itself: two words that are one slip apart share one of these. */
export function withoutOneLetter(word: string): ReadonlySet<string> {
  return new Set([word, ...Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))]);
}

function isSwapped(written: string, meant: string): boolean {
  if (written.length !== meant.length) return false;
  const at = [...written].findIndex((letter, index) => letter !== meant[index]);
  return (
    written[at] === meant[at + 1] && written[at + 1] === meant[at] && written.slice(at + 2) === meant.slice(at + 2)
  );
}

function partsOf(name: string): readonly string[] {
  return name.split(/[-._/]/);
}
