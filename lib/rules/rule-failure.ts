import { Inventory } from '../manifest/inventory';
import type { Manifest } from '../manifest/manifest';
import type { Finding } from './finding';
import { referenceTo } from './object-reference';
import type { Rule, Run } from './rule';

/** Stands for the fault of a rule itself. It is no rule of the catalogue: nothing in a manifest is wrong. */
const RULE_FAILED: Rule = {
  id: 'rule-failed',
  severity: 'error',
  enforcement: 'practice',
  title: 'Every rule comes to a judgement',
  why: 'What the rule looks for may be there or not: nobody has looked.',
  symptom: 'the rule stopped with an error of its own',
  fix: 'report it with the object at https://github.com/cdk8s-headless/cdk8s-headless/issues',
  source: 'https://github.com/cdk8s-headless/cdk8s-headless/issues',
  check: () => [],
  examples: { bad: [], good: [] },
};

/** Tells of a rule that threw, and names the object that it cannot judge where one object is enough to make it throw. */
export function ruleFailure(rule: Rule, run: Run, error: unknown): Finding {
  const culprit = run.inventory.resources.find(({ manifest }) => throwsOn(rule, run, manifest))?.manifest;
  const message = error instanceof Error ? error.message : String(error);
  return {
    rule: RULE_FAILED,
    severity: RULE_FAILED.severity,
    object: culprit ?? { kind: 'Rule', metadata: { name: rule.id } },
    path: '',
    found: `rule ${rule.id} stopped at ${culprit === undefined ? 'several objects together' : referenceTo(culprit)}: ${message}`,
    expected: 'a judgement, whatever the manifest holds',
    fix: RULE_FAILED.fix,
  };
}

function throwsOn(rule: Rule, run: Run, manifest: Manifest): boolean {
  try {
    for (const _ of rule.check({ ...run, inventory: new Inventory([manifest]) }));
    return false;
  } catch {
    return true;
  }
}
