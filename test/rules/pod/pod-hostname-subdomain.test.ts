import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { podHostnameSubdomain } from '../../../lib/rules/pod/pod-hostname-subdomain';
import { sampleDeployment, sampleStatefulSet } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const BOTH = { hostname: 'search', subdomain: 'web' };
const web = (podSpec: Manifest, replicas = 2) => sampleDeployment({ podSpec, spec: { replicas } });
const FOUND = 'spec.template.spec.hostname';

test('replicas of a Deployment or a ReplicaSet with one name in DNS are found', () => {
  expect(placesOf(podHostnameSubdomain, [web(BOTH)])).toEqual([`Deployment/web ${FOUND}`]);
  expect(placesOf(podHostnameSubdomain, [{ ...web(BOTH), kind: 'ReplicaSet' }])).toEqual([`ReplicaSet/web ${FOUND}`]);
});

test.each([0, 1])('%i replicas share no name', (replicas) => {
  expect(placesOf(podHostnameSubdomain, [web(BOTH, replicas)])).toEqual([]);
});

test('replicas that are not written are one', () => {
  const { replicas: _, ...spec } = web(BOTH).spec as Manifest;
  expect(placesOf(podHostnameSubdomain, [{ ...web(BOTH), spec }])).toEqual([]);
});

test.each([
  { hostname: 'search' },
  { subdomain: 'web' },
  { hostname: '', subdomain: 'web' },
  { ...BOTH, subdomain: '' },
])('pods with %j have no such name', (podSpec) => {
  expect(placesOf(podHostnameSubdomain, [web(podSpec)])).toEqual([]);
});

test('the pods of a StatefulSet get names of their own', () => {
  expect(placesOf(podHostnameSubdomain, [sampleStatefulSet({ podSpec: BOTH })])).toEqual([]);
});
