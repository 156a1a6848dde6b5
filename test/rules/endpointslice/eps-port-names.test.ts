import { expect, test } from 'vitest';
import { epsPortNames } from '../../../lib/rules/endpointslice/eps-port-names';
import { sampleEndpointSlice, sampleHeadlessService, samplePort, sampleService } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const bare = sampleHeadlessService({ spec: { selector: undefined } });
const slice = (...ports: readonly object[]) => sampleEndpointSlice({ ports });
const http = { name: 'http', port: 8080 };

test('a name that two ports have is found at the second one', () => {
  expect(findingsOf(epsPortNames, [slice(http, { name: 'http', port: 9090 })])).toEqual([
    expect.objectContaining({
      path: 'ports[1].name',
      found: '"http": ports[0] has this name too',
      expected: 'the name of a Service port, once',
    }),
  ]);
});

test('two ports without a name have the same name', () => {
  expect(findingsOf(epsPortNames, [slice({ port: 1 }, { port: 2 })])).toEqual([
    expect.objectContaining({ path: 'ports[1].name', found: '"": ports[0] has this name too' }),
  ]);
});

test('a name that is no DNS label is one finding, also where the Service has other names', () => {
  const [finding, ...more] = findingsOf(epsPortNames, [bare, slice({ name: 'A_B', port: 8080 })]);
  expect(finding?.found).toMatch(/^"A_B": only lower-case letters/);
  expect(more).toEqual([]);
});

test('a name that the Service does not have is a warning for a headless Service, an error with a cluster IP', () => {
  const finding = {
    path: 'ports[0].name',
    found: '"web", but Service "web" has "http"',
    expected: '"http"',
  };
  const manifests = [slice({ name: 'web', port: 8080 })];
  expect(findingsOf(epsPortNames, [bare, ...manifests])).toEqual([
    expect.objectContaining({ ...finding, severity: 'warning' }),
  ]);
  expect(findingsOf(epsPortNames, [sampleService({ spec: { selector: undefined } }), ...manifests])).toEqual([
    expect.objectContaining({ ...finding, severity: 'error' }),
  ]);
});

test('a port without a name is found at the port', () => {
  expect(findingsOf(epsPortNames, [bare, slice({ port: 8080 })])).toEqual([
    expect.objectContaining({ path: 'ports[0]', found: 'a port without a name, but Service "web" has "http"' }),
  ]);
});

test('all ports of the Service without a slice port are named', () => {
  const ports = [samplePort(), samplePort({ name: undefined, port: 1 }), samplePort({ name: 'admin', port: 2 })];
  const service = sampleHeadlessService({ spec: { selector: undefined, ports } });
  expect(findingsOf(epsPortNames, [service, slice(http, { name: 'web', port: 2 })])).toEqual([
    expect.objectContaining({ path: 'ports[1].name', expected: 'a port without a name or "admin"' }),
  ]);
});

test.each([
  ['the names are those of the Service', [bare, slice(http)]],
  ['the slice has an additional port', [bare, slice(http, { name: 'metrics', port: 9090 })]],
  ['the Service is not in the checked files', [slice({ name: 'web', port: 8080 })]],
  ['the Service has a selector', [sampleHeadlessService(), slice({ name: 'web', port: 8080 })]],
  [
    'a port without a name leads to one',
    [sampleHeadlessService({ spec: { selector: undefined, ports: [{ port: 1 }] } }), slice({ port: 1 })],
  ],
])('nothing is found where %s', (_, manifests) => {
  expect(findingsOf(epsPortNames, manifests)).toEqual([]);
});
