import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifest/manifest';
import { findingsOf, rulesOfTopics } from './rule-tests';

const rules = rulesOfTopics('endpointslice', 'poddisruptionbudget', 'service', 'externalname', 'container', 'workload');

/** All steps that lead into a value: each field and list position of it. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([step, inner]) => pathsOf(inner, [...path, step]))];
}

function withValue(value: unknown, [step, ...rest]: readonly string[], put: unknown): unknown {
  if (step === undefined) return put;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...(value as unknown[])]
    : { ...(value as object) };
  (copy as Record<string, unknown>)[step] = withValue((value as Record<string, unknown>)[step], rest, put);
  return copy;
}

const broken = fc
  .constantFrom(...rules.flatMap(({ examples }) => [examples.bad, examples.good]))
  .chain((manifests) =>
    fc.record({
      manifests: fc.constant(manifests),
      path: fc.constantFrom(...pathsOf(manifests).filter(({ length }) => length > 1)),
      put: fc.oneof(fc.constantFrom<unknown>(null, 0, -1, 1.5, true, '', '80', [], [null], {}, [[]]), fc.jsonValue()),
    }),
  )
  .map(({ manifests, path, put }) => withValue(manifests, path, put) as readonly Manifest[]);

test('a field of any wrong type makes no rule fail, and every finding is about an object of the run in plain words', () => {
  fc.assert(
    fc.property(broken, (manifests) => {
      for (const rule of rules)
        for (const { object, found, expected } of findingsOf(rule, manifests, { mesh: 'istio-sidecar' })) {
          expect(manifests).toContain(object);
          expect(`${found} ${expected}`).not.toMatch(/undefined|\[object Object\]|NaN/);
        }
    }),
    { numRuns: 1500 },
  );
});
