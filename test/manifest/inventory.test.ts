import { expect, test } from 'vitest';
import { Inventory } from '../../lib/manifest/inventory';
import { example } from '../../lib/rules/service/example';

const beside = (inventory: Inventory) => inventory.ofKind('PodDisruptionBudget')[0] ?? inventory.services[0]!;

function matched(selector: unknown): readonly string[] {
  const inventory = new Inventory([
    example.disruptionBudget(),
    example.deployment({}, { name: 'a' }, { app: 'web', tier: 'front' }),
    example.deployment({}, { name: 'b' }, { app: 'web' }),
    example.deployment({}, { name: 'c' }, { app: 'db' }),
  ]);
  return inventory.matching(selector, beside(inventory)).map(({ name }) => name);
}

test('a label selector finds the workloads whose pods have all its labels', () => {
  expect(matched({ matchLabels: { app: 'web' } })).toEqual(['a', 'b']);
  expect(matched({ matchLabels: { app: 'web', tier: 'front' } })).toEqual(['a']);
});

test('expressions narrow the labels, and stand alone', () => {
  const noTier = [{ key: 'tier', operator: 'DoesNotExist' }];
  expect(matched({ matchLabels: { app: 'web' }, matchExpressions: noTier })).toEqual(['b']);
  expect(matched({ matchExpressions: [{ key: 'app', operator: 'In', values: ['db'] }] })).toEqual(['c']);
});

test('an empty label selector matches all workloads, an absent one none', () => {
  expect(matched({})).toEqual(['a', 'b', 'c']);
  expect(matched(undefined)).toEqual([]);
});

test('a workload of another namespace is not matched', () => {
  const inventory = new Inventory([
    example.headless({}, { namespace: 'shop' }),
    example.deployment({}, { namespace: 'shop', name: 'a' }),
    example.deployment({}, { namespace: 'bank', name: 'b' }),
  ]);
  const found = inventory.matching({ matchLabels: { app: 'web' } }, beside(inventory));
  expect(found.map(({ name }) => name)).toEqual(['a']);
});
