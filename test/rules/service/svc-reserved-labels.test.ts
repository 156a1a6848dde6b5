import { expect, test } from 'vitest';
import { svcReservedLabels } from '../../../lib/rules/service/svc-reserved-labels';
import { sampleEndpointSlice, sampleService } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const RESERVED = [
  'kubernetes.io/service-name',
  'endpointslice.kubernetes.io/managed-by',
  'service.kubernetes.io/headless',
];
const labelled = (...keys: string[]) =>
  sampleService({ metadata: { labels: Object.fromEntries(keys.map((key) => [key, ''])) } });

test.each(RESERVED)('%s on a Service is found', (label) => {
  expect(placesOf(svcReservedLabels, [labelled('app', label)])).toEqual([`Service/web metadata.labels['${label}']`]);
});

test('each of them is found', () => {
  expect(placesOf(svcReservedLabels, [labelled(...RESERVED)])).toHaveLength(3);
});

test('other labels are right, and so are these on an EndpointSlice', () => {
  const slice = sampleEndpointSlice();
  expect(placesOf(svcReservedLabels, [labelled('app', 'service.kubernetes.io/service-proxy-name'), slice])).toEqual([]);
});
