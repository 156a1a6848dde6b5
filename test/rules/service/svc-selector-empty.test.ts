import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import {
  sampleDeployment,
  sampleEndpointSlice,
  sampleExternalName,
  sampleHeadlessService,
  sampleService,
  sampleStatefulSet,
  withField,
} from '../../../lib/rules/examples';
import { svcSelectorEmpty } from '../../../lib/rules/service/svc-selector-empty';
import { findingsOf, placesOf } from '../rule-tests';

const empty = sampleHeadlessService({ spec: { selector: {} } });
const PLACE = 'Service/web spec.selector';
const endpoints = { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'web' } };

test('an empty selector selects nothing, headless or not', () => {
  expect(placesOf(svcSelectorEmpty, [empty])).toEqual([PLACE]);
  expect(placesOf(svcSelectorEmpty, [sampleService({ spec: { selector: {} } })])).toEqual([PLACE]);
});

test('endpoints of another Service, or in another namespace, do not help', () => {
  const slice = withField(sampleEndpointSlice(), "metadata.labels['kubernetes.io/service-name']", 'db');
  expect(placesOf(svcSelectorEmpty, [empty, slice])).toEqual([PLACE]);
  const here = withField(empty, 'metadata.namespace', 'shop');
  const there = withField(sampleEndpointSlice(), 'metadata.namespace', 'other');
  expect(placesOf(svcSelectorEmpty, [here, there])).toEqual([PLACE]);
  expect(placesOf(svcSelectorEmpty, [here, withField(endpoints, 'metadata.namespace', 'other')])).toEqual([PLACE]);
});

test('with endpoints that are written by hand it is the same as none', () => {
  expect(placesOf(svcSelectorEmpty, [empty, sampleEndpointSlice()])).toEqual([]);
  expect(placesOf(svcSelectorEmpty, [empty, endpoints])).toEqual([]);
});

test('a selector with a label, none, and that of an alias are no finding', () => {
  expect(placesOf(svcSelectorEmpty, [sampleHeadlessService()])).toEqual([]);
  expect(placesOf(svcSelectorEmpty, [sampleHeadlessService({ spec: { selector: undefined } })])).toEqual([]);
  expect(placesOf(svcSelectorEmpty, [sampleHeadlessService({ spec: { selector: null } })])).toEqual([]);
  expect(placesOf(svcSelectorEmpty, [sampleExternalName({ spec: { selector: {} } })])).toEqual([]);
});

describe('how bad it is', () => {
  const severities = (...manifests: readonly Manifest[]) =>
    findingsOf(svcSelectorEmpty, [empty, ...manifests]).map(({ severity }) => severity);
  const client = sampleDeployment({ name: 'client', container: { env: [{ name: 'URL', value: 'http://web:8080' }] } });

  test('where nobody needs the Service, it is an info', () => {
    expect(severities()).toEqual(['info']);
    const other = sampleDeployment({ name: 'client', container: { env: [{ name: 'URL', value: 'http://db:8080' }] } });
    expect(severities(other)).toEqual(['info']);
  });

  test('where a pod dials it or a StatefulSet names it, it is a warning', () => {
    expect(severities(client)).toEqual(['warning']);
    expect(severities(sampleStatefulSet())).toEqual(['warning']);
  });

  test('where somebody may write the endpoints, it is an info', () => {
    const rules = [{ apiGroups: [''], resources: ['endpoints'], verbs: ['get', 'patch'] }];
    const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'leader' }, rules };
    expect(severities(client, role)).toEqual(['info']);
    expect(severities(client, { ...role, rules: [{ ...rules[0], verbs: ['get'] }] })).toEqual(['warning']);
    const cluster = { apiVersion: 'example.com/v1', kind: 'WebCluster', metadata: { name: 'web' } };
    expect(severities(client, cluster)).toEqual(['info']);
  });
});
