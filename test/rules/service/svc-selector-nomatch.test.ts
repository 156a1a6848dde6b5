import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleDeployment, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { svcSelectorNomatch } from '../../../lib/rules/service/svc-selector-nomatch';
import { findingsOf, placesOf } from '../rule-tests';

const labels = { app: 'web', component: 'api' };
const pods = sampleDeployment({ labels });
const selecting = (selector: object) => sampleService({ spec: { selector } });

test('a selector that differs in the value of one label is found, with the nearest workload', () => {
  const [fault] = findingsOf(svcSelectorNomatch, [selecting({ app: 'web', component: 'apis' }), pods]);
  expect(fault?.path).toBe('spec.selector.component');
  expect(fault?.expected).toBe('"api", the label of Deployment "web"');
});

test('a label that no template has may be set on running pods', () => {
  expect(placesOf(svcSelectorNomatch, [selecting({ app: 'web', role: 'primary' }), pods])).toEqual([]);
  const onePod = selecting({ ...labels, 'statefulset.kubernetes.io/pod-name': 'web-0' });
  expect(placesOf(svcSelectorNomatch, [onePod, pods])).toEqual([]);
});

test('a Service whose pods are not in the checked files is no finding', () => {
  expect(placesOf(svcSelectorNomatch, [selecting({ app: 'elsewhere' }), pods])).toEqual([]);
});

describe('one letter of a value is wrong', () => {
  const severities = (...manifests: readonly Manifest[]) =>
    findingsOf(svcSelectorNomatch, manifests).map(({ severity }) => severity);

  test.each([
    ['is too many', { app: 'web', component: 'apis' }],
    ['is missing', { app: 'web', component: 'wrker' }],
    ['is another one', { app: 'wab', component: 'api' }],
    ['has changed places', { app: 'wbe', component: 'api' }],
    ['is wrong in the only label', { component: 'apo' }],
  ])('it is an error where the letter %s', (_, selector) => {
    const workers = sampleDeployment({ name: 'worker', labels: { app: 'web', component: 'worker' } });
    expect(severities(selecting(selector), pods, workers)).toEqual(['error']);
  });

  test('it is an error where two workloads have the label that is meant', () => {
    expect(severities(selecting({ component: 'apis' }), pods, sampleStatefulSet({ labels }))).toEqual(['error']);
  });

  test('it is an info where two values are meant as likely', () => {
    const others = sampleDeployment({ name: 'web-apps', labels: { app: 'web', component: 'apisx' } });
    expect(severities(selecting({ app: 'web', component: 'apis' }), pods, others)).toEqual(['info']);
  });

  test('it is an info where a custom resource may make pods with that label', () => {
    const cluster = { apiVersion: 'example.com/v1', kind: 'WebCluster', metadata: { name: 'web' } };
    expect(severities(selecting({ app: 'web', component: 'apis' }), pods, cluster)).toEqual(['info']);
    const monitor = { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata: { name: 'web' } };
    expect(severities(selecting({ app: 'web', component: 'apis' }), pods, monitor)).toEqual(['error']);
  });

  test('numbers and letters that tell pods apart are no slip', () => {
    const numbered = sampleDeployment({ labels: { app: 'web', slot: 'web-1' } });
    expect(severities(selecting({ app: 'web', slot: 'web-2' }), numbered)).toEqual(['info']);
    expect(severities(selecting({ slot: 'web-2' }), numbered)).toEqual([]);
    const zoned = sampleDeployment({ labels: { app: 'web', zone: 'zone-a' } });
    expect(severities(selecting({ app: 'web', zone: 'zone-b' }), zoned)).toEqual(['info']);
  });
});

test('a whole word that differs is an info, unless a custom resource may make the pods', () => {
  const other = selecting({ app: 'web', component: 'worker' });
  expect(findingsOf(svcSelectorNomatch, [other, pods])).toMatchObject([{ severity: 'info' }]);
  const cluster = { apiVersion: 'example.com/v1', kind: 'WebCluster', metadata: { name: 'web' } };
  expect(placesOf(svcSelectorNomatch, [other, pods, cluster])).toEqual([]);
});

test('a label that many workloads share shows nothing', () => {
  const many = Array.from({ length: 21 }, (_, index) =>
    sampleDeployment({ name: `web-${index}`, labels: { team: 'shop', component: `part-${index}` } }),
  );
  expect(placesOf(svcSelectorNomatch, [selecting({ team: 'shop', component: 'worker' }), ...many])).toEqual([]);
  expect(placesOf(svcSelectorNomatch, [selecting({ team: 'shop', component: 'worker' }), ...many.slice(1)])).toEqual([
    'Service/web spec.selector.component',
  ]);
});

test('a set that names the Service is a finding of sts-service-selector', () => {
  const set = (serviceName: string) => sampleStatefulSet({ labels, spec: { serviceName } });
  expect(placesOf(svcSelectorNomatch, [selecting({ component: 'apis' }), set('web')])).toEqual([]);
  expect(placesOf(svcSelectorNomatch, [selecting({ component: 'apis' }), set('other')])).toHaveLength(1);
});

test('workloads of another namespace are not near', () => {
  const service = sampleService({
    metadata: { namespace: 'a' },
    spec: { selector: { app: 'web', component: 'apis' } },
  });
  expect(placesOf(svcSelectorNomatch, [service, sampleDeployment({ metadata: { namespace: 'b' }, labels })])).toEqual(
    [],
  );
});
