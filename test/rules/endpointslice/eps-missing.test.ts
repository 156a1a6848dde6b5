import { expect, test } from 'vitest';
import { epsMissing } from '../../../lib/rules/endpointslice/eps-missing';
import {
  sampleDeployment,
  sampleEndpointSlice,
  sampleExternalName,
  sampleHeadlessService,
  sampleService,
} from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const bare = sampleHeadlessService({ spec: { selector: undefined } });
const client = sampleDeployment({ name: 'c', container: { env: [{ name: 'URL', value: 'http://web:8080' }] } });
const sliceOf = (service: string, metadata = {}) =>
  sampleEndpointSlice({ metadata: { labels: { 'kubernetes.io/service-name': service }, ...metadata } });
const role = (kind: string, resources: readonly string[], verbs: readonly string[]) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind,
  metadata: { name: 'role' },
  rules: [
    { apiGroups: [''], resources: ['pods'], verbs: ['*'] },
    { apiGroups: [''], resources, verbs },
  ],
});

test.each([
  ['the selector is left out', bare],
  ['the selector is null', sampleHeadlessService({ spec: { selector: null } })],
])('a Service that a client calls lacks endpoints where %s', (_, service) => {
  expect(placesOf(epsMissing, [service, client])).toEqual(['Service/web spec']);
});

test('a slice of another Service, or of another namespace, is none of this one', () => {
  expect(placesOf(epsMissing, [bare, client, sliceOf('other')])).toHaveLength(1);
  const placed = sampleHeadlessService({ metadata: { namespace: 'shop' }, spec: { selector: undefined } });
  expect(placesOf(epsMissing, [placed, client, sliceOf('web', { namespace: 'data' })])).toHaveLength(1);
  expect(placesOf(epsMissing, [placed, client, sliceOf('web', { namespace: 'shop' })])).toEqual([]);
});

test.each([
  ['no client calls it', [bare]],
  ['it has a slice', [bare, client, sliceOf('other'), sliceOf('web')]],
  ['it has Endpoints', [bare, client, { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'web' } }]],
  ['it has a selector', [sampleHeadlessService(), client]],
  [
    'its selector is empty, which svc-selector-empty finds',
    [sampleHeadlessService({ spec: { selector: {} } }), client],
  ],
  ['it has a cluster IP', [sampleService({ spec: { selector: undefined } }), client]],
  ['it has no ports', [sampleHeadlessService({ spec: { selector: undefined, ports: [] } }), client]],
  ['it is an alias', [sampleExternalName({ name: 'web', spec: { clusterIP: 'None', ports: [{ port: 1 }] } }), client]],
  [
    'a custom resource may make pods',
    [bare, client, { apiVersion: 'example.com/v1', kind: 'Database', metadata: { name: 'd' } }],
  ],
])('no endpoints are missing where %s', (_, manifests) => {
  expect(placesOf(epsMissing, manifests)).toEqual([]);
});

test.each([
  ['Role', ['endpoints'], ['get', 'patch']],
  ['ClusterRole', ['endpointslices'], ['create']],
  ['Role', ['*'], ['update']],
  ['Role', ['services', 'endpoints'], ['*']],
])('pods with a %s that may write %j (%j) may write the endpoints themselves', (kind, resources, verbs) => {
  expect(placesOf(epsMissing, [bare, client, role(kind, resources, verbs)])).toEqual([]);
});

test.each([
  ['Role', ['endpoints'], ['get', 'list', 'watch']],
  ['Role', ['services'], ['*']],
  ['ConfigMap', ['endpoints'], ['*']],
])('a %s for %j with the verbs %j writes no endpoints', (kind, resources, verbs) => {
  expect(placesOf(epsMissing, [bare, client, role(kind, resources, verbs)])).toHaveLength(1);
});
