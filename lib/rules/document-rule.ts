import type { Rule } from './rule';

/**
 * A rule about the text that manifests are written in, before there are manifests.
 *
 * Whoever reads the text raises it, so its `check` finds nothing, and its examples are texts.
 */
export interface DocumentRule extends Rule {
  readonly texts: { readonly bad: string; readonly good: string };
}

/** Makes a rule of what is said about a text. */
export function documentRule(said: Omit<DocumentRule, 'check' | 'examples'>): DocumentRule {
  return { ...said, examples: { bad: [], good: [] }, check: () => [] };
}
