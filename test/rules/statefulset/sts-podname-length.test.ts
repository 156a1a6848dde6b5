import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleStatefulSet } from '../../../lib/rules/examples';
import { stsPodnameLength } from '../../../lib/rules/statefulset/sts-podname-length';
import { findingsOf, placesOf } from '../rule-tests';

const set = (length: number, replicas = 1, start = 0) =>
  sampleStatefulSet({ name: 'x'.repeat(length), spec: { replicas, ordinals: { start } } });

describe('the name of the last pod is too long', () => {
  test('where it has 64 characters', () => {
    expect(findingsOf(stsPodnameLength, [set(62)])).toMatchObject([
      { path: 'metadata.name', found: `the pod name "${'x'.repeat(62)}-0", which has 64 characters` },
    ]);
  });

  test('only for the last pods of a large set', () => {
    expect(placesOf(stsPodnameLength, [set(61, 10)])).toEqual([]);
    expect(placesOf(stsPodnameLength, [set(61, 11)])).toHaveLength(1);
  });

  test('where the first ordinal is high', () => {
    expect(placesOf(stsPodnameLength, [set(61, 1, 10)])).toHaveLength(1);
  });

  test('exactly where name, dash and last ordinal have more than 63 characters', () => {
    const small = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 63 }), small, small, (length, replicas, start) => {
        const last = Math.max(0, start + replicas - 1);
        const found = placesOf(stsPodnameLength, [set(length, replicas, start)]).length > 0;
        expect(found).toBe(length + 1 + String(last).length > 63);
      }),
    );
  });
});

test('a set of 0 replicas is judged by the first pod that it would have', () => {
  expect(placesOf(stsPodnameLength, [set(61, 0)])).toEqual([]);
  expect(placesOf(stsPodnameLength, [set(62, 0)])).toHaveLength(1);
});

test('a name of 64 characters is refused itself, and no pod gets a name of it', () => {
  expect(placesOf(stsPodnameLength, [set(64)])).toEqual([]);
});
