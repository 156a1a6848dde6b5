import { describe, expect, test } from 'vitest';
import { sampleDeployment, sampleHeadlessService, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { svcNamespace } from '../../../lib/rules/service/svc-namespace';
import { findingsOf, placesOf } from '../rule-tests';

const service = (namespace: string | undefined, name = 'web') =>
  sampleHeadlessService({ metadata: { name, namespace } });
const pods = sampleDeployment({ metadata: { namespace: 'b' } });

describe('a Service in another namespace than its pods', () => {
  test('is found, with the namespace of the pods', () => {
    expect(findingsOf(svcNamespace, [service('a'), pods])).toMatchObject([
      { path: 'metadata.namespace', found: '"a"; Deployment "web" is in "b"', expected: '"b"' },
    ]);
  });

  test.each(['web-headless', 'web-hl', 'web-svc', 'web-service', 'web-peers'])(
    'is found by the name of the pods with a usual ending: %s',
    (name) => {
      expect(placesOf(svcNamespace, [service('a', name), pods])).toEqual([`Service/${name} metadata.namespace`]);
    },
  );

  test('is found beside other workloads of that name, and other Services that select', () => {
    const other = sampleDeployment({ metadata: { namespace: 'c' }, labels: { app: 'site' } });
    const db = sampleHeadlessService({ name: 'db', metadata: { name: 'db', namespace: 'd' } });
    const dbPods = sampleDeployment({ name: 'db', metadata: { name: 'db', namespace: 'd' } });
    expect(placesOf(svcNamespace, [db, dbPods, other, service('a'), pods])).toEqual(['Service/web metadata.namespace']);
  });
});

describe('nothing is found', () => {
  test('for a Service without a namespace', () => {
    expect(placesOf(svcNamespace, [service(undefined), pods])).toEqual([]);
  });

  test('for a Service that selects pods of its namespace', () => {
    expect(placesOf(svcNamespace, [service('b'), pods])).toEqual([]);
  });

  test('for a workload that has a Service of its own: these are two environments', () => {
    expect(placesOf(svcNamespace, [service('a'), service('b'), pods])).toEqual([]);
  });

  test('for a workload of another name, or without the labels', () => {
    expect(placesOf(svcNamespace, [service('a', 'site'), pods])).toEqual([]);
    expect(placesOf(svcNamespace, [service('a', 'web-other'), pods])).toEqual([]);
    const unlike = sampleDeployment({ metadata: { namespace: 'b' }, labels: { app: 'site' } });
    expect(placesOf(svcNamespace, [service('a'), unlike])).toEqual([]);
  });

  test('for a Service without a selector', () => {
    expect(placesOf(svcNamespace, [withField(service('a'), 'spec.selector', undefined), pods])).toEqual([]);
  });

  test('for a StatefulSet that names the Service: sts-service-missing finds it', () => {
    const set = sampleStatefulSet({ metadata: { namespace: 'b' } });
    expect(placesOf(svcNamespace, [service('a'), set])).toEqual([]);
    expect(placesOf(svcNamespace, [service('a', 'web-peers'), set])).toHaveLength(1);
  });

  test('where a custom resource may create pods', () => {
    const cluster = { apiVersion: 'example.com/v1', kind: 'WebCluster', metadata: { name: 'web' } };
    expect(placesOf(svcNamespace, [service('a'), pods, cluster])).toEqual([]);
  });
});
