import type { Finding } from '../rules/finding';
import type { Place } from './text-file';

/** A finding and where in the files its field stands. */
export interface PlacedFinding extends Finding {
  /** `undefined` where no file that was read holds the object: an acknowledgement may name one that is gone. */
  readonly place: Place | undefined;
}

/** A finding on a text that manifests are read from, with the severity and the fix of its rule. */
export function documentFinding(finding: Omit<PlacedFinding, 'severity' | 'fix'>): PlacedFinding {
  return { ...finding, severity: finding.rule.severity, fix: finding.rule.fix };
}
