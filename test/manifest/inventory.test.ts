import { expect, test } from 'vitest';
import { Inventory } from '../../lib/manifest/inventory';
import {
  sampleDeployment,
  sampleHeadlessService,
  samplePodDisruptionBudget,
  sampleService,
} from '../../lib/rules/examples';
import { Resource } from '../../lib/manifest/resource';
import { calls } from '../support/calls';

const beside = (inventory: Inventory) => inventory.ofKind('PodDisruptionBudget')[0] ?? inventory.services[0]!;

function matched(selector: unknown): readonly string[] {
  const inventory = new Inventory([
    samplePodDisruptionBudget(),
    sampleDeployment({ metadata: { name: 'a' }, labels: { app: 'web', tier: 'front' } }),
    sampleDeployment({ metadata: { name: 'b' }, labels: { app: 'web' } }),
    sampleDeployment({ metadata: { name: 'c' }, labels: { app: 'db' } }),
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
    sampleHeadlessService({ metadata: { namespace: 'shop' } }),
    sampleDeployment({ metadata: { namespace: 'shop', name: 'a' } }),
    sampleDeployment({ metadata: { namespace: 'bank', name: 'b' } }),
  ]);
  const found = inventory.matching({ matchLabels: { app: 'web' } }, beside(inventory));
  expect(found.map(({ name }) => name)).toEqual(['a']);
});

test('the Services of a workload are those that select its pods, in the order of the input', () => {
  const inventory = new Inventory([
    sampleHeadlessService({ metadata: { name: 'web-headless' } }),
    sampleService({ metadata: { name: 'other' }, spec: { selector: { app: 'other' } } }),
    sampleDeployment(),
    sampleService({ metadata: { name: 'web' } }),
    sampleService({ metadata: { name: 'apart', namespace: 'apart' } }),
    sampleDeployment({ name: 'db', metadata: { namespace: 'shop' } }),
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
    ...all.map((instance) =>
      sampleHeadlessService({ metadata: { name: `web-${instance}` }, spec: { selector: shared(instance) } }),
    ),
    ...all.map((instance) => sampleDeployment({ metadata: { name: `web-${instance}` }, labels: shared(instance) })),
  ]);
  const pairs = calls(Resource.prototype, 'mayShareNamespace', () => {
    for (const workload of inventory.workloads) expect(inventory.servicesOf(workload)).toHaveLength(1);
  });
  expect(pairs).toBeLessThan(2 * all.length);
});
