import { expect, test } from 'vitest';
import { sampleDeployment, sampleService } from '../../../lib/rules/examples';
import { svcSelectorNomatch } from '../../../lib/rules/service/svc-selector-nomatch';
import { findingsOf, placesOf } from '../rule-tests';

const labels = { app: 'web', component: 'api' };
const pods = sampleDeployment({ labels });
const selecting = (selector: object) => sampleService({ spec: { selector } });

test('a selector that differs in the value of one label is found, with the nearest workload', () => {
  const [fault] = findingsOf(svcSelectorNomatch, [selecting({ app: 'web', component: 'apis' }), pods]);
  expect(fault?.path).toBe('spec.selector.component');
  expect(fault?.expected).toBe('"api", the label of Deployment/web');
});

test('a label that no template has may be set on running pods', () => {
  expect(placesOf(svcSelectorNomatch, [selecting({ app: 'web', role: 'primary' }), pods])).toEqual([]);
  const onePod = selecting({ ...labels, 'statefulset.kubernetes.io/pod-name': 'web-0' });
  expect(placesOf(svcSelectorNomatch, [onePod, pods])).toEqual([]);
});

test('a Service whose pods are not in the checked files is no finding', () => {
  expect(placesOf(svcSelectorNomatch, [selecting({ app: 'elsewhere' }), pods])).toEqual([]);
});

test('where a custom resource may make the pods, no selector is judged', () => {
  const cluster = { apiVersion: 'example.com/v1', kind: 'WebCluster', metadata: { name: 'web' } };
  expect(placesOf(svcSelectorNomatch, [selecting({ app: 'web', component: 'apis' }), pods, cluster])).toEqual([]);
  const monitor = { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata: { name: 'web' } };
  expect(placesOf(svcSelectorNomatch, [selecting({ app: 'web', component: 'apis' }), pods, monitor])).toHaveLength(1);
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
