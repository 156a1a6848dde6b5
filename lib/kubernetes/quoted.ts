/** The longest value that a message repeats in full. */
const LIMIT = 80;

/** A value as messages show it: JSON, cut off where it is long; "nothing" where there is none. */
export function quoted(value: unknown): string {
  const words = value === undefined ? 'nothing' : wordsOf(value);
  return words.length <= LIMIT ? words : `${words.slice(0, LIMIT)}…`;
}

function wordsOf(value: unknown): string {
  // JSON has no word for a number that is too large, and none for a bigint or a function.
  return ['number', 'bigint', 'function', 'symbol'].includes(typeof value) ? String(value) : JSON.stringify(value);
}
