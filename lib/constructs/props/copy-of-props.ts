/** Deeper than any props go; a struct that holds itself ends there. */
const DEEPEST = 8;

/**
 * A copy of props, with lists and structs of its own: what the user does to theirs later changes nothing here. Objects of
 * classes are handed on.
 */
export function copyOfProps<T>(value: T, depth = 0): T {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((entry) => copyOfProps(entry, depth + 1)) as T;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) copy[name] = copyOfProps(field, depth + 1);
  return copy as T;
}
