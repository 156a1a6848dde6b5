import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleDeployment, sampleHeadlessService, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { stsServiceEmpty } from '../../../lib/rules/statefulset/sts-service-empty';
import { findingsOf, placesOf } from '../rule-tests';

const service = sampleHeadlessService();
const NAME = 'spec.serviceName';
const unnamed = withField(sampleStatefulSet(), NAME, undefined);
const withEnv = (set: Manifest, value: string) =>
  withField(set, 'spec.template.spec.containers[0].env', [{ name: 'SEED', value }]);

describe('several pods without a serviceName are found', () => {
  test('as an info', () => {
    expect(findingsOf(stsServiceEmpty, [unnamed])).toMatchObject([
      {
        path: 'spec',
        severity: 'info',
        found: '3 replicas and no serviceName',
        expected: 'the name of a headless Service that selects the pods',
      },
    ]);
  });

  test.each(['', null])('at the field, where it is %j', (serviceName) => {
    expect(placesOf(stsServiceEmpty, [withField(unnamed, NAME, serviceName)])).toEqual([`StatefulSet/web ${NAME}`]);
  });

  test('where there are two', () => {
    expect(placesOf(stsServiceEmpty, [withField(unnamed, 'spec.replicas', 2)])).toHaveLength(1);
  });

  test('with the headless Service that selects the pods', () => {
    const withAddress = withField(sampleHeadlessService(), 'spec.clusterIP', undefined);
    const peers = withField(service, 'metadata.name', 'web-peers');
    expect(findingsOf(stsServiceEmpty, [withAddress, peers, unnamed])[0]?.expected).toBe(
      '"web-peers", the headless Service that selects the pods',
    );
  });

  test('as an error, where a pod is called by its name', () => {
    const found = findingsOf(stsServiceEmpty, [service, withEnv(unnamed, 'web-0.web:7000')]);
    expect(found).toMatchObject([
      { severity: 'error', found: '3 replicas and no serviceName, although StatefulSet "web" uses "web-0.web"' },
    ]);
    const client = withEnv(sampleDeployment({ name: 'shop' }), 'web-0.web:7000');
    expect(findingsOf(stsServiceEmpty, [service, unnamed, client])).toMatchObject([{ severity: 'error' }]);
  });

  test('as an info, where the name that is called is of no Service in the checked files', () => {
    expect(findingsOf(stsServiceEmpty, [service, withEnv(unnamed, 'web-0.db:7000')])).toMatchObject([
      { severity: 'info' },
    ]);
  });
});

describe('nothing is found', () => {
  test.each([0, 1, undefined])('for %s replicas', (replicas) => {
    expect(placesOf(stsServiceEmpty, [service, withField(unnamed, 'spec.replicas', replicas)])).toEqual([]);
  });

  test('for a set with a serviceName', () => {
    expect(placesOf(stsServiceEmpty, [sampleStatefulSet()])).toEqual([]);
  });

  test('for a patch of a set', () => {
    expect(placesOf(stsServiceEmpty, [withField(unnamed, 'spec.template.spec.containers', undefined)])).toEqual([]);
  });

  test('for other kinds', () => {
    expect(placesOf(stsServiceEmpty, [sampleDeployment()])).toEqual([]);
  });
});
