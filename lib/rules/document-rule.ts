import type { Rule } from './rule';

/**
 * A rule about the text that manifests are written in. The reader of the text makes its findings, so `check` makes none,
 * and its examples are texts.
 */
export interface DocumentRule extends Rule {
  readonly texts: { readonly bad: string; readonly good: string };
}

/** A rule about texts from its description. */
export function documentRule(description: Omit<DocumentRule, 'check' | 'examples'>): DocumentRule {
  return { ...description, examples: { bad: [], good: [] }, check: () => [] };
}
