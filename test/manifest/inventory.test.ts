import { expect, test } from 'vitest';
import { Inventory } from '../../lib/manifest/inventory';
import { example } from '../../lib/rules/examples/application';
import { cpuSeconds } from '../support/cpu-seconds';

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

test('the Services of a workload are those that select its pods, in the order of the input', () => {
  const inventory = new Inventory([
    example.headless({}, { name: 'web-headless' }),
    example.clusterIp({ selector: { app: 'other' } }, { name: 'other' }),
    example.deployment(),
    example.clusterIp({}, { name: 'web' }),
    example.clusterIp({}, { name: 'apart', namespace: 'apart' }),
    example.deployment({}, { name: 'db', namespace: 'shop' }, { app: 'db' }),
  ]);
  const [web, database] = inventory.workloads;
  expect(web && inventory.servicesOf(web).map(({ name }) => name)).toEqual(['web-headless', 'web', 'apart']);
  expect(database && inventory.servicesOf(database)).toEqual([]);
});

test('labels that all Services and pods share do not make the look-up slow', () => {
  const shared = (instance: number) => ({
    'app.kubernetes.io/name': 'web',
    'app.kubernetes.io/instance': `i${instance}`,
  });
  const all = Array.from({ length: 10000 }, (_, instance) => instance);
  const inventory = new Inventory([
    ...all.map((instance) => example.headless({ selector: shared(instance) }, { name: `web-${instance}` })),
    ...all.map((instance) => example.deployment({}, { name: `web-${instance}` }, shared(instance))),
  ]);
  const seconds = cpuSeconds(() => {
    for (const workload of inventory.workloads) expect(inventory.servicesOf(workload)).toHaveLength(1);
  });
  expect(seconds).toBeLessThan(3);
});
