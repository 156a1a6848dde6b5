import { expect, test } from 'vitest';
import { example } from '../../../lib/rules/examples/application';
import { svcHeadlessPortMismatch } from '../../../lib/rules/service/svc-headless-port-mismatch';
import { faultsOf, placesOf } from '../faults-of';

const ports = (fields: object) => ({ ports: [example.port({ port: 80, ...fields })] });

test('a headless port 80 with the target port 8080 is told the number to dial', () => {
  const [fault] = faultsOf(svcHeadlessPortMismatch, [example.headless(ports({ targetPort: 8080 }))]);
  expect(fault?.path).toBe('spec.ports[0].port');
  expect(fault?.expected).toContain('8080');
});

test('a named target port is resolved in the pods and its number compared', () => {
  const service = example.headless(ports({ targetPort: 'http' }));
  expect(placesOf(svcHeadlessPortMismatch, [service, example.deployment()])).toEqual([
    'Service/web spec.ports[0].port',
  ]);
  const same = example.headless({ ports: [example.port({ targetPort: 'http' })] });
  expect(placesOf(svcHeadlessPortMismatch, [same, example.deployment()])).toEqual([]);
});

test('a named target port is no fault while the pods are out of sight', () => {
  expect(placesOf(svcHeadlessPortMismatch, [example.headless(ports({ targetPort: 'http' }))])).toEqual([]);
});

test('a cluster IP translates ports', () => {
  expect(placesOf(svcHeadlessPortMismatch, [example.clusterIp(ports({ targetPort: 8080 }))])).toEqual([]);
});

test('a target port that is left out or 0 is the port itself', () => {
  expect(placesOf(svcHeadlessPortMismatch, [example.headless(ports({}))])).toEqual([]);
  expect(placesOf(svcHeadlessPortMismatch, [example.headless(ports({ targetPort: 0 }))])).toEqual([]);
});

test('a number that no port has is found once, by its range', () => {
  expect(placesOf(svcHeadlessPortMismatch, [example.headless(ports({ targetPort: 70000 }))])).toEqual([]);
  expect(placesOf(svcHeadlessPortMismatch, [example.headless(ports({ port: 0, targetPort: 80 }))])).toEqual([]);
});
