import { describe, expect, test } from 'vitest';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { stsServiceSelector } from '../../../lib/rules/statefulset/sts-service-selector';
import { findingsOf, placesOf } from '../rule-tests';

const set = sampleStatefulSet();
const selecting = (selector: Record<string, string> | undefined) =>
  withField(sampleHeadlessService(), 'spec.selector', selector);

describe('a Service that does not select the pods of the set that names it', () => {
  test('is an error, where a label has another value', () => {
    expect(findingsOf(stsServiceSelector, [selecting({ app: 'wep' }), set])).toMatchObject([
      {
        path: 'spec.serviceName',
        severity: 'error',
        found: 'Service "web", whose selector has app: "wep"; the template has "web"',
      },
    ]);
  });

  test('is an info, where the template lacks the label: it may be set on running pods', () => {
    expect(findingsOf(stsServiceSelector, [selecting({ app: 'web', role: 'primary' }), set])).toMatchObject([
      {
        severity: 'info',
        found: 'Service "web", whose selector has role: "primary"; the template has no such label',
      },
    ]);
  });

  test('is found once, at the first label that differs', () => {
    expect(findingsOf(stsServiceSelector, [selecting({ role: 'primary', app: 'wep' }), set])).toHaveLength(1);
  });
});

describe('nothing is found', () => {
  test('where the labels of the template are selected', () => {
    expect(placesOf(stsServiceSelector, [selecting({ app: 'web' }), set])).toEqual([]);
    const more = sampleStatefulSet({ podLabels: { tier: 'data' } });
    expect(placesOf(stsServiceSelector, [selecting({ app: 'web' }), more])).toEqual([]);
  });

  test.each(['statefulset.kubernetes.io/pod-name', 'apps.kubernetes.io/pod-index', 'controller-revision-hash'])(
    'for the label %s, which the controller adds',
    (label) => {
      expect(placesOf(stsServiceSelector, [selecting({ app: 'web', [label]: 'web-0' }), set])).toEqual([]);
    },
  );

  test('for a Service without a selector: its endpoints are written by another program', () => {
    expect(placesOf(stsServiceSelector, [selecting(undefined), set])).toEqual([]);
    expect(placesOf(stsServiceSelector, [selecting({}), set])).toEqual([]);
  });

  test('where the Service is not in the checked files', () => {
    const other = withField(selecting({ app: 'wep' }), 'metadata.name', 'db');
    expect(placesOf(stsServiceSelector, [other, set])).toEqual([]);
    const away = withField(selecting({ app: 'wep' }), 'metadata.namespace', 'other');
    expect(placesOf(stsServiceSelector, [away, withField(set, 'metadata.namespace', 'shop')])).toEqual([]);
  });
});

test('a Service that selects the pods of another workload keeps its selector', () => {
  const other = sampleStatefulSet({ name: 'db', labels: { app: 'db' } });
  const [shared] = findingsOf(stsServiceSelector, [
    selecting({ app: 'db' }),
    set,
    withField(other, 'spec.serviceName', undefined),
  ]);
  expect(shared?.fix).toMatch(/^Name a headless Service that selects the pods/);
  expect(findingsOf(stsServiceSelector, [selecting({ app: 'wep' }), set])[0]).not.toHaveProperty('fix');
});
