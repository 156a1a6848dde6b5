import { describe, expect, test } from 'vitest';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { stsMinReady } from '../../../lib/rules/statefulset/sts-min-ready';
import { findingsOf, placesOf } from '../rule-tests';

const service = sampleHeadlessService();
const set = (spec: Record<string, unknown>) => sampleStatefulSet({ spec });
const strict = { strict: true };

describe('with the setting strict', () => {
  test('a group without minReadySeconds is found', () => {
    expect(findingsOf(stsMinReady, [service, sampleStatefulSet()], strict)).toMatchObject([
      { path: 'spec', found: 'no minReadySeconds' },
    ]);
  });

  test.each([0, 5, 29])('minReadySeconds %i is found', (minReadySeconds) => {
    expect(findingsOf(stsMinReady, [service, set({ minReadySeconds })], strict)).toMatchObject([
      { path: 'spec.minReadySeconds', found: `${minReadySeconds}` },
    ]);
  });

  test.each([30, 31])('minReadySeconds %i is right', (minReadySeconds) => {
    expect(placesOf(stsMinReady, [service, set({ minReadySeconds })], strict)).toEqual([]);
  });

  test('two pods have no majority to lose', () => {
    expect(placesOf(stsMinReady, [service, set({ replicas: 2 })], strict)).toEqual([]);
    expect(placesOf(stsMinReady, [service, set({ replicas: undefined })], strict)).toEqual([]);
  });

  test('a set without a headless Service in the checked files is not judged', () => {
    expect(placesOf(stsMinReady, [sampleStatefulSet()], strict)).toEqual([]);
    const withAddress = withField(service, 'spec.clusterIP', undefined);
    expect(placesOf(stsMinReady, [withAddress, sampleStatefulSet()], strict)).toEqual([]);
  });
});

test('without the setting strict nothing is found', () => {
  expect(placesOf(stsMinReady, [service, sampleStatefulSet()])).toEqual([]);
});
