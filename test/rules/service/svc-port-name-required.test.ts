import { expect, test } from 'vitest';
import { sampleHeadlessService, samplePort, sampleService } from '../../../lib/rules/examples';
import { svcPortNameRequired } from '../../../lib/rules/service/svc-port-name-required';
import { findingsOf, placesOf } from '../rule-tests';

const withPorts = (...ports: readonly object[]) => [sampleHeadlessService({ spec: { ports } })];

test('a port without a name among several is found', () => {
  expect(findingsOf(svcPortNameRequired, withPorts({ port: 80 }, samplePort()))).toMatchObject([
    { path: 'spec.ports[0]', found: 'port 80 without a name, one of 2 ports' },
  ]);
  expect(placesOf(svcPortNameRequired, [sampleService({ spec: { ports: [samplePort(), { port: 80 }] } })])).toEqual([
    'Service/web spec.ports[1]',
  ]);
});

test('a port without a number is found too', () => {
  expect(findingsOf(svcPortNameRequired, withPorts({}, samplePort()))[0]?.found).toContain('(without a number)');
});

test.each(['', null])('the name %j is none, and is found at the field', (name) => {
  expect(placesOf(svcPortNameRequired, withPorts({ name, port: 80 }, samplePort()))).toEqual([
    'Service/web spec.ports[0].name',
  ]);
});

test('a single port may have no name', () => {
  expect(placesOf(svcPortNameRequired, withPorts({ port: 80 }))).toEqual([]);
});

test('several ports with names are right, and a name that is no string is another mistake', () => {
  expect(placesOf(svcPortNameRequired, withPorts(samplePort(), samplePort({ name: 'metrics' })))).toEqual([]);
  expect(placesOf(svcPortNameRequired, withPorts(samplePort(), { name: 7, port: 80 }))).toEqual([]);
});
