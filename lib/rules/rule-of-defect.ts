import type { Defect } from '../connections/connection';
import { lazyCatalogue } from './lazy-catalogue';
import type { Rule } from './rule';

/** The rule that is about a defect of connections. */
export function ruleOfDefect(defect: Defect): Rule {
  const rule = lazyCatalogue().find(({ defects }) => defects?.has(defect));
  if (rule === undefined) throw new Error(`no rule is about the defect "${defect}"`);
  return rule;
}
