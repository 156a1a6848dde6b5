import { expect, test } from 'vitest';
import { epsPortNumber } from '../../../lib/rules/endpointslice/eps-port-number';
import { sampleEndpointSlice, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const bare = sampleHeadlessService({ spec: { selector: undefined } });
const slice = (...ports: readonly object[]) => sampleEndpointSlice({ ports });

test('a port with another number than in the Service is found', () => {
  expect(findingsOf(epsPortNumber, [bare, slice({ name: 'metrics', port: 1 }, { name: 'http', port: 9376 })])).toEqual([
    expect.objectContaining({
      path: 'ports[1].port',
      found: '9376, but the port "http" of headless Service "web" is 8080',
    }),
  ]);
});

test('a port without a name is found too', () => {
  const service = sampleHeadlessService({ spec: { selector: undefined, ports: [{ port: 8080 }] } });
  expect(findingsOf(epsPortNumber, [service, slice({ port: 1 })])).toEqual([
    expect.objectContaining({ found: '1, but the port of headless Service "web" is 8080' }),
  ]);
});

test.each([
  ['the numbers are equal', [bare, slice({ name: 'http', port: 8080 })]],
  ['the slice has no number', [bare, slice({ name: 'http' })]],
  ['the names differ', [bare, slice({ name: 'web', port: 9376 })]],
  ['the second port of that name differs', [bare, slice({ name: 'http', port: 8080 }, { name: 'http', port: 9 })]],
  [
    'the Service has a cluster IP',
    [sampleService({ spec: { selector: undefined } }), slice({ name: 'http', port: 9 })],
  ],
  ['the Service has a selector', [sampleHeadlessService(), slice({ name: 'http', port: 9 })]],
  ['the Service is not in the checked files', [slice({ name: 'http', port: 9 })]],
])('nothing is found where %s', (_, manifests) => {
  expect(findingsOf(epsPortNumber, manifests)).toEqual([]);
});
