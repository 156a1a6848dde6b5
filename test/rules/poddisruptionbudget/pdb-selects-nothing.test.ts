import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { pdbSelectsNothing } from '../../../lib/rules/poddisruptionbudget/pdb-selects-nothing';
import { sampleDeployment, samplePodDisruptionBudget, withField } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const web = sampleDeployment();
const budget = (selector: unknown) => samplePodDisruptionBudget({ spec: { maxUnavailable: 1, selector } });
const labelled = (labels: Manifest) => budget({ matchLabels: labels });

describe('a budget that selects no pods is found', () => {
  test('with its selector', () => {
    expect(findingsOf(pdbSelectsNothing, [web, labelled({ app: 'wbe' })])).toMatchObject([
      {
        path: 'spec.selector',
        found: '{"matchLabels":{"app":"wbe"}}, which matches no pod template in the checked files',
      },
    ]);
  });

  test('by an expression', () => {
    const expression = { matchExpressions: [{ key: 'app', operator: 'In', values: ['wbe'] }] };
    expect(placesOf(pdbSelectsNothing, [web, budget(expression)])).toEqual(['PodDisruptionBudget/web spec.selector']);
    expect(
      placesOf(pdbSelectsNothing, [web, budget({ matchExpressions: [null, { key: 7 }], matchLabels: { a: 'b' } })]),
    ).toHaveLength(1);
  });

  test('in another namespace than the pods', () => {
    const here = withField(labelled({ app: 'web' }), 'metadata.namespace', 'shop');
    expect(placesOf(pdbSelectsNothing, [withField(web, 'metadata.namespace', 'other'), here])).toHaveLength(1);
  });
});

describe('nothing is found', () => {
  test('where the pods are in the checked files', () => {
    expect(placesOf(pdbSelectsNothing, [web, labelled({ app: 'web' })])).toEqual([]);
  });

  test('where no workload is in the checked files', () => {
    expect(placesOf(pdbSelectsNothing, [labelled({ app: 'wbe' })])).toEqual([]);
  });

  test('where a custom resource may create the pods', () => {
    const database = { apiVersion: 'example.com/v1', kind: 'Database', metadata: { name: 'db' } };
    expect(placesOf(pdbSelectsNothing, [web, labelled({ app: 'wbe' }), database])).toEqual([]);
  });

  test('for a patch of a budget, without a selector', () => {
    expect(placesOf(pdbSelectsNothing, [web, budget(undefined)])).toEqual([]);
    expect(placesOf(pdbSelectsNothing, [web, budget('app=wbe')])).toEqual([]);
  });

  test('for labels that a controller sets', () => {
    const key = 'statefulset.kubernetes.io/pod-name';
    expect(placesOf(pdbSelectsNothing, [web, labelled({ app: 'wbe', [key]: 'web-0' })])).toEqual([]);
    const expression = { matchExpressions: [{ key, operator: 'Exists' }] };
    expect(placesOf(pdbSelectsNothing, [web, budget(expression)])).toEqual([]);
  });

  test('for a kind of that name in another API group', () => {
    const other = { ...labelled({ app: 'wbe' }), apiVersion: 'other.k8s.io/v1' };
    expect(placesOf(pdbSelectsNothing, [web, other])).toEqual([]);
  });
});
