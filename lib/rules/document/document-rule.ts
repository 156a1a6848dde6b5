import type { Rule } from '../rule';

/**
 * A rule about the text that manifests are written in, before there are manifests.
 *
 * It has no `check`: whoever reads the text raises it. Its examples are texts.
 */
export interface DocumentRule extends Omit<Rule, 'check' | 'examples'> {
  readonly examples: { readonly bad: string; readonly good: string };
}
