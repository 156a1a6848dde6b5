import { RULES_BY_TOPIC } from '../../lib/rules/catalogue.generated';
import { Inventory } from '../../lib/manifest/inventory';
import { dig, type Manifest } from '../../lib/manifest/manifest';
import { originsOf } from '../../lib/reading/origins';
import type { Rule, RuleFinding } from '../../lib/rules/rule';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/rules/settings';

// What the tests of rules are made of. A rule has a test of its own, test/rules/<topic>/<id>.test.ts.

/** What one rule finds in the manifests. */
export function findingsOf(
  rule: Rule,
  manifests: readonly Manifest[],
  settings: Partial<Settings> = {},
): readonly RuleFinding[] {
  return [...rule.check({ inventory: new Inventory(manifests), settings: { ...DEFAULT_SETTINGS, ...settings } })];
}

/** What one rule finds in files of manifests, each under its name. */
export function findingsInFiles(
  rule: Rule,
  files: Readonly<Record<string, readonly Manifest[]>>,
  settings: Partial<Settings> = {},
): readonly RuleFinding[] {
  const origins = originsOf(Object.keys(files));
  const fileOf = new Map(
    Object.entries(files).flatMap(([file, manifests]) => manifests.map((manifest) => [manifest, file] as const)),
  );
  const inventory = new Inventory([...fileOf.keys()], (manifest) => {
    const file = fileOf.get(manifest);
    return file === undefined ? undefined : origins(file);
  });
  return [...rule.check({ inventory, settings: { ...DEFAULT_SETTINGS, ...settings } })];
}

/** Where one rule finds something: `Service/web spec.type`. */
export function placesOf(
  rule: Rule,
  manifests: readonly Manifest[],
  settings: Partial<Settings> = {},
): readonly string[] {
  return findingsOf(rule, manifests, settings).map(
    ({ object, path }) => `${String(object.kind)}/${String(dig(object, 'metadata', 'name'))} ${path}`,
  );
}

/** Settings for one Kubernetes version. */
export function kubernetes(version: string): Partial<Settings> {
  return { kubernetes: { oldest: version, newest: version } };
}

/** The rules in the folders of these topics. */
export function rulesOfTopics(...topics: readonly string[]): readonly Rule[] {
  return topics.flatMap((topic) => RULES_BY_TOPIC[topic] ?? []);
}
