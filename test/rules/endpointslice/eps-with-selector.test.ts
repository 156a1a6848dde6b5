import { expect, test } from 'vitest';
import { epsWithSelector } from '../../../lib/rules/endpointslice/eps-with-selector';
import { sampleEndpointSlice, sampleHeadlessService } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const service = (selector: unknown, metadata = {}) => sampleHeadlessService({ metadata, spec: { selector } });

test('a slice for a Service with a selector is found', () => {
  expect(findingsOf(epsWithSelector, [service({ app: 'web', tier: 'db' }), sampleEndpointSlice()])).toEqual([
    expect.objectContaining({
      path: "metadata.labels['kubernetes.io/service-name']",
      found: '"web", a Service with the selector "app=web,tier=db"',
      expected: 'a Service without a selector',
    }),
  ]);
});

test.each([
  ['the Service has no selector', [service(undefined), sampleEndpointSlice()]],
  ['the Service is not in the checked files', [sampleEndpointSlice()]],
  [
    'the Service is in another namespace',
    [service({ app: 'web' }, { namespace: 'a' }), sampleEndpointSlice({ metadata: { namespace: 'b' } })],
  ],
  ['the slice has no label', [service({ app: 'web' }), sampleEndpointSlice({ metadata: { labels: {} } })]],
])('nothing is found where %s', (_, manifests) => {
  expect(findingsOf(epsWithSelector, manifests)).toEqual([]);
});
