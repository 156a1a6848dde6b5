import { describe, expect, test } from 'vitest';
import { check } from '../../lib/rules/engine';
import type { Manifest } from '../../lib/manifest/manifest';
import type { Finding } from '../../lib/rules/finding';
import type { Rule } from '../../lib/rules/rule';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/rules/settings';

/** What one rule finds, with the default settings where the test says no others. */
export function findings(rule: Rule, manifests: readonly Manifest[], settings: Partial<Settings> = {}): Finding[] {
  return [...check(manifests, [rule], { ...DEFAULT_SETTINGS, ...settings })];
}

/** The paths of what one rule finds. */
export function paths(rule: Rule, manifests: readonly Manifest[], settings: Partial<Settings> = {}): string[] {
  return findings(rule, manifests, settings).map(({ path }) => path);
}

/** The paths at which two values differ: one path for each field that was added, taken away or changed. */
export function differences(one: unknown, other: unknown, path = ''): string[] {
  if (Object.is(one, other)) return [];
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length)
    return one.flatMap((entry, index) => differences(entry, other[index], `${path}[${index}]`));
  if (isMapping(one) && isMapping(other))
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
      differences(one[key], other[key], `${path}.${key}`),
    );
  return [path];
}

/** The promises that every rule of a topic keeps. */
export function describeTopic(rules: readonly Rule[]): void {
  test('the rules are sorted by their ids', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
    const { bad, good, settings } = rule.examples;

    test('finds the fault of its bad example, at a field that is there, and none in its good one', () => {
      const found = findings(rule, bad, settings);
      expect(found.length).toBeGreaterThan(0);
      for (const finding of found) {
        expect(bad).toContain(finding.object);
        expect(exists(finding.object, finding.path), finding.path).toBe(true);
      }
      expect(findings(rule, good, settings)).toEqual([]);
    });

    test('its examples differ in one field', () => {
      expect(differences(bad, good)).toHaveLength(1);
    });

    test('its words are whole', () => {
      expect(rule.title).not.toMatch(/\.$/);
      for (const words of [rule.why, rule.symptom, rule.fix]) expect(words.length).toBeGreaterThan(15);
      expect(rule.source).toMatch(/^https:\/\//);
    });
  });
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Steps of `spec.ports[0].name` and of `metadata.annotations['a.b/c']`. */
function exists(object: unknown, path: string): boolean {
  let here = object;
  for (const [, quoted, index, field] of path.matchAll(/\['([^']*)'\]|\[(\d+)\]|([^.[\]]+)/g)) {
    const step = quoted ?? index ?? field ?? '';
    if (typeof here !== 'object' || here === null || !(step in here)) return false;
    here = (here as Record<string, unknown>)[step];
  }
  return true;
}
