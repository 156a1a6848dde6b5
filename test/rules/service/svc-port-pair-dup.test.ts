import { expect, test } from 'vitest';
import { sampleHeadlessService, samplePort } from '../../../lib/rules/examples';
import { svcPortPairDup } from '../../../lib/rules/service/svc-port-pair-dup';
import { findingsOf, placesOf } from '../rule-tests';

const withPorts = (...ports: readonly object[]) => [sampleHeadlessService({ spec: { ports } })];

test('a number and protocol of an earlier port are found, with that port', () => {
  const ports = withPorts(samplePort({ port: 1 }), samplePort({ name: 'a' }), samplePort({ name: 'b' }));
  expect(findingsOf(svcPortPairDup, ports)).toMatchObject([
    { path: 'spec.ports[2]', found: '8080/TCP, which spec.ports[1] has too' },
  ]);
});

test('a protocol that is left out is TCP', () => {
  const ports = withPorts(samplePort({ name: 'a', protocol: undefined }), samplePort({ name: 'b', protocol: 'TCP' }));
  expect(placesOf(svcPortPairDup, ports)).toEqual(['Service/web spec.ports[1]']);
});

test('one number may serve TCP and UDP', () => {
  const ports = withPorts(samplePort({ name: 'dns' }), samplePort({ name: 'dns-udp', protocol: 'UDP' }));
  expect(placesOf(svcPortPairDup, ports)).toEqual([]);
});

test('ports without a number, and ports of two Services, are no finding', () => {
  expect(placesOf(svcPortPairDup, withPorts({ name: 'a' }, { name: 'b' }))).toEqual([]);
  expect(placesOf(svcPortPairDup, [...withPorts(samplePort()), ...withPorts(samplePort())])).toEqual([]);
});
