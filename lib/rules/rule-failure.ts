import { Inventory } from '../manifest/inventory';
import type { Manifest } from '../manifest/manifest';
import type { Finding } from './finding';
import { referenceTo } from './object-reference';
import type { Rule, Run } from './rule';
import type { RuleDescription } from './rule-description';

/** Describes an error in a rule itself. It is not in the catalogue: nothing in a manifest is wrong. */
const RULE_FAILED: RuleDescription = {
  id: 'rule-failed',
  severity: 'error',
  enforcement: 'practice',
  title: 'Report a rule that stops with an error',
  why: 'The manifests may have the defect that the rule looks for or not: the rule stopped before it could tell.',
  symptom: 'The rule stopped with an error.',
  fix: 'Report it, with the object, at https://github.com/cdk8s-headless/cdk8s-headless/issues.',
  source: 'https://github.com/cdk8s-headless/cdk8s-headless/issues',
  examples: { bad: [], good: [] },
};

/** The finding for a rule that threw. It is at the object that makes the rule throw, where one object alone does. */
export function ruleFailure(rule: Rule, run: Run, error: unknown): Finding {
  const cause = run.inventory.resources.find(({ manifest }) => throwsOn(rule, run, manifest))?.manifest;
  const message = error instanceof Error ? error.message : String(error);
  return {
    rule: RULE_FAILED,
    severity: RULE_FAILED.severity,
    object: cause ?? { kind: 'Rule', metadata: { name: rule.id } },
    path: '',
    found: `rule ${rule.id} stopped at ${cause === undefined ? 'several objects together' : referenceTo(cause)}: ${message}`,
    expected: 'a rule that can check every manifest',
    fix: RULE_FAILED.fix,
  };
}

function throwsOn(rule: Rule, run: Run, manifest: Manifest): boolean {
  try {
    Array.from(rule.check({ ...run, inventory: new Inventory([manifest]) }));
    return false;
  } catch {
    return true;
  }
}
