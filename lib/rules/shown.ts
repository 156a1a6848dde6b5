/** The longest value that a message repeats in full. */
const LIMIT = 80;

/** A value as a message repeats it: JSON, cut where it is long. */
export function shown(value: unknown): string {
  const words = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
  return words.length <= LIMIT ? words : `${words.slice(0, LIMIT)}…`;
}
