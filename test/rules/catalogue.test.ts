import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFECTS, type Defect } from '../../lib/connections/connection';
import type { Manifest } from '../../lib/manifest/manifest';
import { Resource } from '../../lib/manifest/resource';
import { CATALOGUE } from '../../lib/rules/catalogue';
import { check } from '../../lib/rules/engine';
import type { Finding } from '../../lib/rules/finding';
import type { Rule } from '../../lib/rules/rule';
import { DEFAULT_SETTINGS } from '../../lib/rules/settings';
import { compareVersions } from '../../lib/kubernetes/versions';
import { differences } from './differences';

const folder = resolve(__dirname, '../../lib/rules');
const topics = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Rules about texts have texts as examples; the tests of the reader read these. */
const withManifests = CATALOGUE.filter((rule) => !('texts' in rule)).map((rule) => [rule.id, rule] as const);

const settingsOf = ({ examples }: Rule) => ({ ...DEFAULT_SETTINGS, ...examples.settings });
const described = ({ rule, path, found }: Finding) => `${rule.id} at ${path}: ${found}`;
const findings = (manifests: readonly Manifest[], rule: Rule) => check(manifests, CATALOGUE, settingsOf(rule));
/** The findings of the other rules. They are run without strict: some rules have findings only with it. */
const otherFindings = (manifests: readonly Manifest[], rule: Rule) =>
  check(manifests, CATALOGUE, { ...settingsOf(rule), strict: false }).filter(
    (finding) => ![rule.id, ...(rule.examples.also ?? [])].includes(finding.rule.id) && finding.severity !== 'info',
  );

test('every rule is in a file of its own, named after its id', () => {
  const homeless = CATALOGUE.filter(({ id }) => !topics.some((topic) => existsSync(join(folder, topic, `${id}.ts`))));
  expect(homeless.map(({ id }) => id)).toEqual([]);
});

test('an id is given once', () => {
  const ids = CATALOGUE.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every rule that a file exports is in the catalogue', async () => {
  const files = topics.flatMap((topic) => readdirSync(join(folder, topic)).map((file) => join(folder, topic, file)));
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  const modules = await Promise.all(sources.map((file) => import(file) as Promise<Record<string, unknown>>));
  const listed = new Set(CATALOGUE.map(({ id }) => id));
  const rules = modules.flatMap((module) => Object.values(module).filter(isRule));
  expect(rules.length).toBe(CATALOGUE.length);
  expect(rules.filter(({ id }) => !listed.has(id)).map(({ id }) => id)).toEqual([]);
});

test('each defect of connections is of one rule', () => {
  const rulesOf = (defect: Defect) => CATALOGUE.filter(({ defects }) => defects?.has(defect)).map(({ id }) => id);
  expect(DEFECTS.filter((defect) => rulesOf(defect).length !== 1)).toEqual([]);
});

test('what a rule outranks is a rule', () => {
  const ids = new Set(CATALOGUE.map(({ id }) => id));
  const unknown = CATALOGUE.flatMap(({ id, outranks = [] }) =>
    outranks.filter((inferior) => !ids.has(inferior)).map((inferior) => `${id} outranks ${inferior}`),
  );
  expect(unknown).toEqual([]);
});

describe.each(CATALOGUE.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('is named in kebab case after the defect', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
  });

  test('has a title that says what to do, or what not to do', () => {
    expect(rule.title).toMatch(/^(?!(?:Every|Each|Any|All|An?|The|No|Its?)\b)[A-Z][a-z]+ /);
  });

  test('says why, what is seen, how it is repaired and where that is written', () => {
    for (const text of [rule.title, rule.why, rule.symptom, rule.fix]) expect(text.trim().length).toBeGreaterThan(3);
    expect(rule.source).toMatch(/^https:\/\//);
  });

  test('holds since a version that the settings can name', () => {
    if (rule.since === undefined) return;
    expect(rule.since).toMatch(/^1\.[0-9]+$/);
    expect(compareVersions(rule.since, DEFAULT_SETTINGS.kubernetes.newest)).toBeLessThanOrEqual(0);
  });
});

describe.each(withManifests)('the examples of %s', (id, rule) => {
  const { bad, good, also = [] } = rule.examples;

  test('the bad one is found by this rule, and by no other that is graver than an info', () => {
    const own = findings(bad, rule).filter((finding) => finding.rule.id === id);
    expect(own.length).toBeGreaterThan(0);
    expect(otherFindings(bad, rule).map(described).join('\n')).toBe('');
  });

  test('the rules in "also" have a finding in the bad one, without this rule', () => {
    const rest = CATALOGUE.filter((other) => other.id !== id);
    const ids = new Set(check(bad, rest, settingsOf(rule)).map((finding) => finding.rule.id));
    expect(also.filter((other) => !ids.has(other))).toEqual([]);
  });

  test('the good one has no finding graver than an info, and none of this rule', () => {
    const own = findings(good, rule).filter((finding) => finding.rule.id === id);
    expect([...own, ...otherFindings(good, rule)].map(described).join('\n')).toBe('');
  });

  test('they differ in one field', () => {
    expect(differences(bad, good)).toHaveLength(1);
  });

  test('its findings are about objects of the run, and say what was found and what is expected', () => {
    for (const finding of check(bad, CATALOGUE, settingsOf(rule)).filter((entry) => entry.rule.id === id)) {
      expect(bad).toContain(finding.object);
      expect(finding.path).toMatch(/^$|^[^.[]/);
      expect(finding.found.trim()).not.toBe('');
      expect(finding.expected.trim()).not.toBe('');
    }
  });

  test('its findings name an object in one way: Service "web"', () => {
    for (const finding of check(bad, CATALOGUE, settingsOf(rule)).filter((entry) => entry.rule.id === id))
      for (const message of [finding.found, finding.expected, finding.fix])
        expect(otherNamesIn(message, bad)).toEqual([]);
  });

  test('looking changes nothing', () => {
    const before = JSON.stringify(bad);
    findings(bad, rule);
    expect(JSON.stringify(bad)).toBe(before);
  });
});

/** Where a message names one of the objects otherwise than as `Service "web"`. */
function otherNamesIn(message: string, objects: readonly Manifest[]): readonly string[] {
  return objects.flatMap((object) => {
    const { kind, name, namespace = '' } = new Resource(object);
    const others = [`${kind}/${name}`, `${kind}/${namespace}/${name}`, `${kind} ${namespace}/${name}`];
    const bare = new RegExp(`\\b${kind} ${name}(?![\\w-])`);
    return [...others.filter((other) => message.includes(other)), ...(bare.exec(message) ?? [])];
  });
}

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'enforcement' in value && 'check' in value && 'id' in value;
}
