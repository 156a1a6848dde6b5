import { expect, test } from 'vitest';
import { epsPortsMissing } from '../../../lib/rules/endpointslice/eps-ports-missing';
import { sampleEndpointSlice, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const none = { spec: { selector: undefined } };

test('a slice without ports is a warning, and an error where a cluster IP leads to it', () => {
  for (const slice of [sampleEndpointSlice({ ports: undefined }), sampleEndpointSlice({ ports: [] })]) {
    expect(findingsOf(epsPortsMissing, [sampleHeadlessService(none), slice])).toHaveLength(1);
    expect(findingsOf(epsPortsMissing, [sampleService(none), slice])).toMatchObject([{ severity: 'error' }]);
  }
});

test('ports, a Service without ports, and one with a selector are no finding', () => {
  const slice = sampleEndpointSlice({ ports: undefined });
  expect(placesOf(epsPortsMissing, [sampleHeadlessService(none), sampleEndpointSlice()])).toEqual([]);
  expect(
    placesOf(epsPortsMissing, [sampleHeadlessService({ spec: { selector: undefined, ports: undefined } }), slice]),
  ).toEqual([]);
  expect(placesOf(epsPortsMissing, [sampleHeadlessService(), slice])).toEqual([]);
});

test('a port of a Service without name and number is no finding here', () => {
  const service = sampleHeadlessService({ spec: { selector: undefined, ports: [{}] } });
  expect(placesOf(epsPortsMissing, [service, sampleEndpointSlice({ ports: undefined })])).toEqual([]);
});
