import { expect, test } from 'vitest';
import { Inventory } from '../../lib/manifest/inventory';
import type { Manifest } from '../../lib/manifest/manifest';
import { originsOf } from '../../lib/reading/origins';
import { sampleService, sampleDeployment } from '../../lib/rules/examples';

/** An inventory of files, and the file that an object of it was read from. */
function read(files: Readonly<Record<string, readonly Manifest[]>>) {
  const origins = originsOf(Object.keys(files));
  const fileOf = new Map(Object.entries(files).flatMap(([file, all]) => all.map((one) => [one, file] as const)));
  const inventory = new Inventory([...fileOf.keys()], (manifest) => origins(fileOf.get(manifest)!));
  return { inventory, fileOf: ({ manifest }: { readonly manifest: Manifest }) => fileOf.get(manifest) };
}

const both = () => [sampleService(), sampleDeployment()];

test('a Service selects the workload of its own file', () => {
  const { inventory, fileOf } = read({ 'east.yaml': both(), 'west.yaml': both() });
  for (const service of inventory.services)
    expect(inventory.selectedBy(service).map(fileOf)).toEqual([fileOf(service)]);
  for (const workload of inventory.workloads)
    expect(inventory.servicesOf(workload).map(fileOf)).toEqual([fileOf(workload)]);
});

test('an object of the folder goes before one of the same name elsewhere', () => {
  const { inventory, fileOf } = read({
    'east/service.yaml': [sampleService()],
    'west/service.yaml': [sampleService()],
    'west/web.yaml': [sampleDeployment()],
  });
  const [workload] = inventory.workloads;
  expect(fileOf(inventory.service('web', workload!)!)).toBe('west/service.yaml');
  expect(inventory.named('Service', 'web', workload!).map(fileOf)).toEqual(['west/service.yaml']);
  expect(inventory.anywhere('Service', 'web')).toHaveLength(2);
});

test('what is written once is found wherever it is, and what is equally near is found whole', () => {
  const other = sampleDeployment({ name: 'other', labels: { app: 'web' } });
  const { inventory } = read({
    'east/web.yaml': [sampleService()],
    'west/web.yaml': [sampleDeployment(), other],
    'north/web.yaml': [sampleDeployment()],
  });
  expect(inventory.selectedBy(inventory.services[0]!).map(({ name }) => name)).toEqual(['web', 'other', 'web']);
});

test('without files all objects are equally near', () => {
  const inventory = new Inventory([...both(), ...both()]);
  expect(inventory.selectedBy(inventory.services[0]!)).toHaveLength(2);
});
