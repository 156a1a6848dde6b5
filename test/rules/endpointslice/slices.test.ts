import { expect, test } from 'vitest';
import { epsEndpointsDeprecated } from '../../../lib/rules/endpointslice/eps-endpoints-deprecated';
import { epsLimits } from '../../../lib/rules/endpointslice/eps-limits';
import { epsManagedBy } from '../../../lib/rules/endpointslice/eps-managed-by';
import { epsMissing } from '../../../lib/rules/endpointslice/eps-missing';
import { epsNamespace } from '../../../lib/rules/endpointslice/eps-namespace';
import { epsPortNames } from '../../../lib/rules/endpointslice/eps-port-names';
import { epsReadyExplicit } from '../../../lib/rules/endpointslice/eps-ready-explicit';
import { epsWithSelector } from '../../../lib/rules/endpointslice/eps-with-selector';
import {
  sampleDeployment,
  sampleEndpoint,
  sampleEndpointSlice,
  sampleHeadlessService,
  sampleService,
} from '../../../lib/rules/examples';
import { findingsOf, placesOf, rulesOfTopics } from '../rule-tests';
import { epsPortNumber } from '../../../lib/rules/endpointslice/eps-port-number';
import { epsServiceLabel } from '../../../lib/rules/endpointslice/eps-service-label';

const bare = sampleHeadlessService({ spec: { selector: undefined } });
const client = sampleDeployment({ name: 'c', container: { env: [{ name: 'URL', value: 'http://web:8080' }] } });

test('a slice that a controller owns, in a dump of a cluster, is nobody‘s fault', () => {
  const owned = sampleEndpointSlice({
    metadata: {
      labels: {},
      ownerReferences: [{ apiVersion: 'v1', kind: 'Service', name: 'web', uid: 'u', controller: true }],
    },
    addressType: 'FQDN',
    endpoints: [{ addresses: [] }],
  });
  expect(rulesOfTopics('endpointslice').flatMap((rule) => placesOf(rule, [sampleHeadlessService(), owned]))).toEqual(
    [],
  );
});

test('a selector-less Service lacks a slice only while a client of the run dials it', () => {
  expect(placesOf(epsMissing, [bare])).toEqual([]);
  expect(placesOf(epsMissing, [bare, client])).toEqual(['Service/web spec']);
  expect(placesOf(epsMissing, [bare, client, sampleEndpointSlice()])).toEqual([]);
});

test('where pods may write endpoints themselves, none is missing', () => {
  const role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'patroni' },
    rules: [{ apiGroups: [''], resources: ['endpoints'], verbs: ['get', 'patch'] }],
  };
  expect(placesOf(epsMissing, [bare, client, role])).toEqual([]);
  const reader = { ...role, rules: [{ apiGroups: [''], resources: ['endpoints'], verbs: ['get', 'list', 'watch'] }] };
  expect(placesOf(epsMissing, [bare, client, reader])).toHaveLength(1);
});

test('a slice whose Service is out of sight is no finding', () => {
  expect(placesOf(epsNamespace, [sampleEndpointSlice({ metadata: { namespace: 'a' } })])).toEqual([]);
  expect(placesOf(epsWithSelector, [sampleEndpointSlice()])).toEqual([]);
  expect(placesOf(epsPortNames, [sampleEndpointSlice()])).toEqual([]);
});

test('a slice port of another name than the only Service port is unrouted: worse with a cluster IP', () => {
  const slice = sampleEndpointSlice({ ports: [{ name: 'web', port: 8080 }] });
  expect(findingsOf(epsPortNames, [bare, slice])[0]?.severity).toBe('warning');
  expect(findingsOf(epsPortNames, [sampleService({ spec: { selector: undefined } }), slice])[0]?.severity).toBe(
    'error',
  );
});

test('a slice may have ports that the Service does not show', () => {
  const ports = [
    { name: 'http', port: 8080 },
    { name: 'metrics', port: 9090 },
  ];
  expect(placesOf(epsPortNames, [bare, sampleEndpointSlice({ ports })])).toEqual([]);
});

test('two slice ports without a name have the same name', () => {
  expect(placesOf(epsPortNames, [sampleEndpointSlice({ ports: [{ port: 1 }, { port: 2 }] })])).toEqual([
    'EndpointSlice/web-1 ports[1].name',
  ]);
});

test('a slice holds 1000 endpoints, not 1001', () => {
  const endpoints = (count: number) => Array.from({ length: count }, () => sampleEndpoint());
  expect(placesOf(epsLimits, [sampleEndpointSlice({ endpoints: endpoints(1000) })])).toEqual([]);
  expect(placesOf(epsLimits, [sampleEndpointSlice({ endpoints: endpoints(1001) })])).toEqual([
    'EndpointSlice/web-1 endpoints',
  ]);
});

test('a mark of one‘s own on a slice is good, none is too', () => {
  expect(placesOf(epsManagedBy, [sampleEndpointSlice()])).toEqual([]);
  expect(
    placesOf(epsManagedBy, [sampleEndpointSlice({ metadata: { labels: { 'kubernetes.io/service-name': 'web' } } })]),
  ).toEqual([]);
});

test('an endpoint that does not say that it is ready is a warning for clients that watch slices', () => {
  const silent = sampleEndpointSlice({ endpoints: [{ addresses: ['10.1.2.3'] }] });
  const watcher = sampleDeployment({ container: { args: ['--target=kubernetes:///web.default:http'] } });
  expect(findingsOf(epsReadyExplicit, [silent])[0]?.severity).toBeUndefined();
  expect(findingsOf(epsReadyExplicit, [silent, watcher])[0]?.severity).toBe('warning');
});

test('Endpoints without addresses are a place holder', () => {
  const endpoints = { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'leader' } };
  expect(placesOf(epsEndpointsDeprecated, [endpoints])).toEqual([]);
});

test('a slice port with two slips in its name or number has one finding', () => {
  const ports = (...list: readonly object[]) => [bare, sampleEndpointSlice({ ports: list })];
  expect(placesOf(epsPortNames, ports({ name: 'A_B', port: 8080 }))).toEqual(['EndpointSlice/web-1 ports[0].name']);
  const twice = ports({ name: 'http', port: 8080 }, { name: 'http', port: 9090 });
  expect(placesOf(epsPortNames, twice)).toEqual(['EndpointSlice/web-1 ports[1].name']);
  expect(placesOf(epsPortNumber, twice)).toEqual([]);
});

test('a label that is no text is not missing', () => {
  expect(
    placesOf(epsServiceLabel, [sampleEndpointSlice({ metadata: { labels: { 'kubernetes.io/service-name': 5 } } })]),
  ).toEqual([]);
});
