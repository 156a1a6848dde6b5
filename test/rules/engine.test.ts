import { expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifest/manifest';
import { check, inspect } from '../../lib/rules/engine';
import type { Finding } from '../../lib/rules/finding';
import { objectDuplicate } from '../../lib/rules/object/object-duplicate';
import { DEFAULT_SETTINGS } from '../../lib/rules/settings';
import { everywhere, fault, object, ruleOf } from './rule-of';

const said = (findings: readonly Finding[]) => findings.map(({ rule, path }) => `${rule.id} ${path}`);
const a = object('a');
const b = object('b');

test('findings come in the order of the objects, then of the paths, then of the rules', () => {
  const rules = [ruleOf('second', { check: everywhere('spec.ports[10]', 'spec.ports[2]') }), ruleOf('first')];
  const findings = check([b, a], rules);
  expect(findings.map((finding) => finding.object)).toEqual([b, b, b, a, a, a]);
  expect(said(findings).slice(0, 3)).toEqual(['first spec', 'second spec.ports[2]', 'second spec.ports[10]']);
});

test('a rule that says the same twice is heard once', () => {
  expect(check([a], [ruleOf('twice', { check: everywhere('spec', 'spec') })])).toHaveLength(1);
});

test.each([
  ['the same field', 'spec.ports[1]', []],
  ['a field within it', 'spec.ports[1].name', []],
  ['the field around it', 'spec.ports', []],
  ['a field beside it', 'spec.ports[10]', ['vague spec.ports[10]']],
])('a more exact rule silences a less exact one at %s', (_, path, left) => {
  const rules = [
    ruleOf('exact', { outranks: ['vague'], check: everywhere('spec.ports[1]') }),
    ruleOf('vague', { check: everywhere(path) }),
  ];
  expect(said(check([a], rules)).filter((line) => line.startsWith('vague'))).toEqual(left);
});

test('a more exact rule does not silence a less exact one at another object', () => {
  const exact = ruleOf('exact', { outranks: ['vague'], check: () => [fault(a, 'spec')] });
  expect(said(check([a, b], [exact, ruleOf('vague')]))).toEqual(['exact spec', 'vague spec']);
});

test('infos of good practice are warnings when the user is strict; other infos stay infos', () => {
  const rules = [
    ruleOf('practice', { severity: 'info', enforcement: 'practice' }),
    ruleOf('runtime', { severity: 'info' }),
  ];
  const strict = check([a], rules, { ...DEFAULT_SETTINGS, strict: true });
  expect(strict.map(({ severity }) => severity)).toEqual(['warning', 'info']);
  expect(check([a], rules).map(({ severity }) => severity)).toEqual(['info', 'info']);
});

test('a rule of Kubernetes 1.33 is silent for clusters up to 1.9 and 1.32, and speaks from 1.33 on', () => {
  const rules = [ruleOf('newer', { since: '1.33' })];
  const until = (newest: string) => check([a], rules, { ...DEFAULT_SETTINGS, kubernetes: { oldest: '1.9', newest } });
  expect([until('1.9'), until('1.32'), until('1.33'), until('1.34')].map(({ length }) => length)).toEqual([0, 0, 1, 1]);
});

test('a rule that throws is named with the object that it cannot judge, and the others are still heard', () => {
  const broken = ruleOf('broken', {
    *check({ inventory }) {
      for (const { name, manifest } of inventory.resources) {
        if (name === 'b') throw new TypeError('ports.map is not a function');
        yield fault(manifest, 'spec');
      }
    },
  });
  const findings = check([a, b], [broken, ruleOf('sound')]);
  expect(said(findings)).toEqual(['broken spec', 'sound spec', 'rule-failed ', 'sound spec']);
  expect(findings[2]).toMatchObject({
    object: b,
    severity: 'error',
    found: 'rule broken stopped at ConfigMap/b: ports.map is not a function',
  });
});

test('a rule that throws for no single object is named all the same', () => {
  const broken = ruleOf('broken', {
    check({ inventory }) {
      if (inventory.resources.length > 1) throw new Error('too many');
      return [];
    },
  });
  expect(check([a, b], [broken])[0]?.found).toBe('rule broken stopped at several objects together: too many');
});

test('a rule sees the recognised mesh where the user names none, and the named one where they do', () => {
  const seen: unknown[] = [];
  const look = ruleOf('look', {
    check({ settings }) {
      seen.push(settings.mesh);
      return [];
    },
  });
  const injected: Manifest = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { labels: { 'istio-injection': 'enabled' } },
  };
  check([injected], [look]);
  check([injected], [look], { ...DEFAULT_SETTINGS, mesh: 'none' });
  check([a], [look]);
  expect(seen).toEqual(['istio-sidecar', 'none', undefined]);
});

test('objects of two clusters never meet: equal names in them are no finding', () => {
  const east = object('a');
  const west = { ...object('a'), data: { side: 'west' } };
  const rules = [objectDuplicate];
  expect(check([east, west], rules)).toHaveLength(1);
  const report = inspect([east, west], { rules, clusterOf: (manifest) => (manifest === east ? 'east' : 'west') });
  expect(report.findings).toEqual([]);
  expect([...report.meshes.keys()]).toEqual(['east', 'west']);
});

test('what was found while reading is ordered and counted with the rest', () => {
  const rule = ruleOf('yaml-duplicate-key');
  const found = { rule, severity: 'error' as const, ...fault(b, 'data'), fix: 'delete one' };
  const report = inspect([a, b], { rules: [rule, ruleOf('zero')].slice(1), found: [found] });
  expect(said(report.findings)).toEqual(['zero spec', 'yaml-duplicate-key data', 'zero spec']);
});
