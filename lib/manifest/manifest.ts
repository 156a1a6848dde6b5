/**
 * One Kubernetes object as somebody wrote it.
 *
 * Nothing is promised of its fields: a hand-written file may hold `ports: "80"` or `metadata: null`. Read it through
 * the functions below, which answer `undefined` (or an empty list) where a field has another type than the API's.
 */
export interface Manifest {
  readonly [field: string]: unknown;
}

/** The value, if it is a mapping. */
export function mapping(value: unknown): Manifest | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Manifest) : undefined;
}

/** The value, if it is a list; else an empty one. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value, if it is a text. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value, if it is a whole number. */
export function integer(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

/** The value, if it is a boolean. */
export function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** The value at a path of field names and list positions, or `undefined` as soon as a step does not exist. */
export function dig(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  // Every rule comes here for every object, most of them only once: loops by index are quick before they are compiled.
  for (let at = 0; at < path.length; at += 1) {
    const step = path[at] ?? '';
    if (typeof step === 'number') here = list(here)[step];
    else {
      const fields = mapping(here);
      here = fields !== undefined && Object.hasOwn(fields, step) ? fields[step] : undefined;
    }
  }
  return here;
}

/** The entries of a mapping whose values are texts: labels, annotations, an equality selector. */
export function labels(value: unknown): ReadonlyMap<string, string> {
  const fields = mapping(value);
  if (fields === undefined) return NONE;
  const result = new Map<string, string>();
  for (const key of Object.keys(fields)) {
    const word = fields[key];
    if (typeof word === 'string') result.set(key, word);
  }
  return result;
}

const NONE: ReadonlyMap<string, string> = new Map();
