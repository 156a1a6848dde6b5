import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { pdbBlocksDrain } from '../../../lib/rules/poddisruptionbudget/pdb-blocks-drain';
import { sampleDeployment, samplePodDisruptionBudget, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const budget = (spec: Manifest) => samplePodDisruptionBudget({ spec });
const set = (replicas: number) => sampleStatefulSet({ spec: { replicas } });
const scaler = (kind: string, metadata: Manifest = {}, name = 'web') => ({
  apiVersion: 'autoscaling/v2',
  kind,
  metadata: { name: 'web', ...metadata },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name }, maxReplicas: 5 },
});

describe('a budget that never allows an eviction is found', () => {
  test.each([
    [{ maxUnavailable: 0 }, 'spec.maxUnavailable', '0'],
    [{ maxUnavailable: '0' }, 'spec.maxUnavailable', '"0"'],
    [{ maxUnavailable: '0%' }, 'spec.maxUnavailable', '"0%"'],
    [{ minAvailable: '100%' }, 'spec.minAvailable', '"100%"'],
  ])('whatever the pods are: %j', (spec, path, found) => {
    expect(findingsOf(pdbBlocksDrain, [budget(spec)])).toMatchObject([{ path, found }]);
  });

  test('for one replica that must stay', () => {
    expect(findingsOf(pdbBlocksDrain, [budget({ minAvailable: 1 }), set(1)])).toMatchObject([
      {
        path: 'spec.minAvailable',
        found: '1; StatefulSet "web" has 1 replica',
        expected: 'maxUnavailable 1, or more replicas',
      },
    ]);
  });

  test('for several replicas that must all stay', () => {
    expect(findingsOf(pdbBlocksDrain, [budget({ minAvailable: 3 }), set(3)])).toMatchObject([
      { found: '3; StatefulSet "web" has 3 replicas', expected: 'at most 2' },
    ]);
  });

  test('for two workloads together', () => {
    const two = [set(1), sampleDeployment()];
    expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: 2 }), ...two])).toEqual([]);
    expect(findingsOf(pdbBlocksDrain, [budget({ minAvailable: 3 }), ...two])[0]?.found).toBe(
      '3; StatefulSet "web" and Deployment "web" have 3 replicas',
    );
  });

  test('with percentages rounded up: 80% of 2 pods are both', () => {
    expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: '80%' }), set(2)])).toHaveLength(1);
    expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: '50%' }), set(2)])).toEqual([]);
    expect(findingsOf(pdbBlocksDrain, [budget({ minAvailable: '67%' }), set(3)])).toMatchObject([
      {
        found: '"67%", which is rounded up to 3 of 3 pods; StatefulSet "web" has 3 replicas',
        expected: 'at most "66%", which is 2 of 3 pods',
      },
    ]);
  });

  test('and the percentage that is proposed lets a pod go', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100 }), fc.integer({ min: 0, max: 99 }), (replicas, percent) => {
        const [found] = findingsOf(pdbBlocksDrain, [budget({ minAvailable: `${percent}%` }), set(replicas)]);
        expect(found !== undefined).toBe(Math.ceil((percent * replicas) / 100) >= replicas);
        const proposed = found && /"(\d+%)"/.exec(found.expected)?.[1];
        if (proposed !== undefined)
          expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: proposed }), set(replicas)])).toEqual([]);
      }),
    );
  });

  test('exactly where as many pods must stay as there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 60 }), (replicas, minAvailable) => {
        const found = placesOf(pdbBlocksDrain, [budget({ minAvailable }), set(replicas)]).length > 0;
        expect(found).toBe(minAvailable >= replicas);
      }),
    );
  });

  test('where an autoscaler is of another workload or namespace', () => {
    const here = [budget({ minAvailable: 1 }), withField(set(1), 'metadata.namespace', 'shop')];
    expect(placesOf(pdbBlocksDrain, [...here, scaler('ScaledObject', {}, 'db')])).toHaveLength(1);
    expect(placesOf(pdbBlocksDrain, [...here, scaler('HorizontalPodAutoscaler', { namespace: 'other' })])).toHaveLength(
      1,
    );
  });
});

describe('nothing is found', () => {
  test.each([{ maxUnavailable: 1 }, { maxUnavailable: '10%' }, { minAvailable: 2 }, { minAvailable: 'all' }])(
    'for %j of three pods',
    (spec) => {
      expect(placesOf(pdbBlocksDrain, [budget(spec), set(3)])).toEqual([]);
    },
  );

  test.each(['HorizontalPodAutoscaler', 'ScaledObject'])('where a %s sets the replicas', (kind) => {
    expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: 1 }), set(1), scaler(kind)])).toEqual([]);
  });

  test('where the pods are not in the checked files, or their number is not known', () => {
    expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: 1 })])).toEqual([]);
    const daemons = withField({ ...sampleDeployment(), kind: 'DaemonSet' }, 'spec.replicas', undefined);
    expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: 1 }), daemons])).toEqual([]);
    expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: 1 }), set(1), daemons])).toEqual([]);
  });

  test('for a Job, whose pods end', () => {
    const job = { ...sampleDeployment(), apiVersion: 'batch/v1', kind: 'Job' };
    expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: 1 }), withField(job, 'spec.replicas', undefined)])).toEqual(
      [],
    );
  });

  test.each(['100%x', 'x100%', '1000%'])('for %s, which is no percentage', (minAvailable) => {
    expect(placesOf(pdbBlocksDrain, [budget({ minAvailable }), set(3)])).toEqual([]);
  });

  test('for a workload of 0 replicas', () => {
    expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: 0 }), set(0)])).toEqual([]);
    expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: 1 }), set(0)])).toEqual([]);
  });

  test('for a kind of that name in another API group', () => {
    const other = { ...budget({ maxUnavailable: 0 }), apiVersion: 'example.com/v1' };
    expect(placesOf(pdbBlocksDrain, [other])).toEqual([]);
  });
});
