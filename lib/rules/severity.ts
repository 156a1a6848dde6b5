/** How bad a finding is: the API server refuses the object or traffic surely breaks; a known trap; worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** The worst first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Whether a severity is as bad as another one, or worse. */
export function reaches(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

/** Compares for a list that has the worst first. */
export function worstFirst(one: { readonly severity: Severity }, other: { readonly severity: Severity }): number {
  return SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
}
