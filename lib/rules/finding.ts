import type { Manifest } from '../manifest/manifest';
import type { RuleDescription } from './rule-description';
import type { Severity } from './severity';

/** A defect that a rule found, with the texts of the rule. */
export interface Finding {
  readonly rule: RuleDescription;
  readonly severity: Severity;
  readonly object: Manifest;
  readonly path: string;
  readonly found: string;
  readonly expected: string;
  readonly fix: string;
}
