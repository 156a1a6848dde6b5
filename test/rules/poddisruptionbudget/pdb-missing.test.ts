import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { pdbMissing } from '../../../lib/rules/poddisruptionbudget/pdb-missing';
import { sampleDeployment, samplePodDisruptionBudget, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const set = (replicas: number | undefined) => sampleStatefulSet({ spec: { replicas } });
const budget = (selector: Manifest) => samplePodDisruptionBudget({ spec: { maxUnavailable: 1, selector } });
const PLACE = 'StatefulSet/web spec.replicas';

describe('several replicas without a budget are found', () => {
  test('where there is no budget', () => {
    expect(findingsOf(pdbMissing, [set(3)])).toMatchObject([
      {
        path: 'spec.replicas',
        found: '3 replicas, and no PodDisruptionBudget in the checked files selects them',
      },
    ]);
    expect(placesOf(pdbMissing, [set(2)])).toHaveLength(1);
  });

  test.each([
    { matchLabels: { app: 'db' } },
    { matchLabels: { app: 'web', tier: 'data' } },
    { matchExpressions: [{ key: 'app', operator: 'In', values: ['db'] }] },
  ])('where the budget has the selector %j', (selector) => {
    expect(placesOf(pdbMissing, [set(3), budget(selector)])).toEqual([PLACE]);
  });

  test.each([undefined, null, 'app=web'])('where the budget has no selector: %j', (selector) => {
    const other = withField(samplePodDisruptionBudget(), 'spec.selector', selector);
    expect(placesOf(pdbMissing, [set(3), other])).toEqual([PLACE]);
  });

  test('where the budget is in another namespace', () => {
    const shop = withField(set(3), 'metadata.namespace', 'shop');
    expect(placesOf(pdbMissing, [shop, withField(samplePodDisruptionBudget(), 'metadata.namespace', 'other')])).toEqual(
      [PLACE],
    );
  });
});

describe('nothing is found', () => {
  test.each([
    { matchLabels: { app: 'web' } },
    { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] },
    {},
  ])('where a budget has the selector %j', (selector) => {
    expect(placesOf(pdbMissing, [set(3), budget(selector)])).toEqual([]);
  });

  test('where one of several budgets with a common label selects the pods', () => {
    const narrow = budget({ matchLabels: { app: 'web', tier: 'data' } });
    const wide = budget({ matchLabels: { app: 'web' } });
    expect(placesOf(pdbMissing, [set(3), narrow, wide])).toEqual([]);
    expect(placesOf(pdbMissing, [set(3), wide, narrow])).toEqual([]);
  });

  test.each([0, 1, undefined])('for %s replicas', (replicas) => {
    expect(placesOf(pdbMissing, [set(replicas)])).toEqual([]);
  });

  test('for a Deployment', () => {
    expect(placesOf(pdbMissing, [sampleDeployment()])).toEqual([]);
  });
});
