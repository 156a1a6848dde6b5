import { quoted as quotedAsJson } from '../../kubernetes/quoted';

/** A value as a message repeats it: JSON, and an object of a class by the name of the class. */
export function quoted(value: unknown): string {
  // JSON has the fields of such an object, which say nothing to its user, and no word for the others.
  if (['function', 'symbol', 'bigint'].includes(typeof value) || isOfClass(value)) return kindWords(value);
  try {
    return quotedAsJson(value);
  } catch {
    // An object that contains itself.
    return kindWords(value);
  }
}

/** The kind of a value, in words: `a list`, `an object of class Size`. */
export function kindWords(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (isOfClass(value)) return `an object of class ${value.constructor.name}`;
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
}

function isOfClass(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== null && prototype !== Object.prototype;
}
