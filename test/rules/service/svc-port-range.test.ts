import { expect, test } from 'vitest';
import { sampleHeadlessService, samplePort } from '../../../lib/rules/examples';
import { svcPortRange } from '../../../lib/rules/service/svc-port-range';
import { placesOf } from '../rule-tests';

const places = (...ports: readonly unknown[]) => placesOf(svcPortRange, [sampleHeadlessService({ spec: { ports } })]);

test.each([-1, 0, 65536, 70000])('the port %i is found', (port) => {
  expect(places(samplePort({ port }))).toEqual(['Service/web spec.ports[0].port']);
});

test.each([-1, 65536])('the target port %i is found', (targetPort) => {
  expect(places(samplePort(), samplePort({ targetPort }))).toEqual(['Service/web spec.ports[1].targetPort']);
});

test('both are found', () => {
  expect(places(samplePort({ port: 0, targetPort: -1 }))).toHaveLength(2);
});

test.each([[{ name: 'http' }], [{ name: 'http', port: null }], [{}], [null]])('the port %j has no number', (port) => {
  expect(places(port)).toEqual(['Service/web spec.ports[0]']);
});

test.each([
  { port: 1 },
  { port: 65535 },
  { port: 80, targetPort: 65535 },
  { port: 80, targetPort: 0 },
  { port: 80, targetPort: 'http' },
  { port: '80' },
])('%j is right, or another mistake', (port) => {
  expect(places(port)).toEqual([]);
});
