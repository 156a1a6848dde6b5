import type { Place } from '../reading/text-file';
import type { RuleDescription } from '../rules/rule-description';
import type { Severity } from '../rules/severity';

/** What names an object; empty texts where it says nothing. */
export interface ObjectName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** A finding as it is reported: with the name of its object and its place in a file. */
export interface Entry {
  readonly rule: RuleDescription;
  readonly severity: Severity;
  readonly object: ObjectName;
  readonly path: string;
  /** `undefined` where nothing that was read holds it. */
  readonly place: Place | undefined;
  readonly found: string;
  readonly expected: string;
  readonly fix: string;
}

/** What a run of `check` came to. */
export interface Result {
  /** In the order of the files, and in a file of the lines. */
  readonly entries: readonly Entry[];
  /** What could not be read or run, one line each. */
  readonly problems: readonly string[];
  readonly files: number;
  readonly objects: number;
  /** How many findings are acknowledged, and so left out. */
  readonly acknowledged: number;
  /** Whether a finding is as bad as the settings say that a run must not have. */
  readonly failed: boolean;
}

/** What was found and what should be there, in one line. */
export function messageOf(entry: Entry): string {
  return `found ${entry.found}; expected ${entry.expected}`;
}

/** `Service/shop/web`, as acknowledgements name it. */
export function referenceOf(object: ObjectName): string {
  return [object.kind || 'document', object.namespace, object.name].filter((word) => word !== '').join('/');
}
