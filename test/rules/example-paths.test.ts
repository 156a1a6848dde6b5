import { expect, test } from 'vitest';
import { CATALOGUE } from '../../lib/rules/catalogue';
import { check } from '../../lib/rules/engine';
import { DEFAULT_SETTINGS } from '../../lib/rules/settings';

const rules = CATALOGUE.filter(({ examples }) => examples.bad.length > 0).map((rule) => [rule.id, rule] as const);

test.each(rules)('a finding of %s points at a field that is there', (id, rule) => {
  const settings = { ...DEFAULT_SETTINGS, ...rule.examples.settings };
  for (const { rule: by, object, path } of check(rule.examples.bad, CATALOGUE, settings))
    if (by.id === id) expect(exists(object, path), path).toBe(true);
});

/** Takes the steps of `spec.ports[0].name` and of `metadata.annotations['a.b/c']`. */
function exists(object: unknown, path: string): boolean {
  let here = object;
  for (const [, quoted, index, field] of path.matchAll(/\['([^']*)'\]|\[(\d+)\]|([^.[\]]+)/g)) {
    const step = quoted ?? index ?? field ?? '';
    if (typeof here !== 'object' || here === null || !(step in here)) return false;
    here = (here as Record<string, unknown>)[step];
  }
  return true;
}
