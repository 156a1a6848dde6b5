import { dig, text, type Manifest } from '../manifest/manifest';
import type { PlacedFinding } from '../reading/placed-finding';

/** The result of a run of `check`. */
export interface Result {
  /** In the order of the files, and in a file of the lines. */
  readonly findings: readonly PlacedFinding[];
  /** What could not be read or run, one line each. */
  readonly problems: readonly string[];
  readonly files: number;
  readonly objects: number;
  /** How many findings are acknowledged, and so left out. */
  readonly acknowledged: number;
  /** Whether a finding has the severity of `failOn` or a worse one. */
  readonly failed: boolean;
}

/** What was found and what should be there, in one line. */
export function messageOf({ found, expected }: PlacedFinding): string {
  return `found ${found}; expected ${expected}`;
}

/** What names an object; empty strings where it has none. */
export interface ObjectName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** The name of an object, of which any field may be missing or of another type. */
export function nameOf(object: Manifest): ObjectName {
  return {
    apiVersion: text(object.apiVersion) ?? '',
    kind: text(object.kind) ?? '',
    namespace: text(dig(object, 'metadata', 'namespace')) ?? '',
    name: text(dig(object, 'metadata', 'name')) ?? '',
  };
}
