import type { Finding } from '../rules/finding';
import type { Place } from './text-file';

/** A finding about a text that manifests are read from. Its object is an empty one where the text holds none. */
export interface DocumentFault extends Finding {
  readonly place: Place;
}

/** Fills in what the rule says. */
export function documentFault(said: Omit<DocumentFault, 'severity' | 'fix'>): DocumentFault {
  return { ...said, severity: said.rule.severity, fix: said.rule.fix };
}
