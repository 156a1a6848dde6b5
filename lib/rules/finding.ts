import type { Manifest } from '../manifest/manifest';
import type { Rule, Severity } from './rule';

/** A fault, with the words of its rule. */
export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly object: Manifest;
  readonly path: string;
  readonly found: string;
  readonly expected: string;
  readonly fix: string;
}
