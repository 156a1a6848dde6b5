import { describe, expect, test } from 'vitest';
import { sampleHeadlessService, sampleService, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { stsServiceNotHeadless } from '../../../lib/rules/statefulset/sts-service-not-headless';
import { findingsOf, placesOf } from '../rule-tests';

const replicas = (count: number | undefined) => withField(sampleStatefulSet(), 'spec.replicas', count);

describe('a serviceName that names a Service with a cluster IP', () => {
  test('is a warning for several pods', () => {
    expect(findingsOf(stsServiceNotHeadless, [sampleService(), sampleStatefulSet()])).toMatchObject([
      {
        path: 'spec.serviceName',
        severity: 'warning',
        found: '"web", a Service of type ClusterIP that is not headless',
      },
    ]);
    expect(findingsOf(stsServiceNotHeadless, [sampleService(), replicas(2)])).toMatchObject([{ severity: 'warning' }]);
  });

  test.each([1, 0, undefined])('is an info for %s replicas', (count) => {
    expect(findingsOf(stsServiceNotHeadless, [sampleService(), replicas(count)])).toMatchObject([{ severity: 'info' }]);
  });

  test('is found for a load balancer too', () => {
    const balancer = sampleService({ spec: { type: 'LoadBalancer' } });
    expect(findingsOf(stsServiceNotHeadless, [balancer, sampleStatefulSet()])[0]?.found).toContain('LoadBalancer');
  });
});

describe('nothing is found', () => {
  test('for a headless Service', () => {
    expect(placesOf(stsServiceNotHeadless, [sampleHeadlessService(), sampleStatefulSet()])).toEqual([]);
  });

  test('where the Service is not in the checked files, or none is named', () => {
    expect(placesOf(stsServiceNotHeadless, [sampleService({ name: 'db' }), sampleStatefulSet()])).toEqual([]);
    const unnamed = withField(sampleStatefulSet(), 'spec.serviceName', undefined);
    expect(placesOf(stsServiceNotHeadless, [sampleService(), unnamed])).toEqual([]);
  });
});
