import { expect, test } from 'vitest';
import { sampleHeadlessService, samplePort } from '../../../lib/rules/examples';
import { svcPortNameDup } from '../../../lib/rules/service/svc-port-name-dup';
import { findingsOf, placesOf } from '../rule-tests';

const withPorts = (...ports: readonly object[]) => [sampleHeadlessService({ spec: { ports } })];

test('a name of an earlier port is found, with that port', () => {
  const ports = withPorts(samplePort({ name: 'a' }), samplePort(), samplePort({ port: 9090 }));
  expect(findingsOf(svcPortNameDup, ports)).toMatchObject([
    { path: 'spec.ports[2].name', found: '"http", which is the name of spec.ports[1] too' },
  ]);
});

test('a name may not be used for TCP and for UDP', () => {
  const ports = withPorts(samplePort(), samplePort({ protocol: 'UDP' }));
  expect(placesOf(svcPortNameDup, ports)).toEqual(['Service/web spec.ports[1].name']);
});

test('each further port of the name is found', () => {
  expect(placesOf(svcPortNameDup, withPorts(samplePort(), samplePort(), samplePort()))).toHaveLength(2);
});

test('different names, and ports without names, are no finding', () => {
  expect(placesOf(svcPortNameDup, withPorts(samplePort(), samplePort({ name: 'metrics' })))).toEqual([]);
  expect(placesOf(svcPortNameDup, withPorts({ port: 80 }, { port: 81 }, { port: 82, name: '' }))).toEqual([]);
});

test('two Services may use one name', () => {
  expect(placesOf(svcPortNameDup, [...withPorts(samplePort()), ...withPorts(samplePort())])).toEqual([]);
});
