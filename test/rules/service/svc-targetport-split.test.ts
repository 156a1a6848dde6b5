import { expect, test } from 'vitest';
import {
  sampleDeployment,
  sampleHeadlessService,
  samplePort,
  sampleService,
  sampleStatefulSet,
} from '../../../lib/rules/examples';
import { svcTargetportSplit } from '../../../lib/rules/service/svc-targetport-split';
import { findingsOf, placesOf } from '../rule-tests';

const service = (targetPort: unknown) =>
  sampleHeadlessService({ spec: { ports: [samplePort({ name: 'a', port: 1 }), samplePort({ targetPort })] } });
const pods = (name: string, containerPort?: number, protocol = 'TCP') =>
  sampleDeployment({
    metadata: { name },
    container: { ports: containerPort === undefined ? [] : [{ name: 'http', containerPort, protocol }] },
  });

test('a name that is another number in each workload is found, with each number once', () => {
  const manifests = [service('http'), pods('a', 8080), pods('b', 9090), pods('c', 8080), sampleStatefulSet()];
  expect(findingsOf(svcTargetportSplit, manifests)).toMatchObject([
    { path: 'spec.ports[1].targetPort', found: '"http" is 8080 in Deployment "a", 9090 in Deployment "b"' },
  ]);
});

test('behind a cluster IP the numbers may differ', () => {
  const withAddress = sampleService({ spec: { ports: [samplePort({ targetPort: 'http' })] } });
  expect(placesOf(svcTargetportSplit, [withAddress, pods('a', 8080), pods('b', 9090)])).toEqual([]);
});

test('one number, and pods that do not declare the name for the protocol, are no finding', () => {
  expect(placesOf(svcTargetportSplit, [service('http'), pods('a', 8080), pods('b', 8080)])).toEqual([]);
  expect(placesOf(svcTargetportSplit, [service('http'), pods('a', 8080), pods('b')])).toEqual([]);
  expect(placesOf(svcTargetportSplit, [service('http'), pods('a', 8080), pods('b', 9090, 'UDP')])).toEqual([]);
});

test('a numeric target port is one number', () => {
  expect(placesOf(svcTargetportSplit, [service(8080), pods('a', 8080), pods('b', 9090)])).toEqual([]);
  expect(placesOf(svcTargetportSplit, [service(undefined), pods('a', 8080), pods('b', 9090)])).toEqual([]);
});
