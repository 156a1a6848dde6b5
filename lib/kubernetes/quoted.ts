/** The longest value that a message repeats in full. */
const LIMIT = 80;

/** The most names that a message lists. */
const MOST_NAMES = 10;

/** A value as messages show it: JSON, cut off where it is long; "nothing" where there is none. */
export function quoted(value: unknown): string {
  const words = value === undefined ? 'nothing' : wordsOf(value);
  return words.length <= LIMIT ? words : `${words.slice(0, LIMIT)}…`;
}

/** Names of which one is expected, as messages list them: `"A"`, `"A" or "B"`, `one of "A", "B" and "C"`. */
export function oneOf(names: readonly string[]): string {
  const each = names.map((name) => JSON.stringify(name));
  if (each.length === 0) return 'nothing, because there is none';
  if (each.length < 3) return each.join(' or ');
  const shown = each.length > MOST_NAMES + 1 ? each.slice(0, MOST_NAMES) : each.slice(0, -1);
  const last = each.length > MOST_NAMES + 1 ? `${each.length - MOST_NAMES} more` : each.at(-1);
  return `one of ${shown.join(', ')} and ${last}`;
}

function wordsOf(value: unknown): string {
  // JSON has no word for a number that is too large, and none for a bigint or a function.
  return ['number', 'bigint', 'function', 'symbol'].includes(typeof value) ? String(value) : JSON.stringify(value);
}
