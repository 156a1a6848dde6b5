import { expect, test } from 'vitest';
import { Inventory } from '../../../../lib/manifest/inventory';
import { sampleEndpointSlice, sampleHeadlessService } from '../../../../lib/rules/examples';
import { slicesByService, writtenSlices } from '../../../../lib/rules/shared/endpointslice/written-slices';
import { placesOf, rulesOfTopics } from '../../rule-tests';

const owned = sampleEndpointSlice({
  metadata: {
    labels: {},
    ownerReferences: [{ apiVersion: 'v1', kind: 'Service', name: 'web', uid: 'u', controller: true }],
  },
  addressType: 'FQDN',
  endpoints: [{ addresses: [] }],
});

test('no rule on slices finds anything in a slice that a controller owns, as a dump of a cluster has it', () => {
  expect(rulesOfTopics('endpointslice').length).toBeGreaterThan(10);
  expect(rulesOfTopics('endpointslice').flatMap((rule) => placesOf(rule, [sampleHeadlessService(), owned]))).toEqual(
    [],
  );
});

test('slices without an owner are by the Service of their label, and another kind of that name is none', () => {
  const other = { ...sampleEndpointSlice(), apiVersion: 'example.com/v1' };
  const unlabelled = sampleEndpointSlice({ metadata: { name: 'x', labels: {} } });
  const inventory = new Inventory([
    sampleEndpointSlice(),
    sampleEndpointSlice({ metadata: { name: 'web-2' } }),
    unlabelled,
    owned,
    other,
  ]);
  expect(writtenSlices(inventory).map(({ name }) => name)).toEqual(['web-1', 'web-2', 'x']);
  expect([...slicesByService(inventory)].map(([service, slices]) => [service, slices.map(({ name }) => name)])).toEqual(
    [['web', ['web-1', 'web-2']]],
  );
});
