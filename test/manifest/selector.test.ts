import { expect, test } from 'vitest';
import { labelSelectorMatches, selects } from '../../lib/manifest/selector';

const labels = new Map([
  ['app', 'web'],
  ['tier', 'front'],
]);

test('a Service without a selector selects nothing', () => {
  expect(selects(new Map(), labels)).toBe(false);
});

test('an empty label selector matches everything, an absent one nothing', () => {
  expect(labelSelectorMatches({}, labels)).toBe(true);
  expect(labelSelectorMatches(undefined, labels)).toBe(false);
});

test('NotIn matches where the label is absent', () => {
  const selector = { matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a'] }] };
  expect(labelSelectorMatches(selector, labels)).toBe(true);
});
