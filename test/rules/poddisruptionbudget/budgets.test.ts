import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { pdbBlocksDrain } from '../../../lib/rules/poddisruptionbudget/pdb-blocks-drain';
import { pdbMissing } from '../../../lib/rules/poddisruptionbudget/pdb-missing';
import { pdbSelectsNothing } from '../../../lib/rules/poddisruptionbudget/pdb-selects-nothing';
import { sampleDeployment, samplePodDisruptionBudget, sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const budget = (spec: Manifest) => samplePodDisruptionBudget({ spec });
const set = (replicas: number) => sampleStatefulSet({ spec: { replicas } });

test.each([
  [{ maxUnavailable: 0 }, 'spec.maxUnavailable'],
  [{ maxUnavailable: '0%' }, 'spec.maxUnavailable'],
  [{ minAvailable: '100%' }, 'spec.minAvailable'],
])('%o never lets a pod go, whatever the pods are', (spec, path) => {
  expect(placesOf(pdbBlocksDrain, [budget(spec)])).toEqual([`PodDisruptionBudget/web ${path}`]);
});

test('one replica of which one must stay cannot be evicted', () => {
  expect(findingsOf(pdbBlocksDrain, [budget({ minAvailable: 1 }), set(1)])[0]?.found).toBe(
    '1, while StatefulSet/web has 1 replica',
  );
});

test('percentages are rounded up: 80% of 2 pods are both', () => {
  expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: '80%' }), set(2)])).toHaveLength(1);
  expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: '50%' }), set(2)])).toEqual([]);
});

test('a budget blocks exactly where as many pods must stay as there are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 60 }), (replicas, minAvailable) => {
      expect(placesOf(pdbBlocksDrain, [budget({ minAvailable }), set(replicas)]).length > 0).toBe(
        minAvailable >= replicas,
      );
    }),
  );
});

test('where an autoscaler sets the replicas, or pods are out of sight, numbers are not compared', () => {
  const scaler = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' }, maxReplicas: 5 },
  };
  expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: 1 }), set(1), scaler])).toEqual([]);
  expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: 1 })])).toEqual([]);
});

test('two workloads under one budget are counted together', () => {
  const two = [set(1), sampleDeployment()];
  expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: 2 }), ...two])).toEqual([]);
  expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: 3 }), ...two])).toHaveLength(1);
});

test('a single replica needs no budget, and a workload scaled to zero blocks nothing', () => {
  expect(placesOf(pdbMissing, [set(1)])).toEqual([]);
  expect(placesOf(pdbBlocksDrain, [budget({ minAvailable: 1 }), set(0)])).toEqual([]);
});

test('a budget with a match expression or an empty selector covers the set', () => {
  const expression = { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] };
  expect(placesOf(pdbMissing, [set(3), budget({ maxUnavailable: 1, selector: expression })])).toEqual([]);
  expect(placesOf(pdbMissing, [set(3), budget({ maxUnavailable: 1, selector: {} })])).toEqual([]);
});

test('a budget of pods that are out of sight is no finding', () => {
  const elsewhere = budget({ maxUnavailable: 1, selector: { matchLabels: { app: 'elsewhere' } } });
  expect(placesOf(pdbSelectsNothing, [elsewhere])).toEqual([]);
  const database = { apiVersion: 'example.com/v1', kind: 'Database', metadata: { name: 'db' } };
  expect(placesOf(pdbSelectsNothing, [elsewhere, set(3), database])).toEqual([]);
  expect(placesOf(pdbSelectsNothing, [elsewhere, set(3)])).toEqual(['PodDisruptionBudget/web spec.selector']);
});
