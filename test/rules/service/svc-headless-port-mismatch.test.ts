import { expect, test } from 'vitest';
import { sampleDeployment, sampleHeadlessService, samplePort, sampleService } from '../../../lib/rules/examples';
import { svcHeadlessPortMismatch } from '../../../lib/rules/service/svc-headless-port-mismatch';
import { findingsOf, placesOf } from '../rule-tests';

const ports = (fields: object) => ({ ports: [samplePort({ port: 80, ...fields })] });

test('a headless port 80 with the target port 8080 is found, with the number to use', () => {
  const [fault] = findingsOf(svcHeadlessPortMismatch, [sampleHeadlessService({ spec: ports({ targetPort: 8080 }) })]);
  expect(fault?.path).toBe('spec.ports[0].port');
  expect(fault?.expected).toContain('8080');
});

test('a named target port is resolved in the pods and its number compared', () => {
  const service = sampleHeadlessService({ spec: ports({ targetPort: 'http' }) });
  expect(placesOf(svcHeadlessPortMismatch, [service, sampleDeployment()])).toEqual(['Service/web spec.ports[0].port']);
  const same = sampleHeadlessService({ spec: { ports: [samplePort({ targetPort: 'http' })] } });
  expect(placesOf(svcHeadlessPortMismatch, [same, sampleDeployment()])).toEqual([]);
});

test('a named target port is not judged while the pods are not in the checked files', () => {
  expect(placesOf(svcHeadlessPortMismatch, [sampleHeadlessService({ spec: ports({ targetPort: 'http' }) })])).toEqual(
    [],
  );
});

test('a cluster IP translates ports', () => {
  expect(placesOf(svcHeadlessPortMismatch, [sampleService({ spec: ports({ targetPort: 8080 }) })])).toEqual([]);
});

test('a target port that is left out or 0 is the port itself', () => {
  expect(placesOf(svcHeadlessPortMismatch, [sampleHeadlessService({ spec: ports({}) })])).toEqual([]);
  expect(placesOf(svcHeadlessPortMismatch, [sampleHeadlessService({ spec: ports({ targetPort: 0 }) })])).toEqual([]);
});

test('a number that no port has is found once, by its range', () => {
  expect(placesOf(svcHeadlessPortMismatch, [sampleHeadlessService({ spec: ports({ targetPort: 70000 }) })])).toEqual(
    [],
  );
  expect(
    placesOf(svcHeadlessPortMismatch, [sampleHeadlessService({ spec: ports({ port: 0, targetPort: 80 }) })]),
  ).toEqual([]);
});
