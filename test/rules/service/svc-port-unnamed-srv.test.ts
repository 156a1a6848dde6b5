import { expect, test } from 'vitest';
import { sampleHeadlessService, samplePort, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { svcPortUnnamedSrv } from '../../../lib/rules/service/svc-port-unnamed-srv';
import { findingsOf, placesOf } from '../rule-tests';

const withPorts = (...ports: readonly object[]) => [sampleHeadlessService({ spec: { ports } })];

test('the single port of a headless Service without a name is found', () => {
  expect(findingsOf(svcPortUnnamedSrv, withPorts({ port: 80 }))).toMatchObject([
    { path: 'spec.ports[0]', found: 'port 80 without a name' },
  ]);
  expect(findingsOf(svcPortUnnamedSrv, withPorts({}))[0]?.found).toBe('port (without a number) without a name');
});

test.each(['', null])('the name %j is none, and is found at the field', (name) => {
  expect(placesOf(svcPortUnnamedSrv, withPorts({ name, port: 80 }))).toEqual(['Service/web spec.ports[0].name']);
});

test('among several ports the API server refuses it: svc-port-name-required finds it', () => {
  expect(placesOf(svcPortUnnamedSrv, withPorts({ port: 80 }, samplePort()))).toEqual([]);
});

test('a port with a name, and a name that is no string, are no finding', () => {
  expect(placesOf(svcPortUnnamedSrv, withPorts(samplePort()))).toEqual([]);
  expect(placesOf(svcPortUnnamedSrv, withPorts({ name: 7, port: 80 }))).toEqual([]);
  expect(placesOf(svcPortUnnamedSrv, withPorts())).toEqual([]);
});

test('a single port behind a cluster IP, and other types, need no name', () => {
  const ports = [{ port: 80 }];
  expect(placesOf(svcPortUnnamedSrv, [sampleService({ spec: { ports } })])).toEqual([]);
  expect(placesOf(svcPortUnnamedSrv, [sampleHeadlessService({ spec: { ports, type: 'NodePort' } })])).toEqual([]);
});

test.each([
  ['the name of the container port', { port: 5432 }, { name: 'postgres', containerPort: 5432 }, 'postgres'],
  ['the name that targetPort has', { port: 1, targetPort: 'db' }, { name: 'db', containerPort: 5432 }, 'db'],
  ['http at the port of the web', { port: 80 }, { containerPort: 80 }, 'http'],
  ['no protocol that nobody knows of', { port: 3306 }, { containerPort: 3306 }, 'tcp'],
])('the name that it expects is %s', (_case, port, containerPort, name) => {
  const set = sampleStatefulSet({ container: { ports: [containerPort] } });
  const [finding] = findingsOf(svcPortUnnamedSrv, [...withPorts(port), set]);
  expect(finding?.expected).toBe(`a name such as "${name}"`);
});
