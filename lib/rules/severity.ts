/** How bad a finding is: an error is refused by the API server or surely breaks traffic, a warning often does, an info is worth knowing. */
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
