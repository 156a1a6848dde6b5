import type { Finding } from '../rules/finding';
import type { Place } from './text-file';

/** A finding and where in the files its field stands. */
export interface PlacedFinding extends Finding {
  /** `undefined` where no file that was read holds the object: an acknowledgement may name one that is gone. */
  readonly place: Place | undefined;
}

/** A finding on a text that manifests are read from, with the severity of its rule, and its fix where it has none of its own. */
export function documentFinding(
  finding: Omit<PlacedFinding, 'severity' | 'fix'> & { readonly fix?: string },
): PlacedFinding {
  return { ...finding, severity: finding.rule.severity, fix: finding.fix ?? finding.rule.fix };
}
