import { expect, test } from 'vitest';
import { Inventory } from '../../lib/manifest/inventory';

test('objects of one name are found in whatever namespace', () => {
  const service = (namespace: string) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'db', namespace } });
  const inventory = new Inventory([service('a'), service('b')]);
  expect(inventory.anywhere('Service', 'db').map(({ namespace }) => namespace)).toEqual(['a', 'b']);
  expect(inventory.anywhere('Service', 'cache')).toEqual([]);
});
