import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifest/manifest';
import { check } from '../../lib/rules/engine';
import { sampleDeployment, sampleHeadlessService, samplePod, sampleStatefulSet } from '../../lib/rules/examples';
import { DEFAULT_SETTINGS } from '../../lib/rules/settings';
import { rulesOfTopics } from './rule-tests';

const RULES = rulesOfTopics('env', 'peer', 'manifest', 'pod', 'statefulset');
const STRICT = { ...DEFAULT_SETTINGS, strict: true, argocd: true };

/** Every object with all that the rules read, so that a wrong value can stand at every path. */
function whole(): readonly Manifest[] {
  const objects = RULES.flatMap(({ examples }) => [...examples.bad, ...examples.good]);
  return [sampleHeadlessService(), sampleStatefulSet(), sampleDeployment(), samplePod(), ...objects];
}

/** Every path of a value, as steps. */
function* pathsOf(value: unknown, path: readonly string[] = []): Iterable<readonly string[]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield [...path, key];
    yield* pathsOf(inner, [...path, key]);
  }
}

function replaced(object: Manifest, path: readonly string[], value: unknown): Manifest {
  const copy = structuredClone(object) as Record<string, unknown>;
  let here = copy;
  for (const step of path.slice(0, -1)) here = here[step] as Record<string, unknown>;
  here[path[path.length - 1] ?? ''] = value;
  return copy;
}

const ODD: readonly unknown[] = [
  null,
  undefined,
  0,
  -1,
  1.5,
  NaN,
  '',
  'x',
  '80',
  true,
  [],
  [null],
  [[]],
  {},
  { a: null },
  [1],
  'ä$(',
];

test('no wrong value at any path makes a rule fail, and each finding stands at an object of the run', () => {
  const seen = new Set<string>();
  let documents = 0;
  for (const object of whole())
    for (const path of pathsOf(object)) {
      // One object for each path of a kind is enough.
      const place = `${String(object.kind)} ${path.join('.')}`;
      if (seen.has(place)) continue;
      seen.add(place);
      for (const value of ODD) {
        const run = [replaced(object, path, value), sampleHeadlessService()];
        for (const finding of check(run, RULES, STRICT)) expect(run).toContain(finding.object);
        documents++;
      }
    }
  expect(documents).toBeGreaterThan(2_000);
});

test('no JSON value under the head of a workload makes a rule fail', () => {
  const kinds = fc.constantFrom(
    { apiVersion: 'apps/v1', kind: 'StatefulSet' },
    { apiVersion: 'apps/v1', kind: 'Deployment' },
    { apiVersion: 'v1', kind: 'Pod' },
    { apiVersion: 'v1', kind: 'Service' },
    { apiVersion: 'v1', kind: 'ConfigMap' },
    { apiVersion: 'batch/v1', kind: 'CronJob' },
  );
  fc.assert(
    fc.property(
      kinds,
      fc.dictionary(fc.constantFrom('metadata', 'spec', 'data', 'status'), fc.jsonValue()),
      (head, fields) => {
        for (const { object } of check([{ ...head, ...fields }], RULES, STRICT)) expect(object).toMatchObject(head);
      },
    ),
    { numRuns: 2000 },
  );
});
