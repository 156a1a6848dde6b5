import { Inventory } from '../manifest/inventory';
import type { Manifest } from '../manifest/manifest';
import type { Finding } from './finding';
import { recogniseMesh } from './mesh';
import type { Rule } from './rule';
import { DEFAULT_SETTINGS, type Settings } from './settings';

/** Puts every rule to all manifests of one cluster. */
export function check(
  manifests: readonly Manifest[],
  rules: readonly Rule[],
  settings: Settings = DEFAULT_SETTINGS,
): readonly Finding[] {
  const inventory = new Inventory(manifests);
  const run = { inventory, settings: { ...settings, mesh: settings.mesh ?? recogniseMesh(inventory) } };
  return rules.flatMap((rule) =>
    [...rule.check(run)].map((fault) => ({
      rule,
      severity: fault.severity ?? rule.severity,
      object: fault.object,
      path: fault.path,
      found: fault.found,
      expected: fault.expected,
      fix: fault.fix ?? rule.fix,
    })),
  );
}
