import { expect, test } from 'vitest';
import { sampleStatefulSet, sampleStatefulSetWithClaim, withField } from '../../../lib/rules/examples';
import { vctType } from '../../../lib/rules/statefulset/vct-type';
import { findingsOf, placesOf } from '../rule-tests';

const CLAIM = 'spec.volumeClaimTemplates[0]';
const without = (field: string, value?: null) => withField(sampleStatefulSetWithClaim(), `${CLAIM}.${field}`, value);

test.each(['apiVersion', 'kind'])('a claim template without %s is found', (field) => {
  expect(findingsOf(vctType, [without(field)])).toMatchObject([
    { path: CLAIM, severity: 'info', found: `the claim "data" without ${field}` },
  ]);
  expect(placesOf(vctType, [without(field, null)])).toHaveLength(1);
});

test('a claim template without both is found once', () => {
  const set = withField(without('kind'), `${CLAIM}.apiVersion`, undefined);
  expect(findingsOf(vctType, [set])).toMatchObject([{ found: 'the claim "data" without apiVersion and kind' }]);
});

test('with Argo CD it is a warning', () => {
  expect(findingsOf(vctType, [without('kind')], { argocd: true })).toMatchObject([{ severity: 'warning' }]);
});

test('claim templates with both, and sets without claims, are right', () => {
  expect(placesOf(vctType, [sampleStatefulSetWithClaim()])).toEqual([]);
  expect(placesOf(vctType, [sampleStatefulSet()])).toEqual([]);
});
