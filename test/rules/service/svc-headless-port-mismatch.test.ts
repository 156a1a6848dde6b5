import { describe, expect, test } from 'vitest';
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

test('pods that declare no port of the name leave the others to be compared', () => {
  const service = sampleHeadlessService({ spec: ports({ targetPort: 'http' }) });
  const silent = sampleDeployment({ name: 'worker', labels: { app: 'web' }, container: { ports: [] } });
  expect(placesOf(svcHeadlessPortMismatch, [service, silent])).toEqual([]);
  expect(placesOf(svcHeadlessPortMismatch, [service, silent, sampleDeployment()])).toEqual([
    'Service/web spec.ports[0].port',
  ]);
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

test('every port is compared with its own target port', () => {
  const service = sampleHeadlessService({
    spec: { ports: [samplePort(), samplePort({ name: 'admin', port: 90, targetPort: 9090 })] },
  });
  expect(placesOf(svcHeadlessPortMismatch, [service, sampleDeployment()])).toEqual(['Service/web spec.ports[1].port']);
});

test('a Service of another type is not judged: its clients do not dial the pods by its name', () => {
  const service = sampleHeadlessService({
    spec: { type: 'ExternalName', externalName: 'web.example.com', ...ports({ targetPort: 8080 }) },
  });
  expect(placesOf(svcHeadlessPortMismatch, [service])).toEqual([]);
});

describe('a named target port that two workloads give different numbers', () => {
  const listening = (name: string, containerPort: number) =>
    sampleDeployment({ name, labels: { app: 'web' }, container: { ports: [{ name: 'http', containerPort }] } });
  const service = (port: number) =>
    sampleHeadlessService({ spec: { ports: [samplePort({ port, targetPort: 'http' })] } });

  test('is found where none of them is the port, with both numbers and no number to write', () => {
    const found = findingsOf(svcHeadlessPortMismatch, [service(80), listening('web', 8080), listening('canary', 9090)]);
    expect(found).toMatchObject([
      {
        found: '80; the target port "http" is 8080 and 9090',
        expected: '8080 and 9090, the port that the pods listen on',
      },
    ]);
    expect(found[0]).not.toHaveProperty('fix');
  });

  test('has one number to write where they agree', () => {
    const [found] = findingsOf(svcHeadlessPortMismatch, [
      service(80),
      listening('web', 8080),
      listening('canary', 8080),
    ]);
    expect(found?.fix).toContain('port: 8080');
  });

  test('is no finding where one of them is the port', () => {
    expect(
      placesOf(svcHeadlessPortMismatch, [service(9090), listening('web', 8080), listening('canary', 9090)]),
    ).toEqual([]);
  });
});

const ingress = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'web' },
  spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'web', port: { number: 80 } } } }] } }] },
};
const route = (name: string, port: number) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'web' },
  spec: { rules: [{ backendRefs: [{ name, port }] }] },
});

test.each([
  ['an Ingress', ingress, 'info'],
  ['a route', route('web', 80), 'info'],
  ['a route to another port', route('web', 81), undefined],
  ['a route to another Service', route('other', 80), undefined],
])('where %s leads to it the severity is %s', (_, object, severity) => {
  const service = sampleHeadlessService({ spec: ports({ port: 80, targetPort: 8080 }) });
  expect(findingsOf(svcHeadlessPortMismatch, [service, object]).map((finding) => finding.severity)).toEqual([severity]);
});
