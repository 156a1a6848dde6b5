/** The longest value that a message repeats in full. */
const LIMIT = 80;

/** A value as a message repeats it: JSON, cut where it is long; "nothing" where there is none. */
export function quoted(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  // JSON has no word for a number that is too large: it says null.
  const words =
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : (JSON.stringify(value) ?? String(value));
  return words.length <= LIMIT ? words : `${words.slice(0, LIMIT)}…`;
}
