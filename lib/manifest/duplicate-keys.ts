import type { Manifest } from './manifest';

/** A key that a mapping of a YAML document holds twice. */
export interface DuplicateKey {
  /** The field, as in a finding: `spec.replicas`. */
  readonly path: string;
  /** Where the text says it first and last, counted from 1. */
  readonly lines?: readonly [number, number];
}

const known = new WeakMap<Manifest, readonly DuplicateKey[]>();

/** Keeps what a reader saw in the text and the object can no longer show. */
export function noteDuplicateKeys<T extends Manifest>(object: T, keys: readonly DuplicateKey[]): T {
  known.set(object, [...duplicateKeysOf(object), ...keys]);
  return object;
}

/** The keys that the text of this object holds twice; none where its reader noted none. */
export function duplicateKeysOf(object: Manifest): readonly DuplicateKey[] {
  return known.get(object) ?? [];
}
