import { expect, test } from 'vitest';
import { epsNamespace } from '../../../lib/rules/endpointslice/eps-namespace';
import { sampleEndpointSlice, sampleHeadlessService } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const service = (namespace: string, selector?: unknown) =>
  sampleHeadlessService({ metadata: { namespace }, spec: { selector } });
const slice = (metadata: object) => sampleEndpointSlice({ metadata: { ...metadata } });

test('a slice in another namespace than its Service is found', () => {
  expect(findingsOf(epsNamespace, [service('shop'), slice({ namespace: 'data' })])).toEqual([
    expect.objectContaining({
      path: 'metadata.namespace',
      found: '"data", but Service "web" is in namespace "shop"',
      expected: '"shop"',
    }),
  ]);
});

test.each([
  ['the namespace of the slice has the Service', [service('shop'), service('data'), slice({ namespace: 'data' })]],
  ['the namespace of the slice is unknown', [service('shop'), slice({})]],
  ['no Service has that name', [slice({ namespace: 'data' })]],
  ['the Service has a selector', [service('shop', { app: 'web' }), slice({ namespace: 'data' })]],
  ['the slice has no label', [service('shop'), slice({ namespace: 'data', labels: {} })]],
])('nothing is found where %s', (_, manifests) => {
  expect(findingsOf(epsNamespace, manifests)).toEqual([]);
});
