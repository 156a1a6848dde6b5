import type { Fault, Rule } from '../rule';
import { DOCUMENT_RULES } from './document-rules';
import type { DocumentRule } from './document-rule';

/** A fault of a text, with the rule that it breaks. */
export interface RaisedFault extends Fault {
  readonly rule: DocumentRule;
}

/**
 * The rules about texts in the form of the others: each finds what the reader raised.
 *
 * Put to the engine beside the catalogue, they are acknowledged, counted and reported as any rule.
 */
export function raise(faults: readonly RaisedFault[]): readonly Rule[] {
  return DOCUMENT_RULES.map((rule) => ({
    ...rule,
    examples: { bad: [], good: [] },
    check: () => faults.filter((fault) => fault.rule.id === rule.id),
  }));
}
