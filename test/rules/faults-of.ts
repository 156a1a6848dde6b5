import { Inventory } from '../../lib/manifest/inventory';
import { dig, type Manifest } from '../../lib/manifest/manifest';
import type { Fault, Rule } from '../../lib/rules/rule';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/rules/settings';

/** What one rule finds in the manifests. */
export function faultsOf(
  rule: Rule,
  manifests: readonly Manifest[],
  settings: Partial<Settings> = {},
): readonly Fault[] {
  return [...rule.check({ inventory: new Inventory(manifests), settings: { ...DEFAULT_SETTINGS, ...settings } })];
}

/** Where one rule finds something: `Service/web spec.type`. */
export function placesOf(
  rule: Rule,
  manifests: readonly Manifest[],
  settings: Partial<Settings> = {},
): readonly string[] {
  return faultsOf(rule, manifests, settings).map(
    ({ object, path }) => `${String(object.kind)}/${String(dig(object, 'metadata', 'name'))} ${path}`,
  );
}

/** Settings for one Kubernetes version. */
export function kubernetes(version: string): Partial<Settings> {
  return { kubernetes: { oldest: version, newest: version } };
}
