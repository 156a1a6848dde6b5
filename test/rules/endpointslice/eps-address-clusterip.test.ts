import { expect, test } from 'vitest';
import { epsAddressClusterip } from '../../../lib/rules/endpointslice/eps-address-clusterip';
import { sampleEndpoint, sampleEndpointSlice, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const slice = sampleEndpointSlice({
  endpoints: [sampleEndpoint(), sampleEndpoint({ addresses: ['10.9.9.9', '10.96.0.7'] })],
});
const shop = (spec: Record<string, unknown>) => sampleService({ name: 'shop', spec });

test.each([{ clusterIP: '10.96.0.7' }, { clusterIP: '10.96.0.1', clusterIPs: ['10.96.0.1', '10.96.0.7'] }])(
  'an address of a Service is found in a slice, with the Service: %j',
  (spec) => {
    expect(placesOf(epsAddressClusterip, [shop(spec), slice])).toEqual([
      'EndpointSlice/web-1 endpoints[1].addresses[1]',
    ]);
    expect(findingsOf(epsAddressClusterip, [shop(spec), slice])[0]?.found).toContain('shop');
  },
);

test('an address of no Service is right', () => {
  expect(placesOf(epsAddressClusterip, [shop({ clusterIP: '10.96.0.8' }), slice])).toEqual([]);
});

test('a Service without an address of its own has none in a slice', () => {
  const odd = sampleEndpointSlice({ endpoints: [sampleEndpoint({ addresses: ['None', ''] })] });
  expect(placesOf(epsAddressClusterip, [sampleHeadlessService(), shop({ clusterIP: '' }), odd])).toEqual([]);
});
