import { expect, test } from 'vitest';
import { epsEndpointsDeprecated } from '../../../lib/rules/endpointslice/eps-endpoints-deprecated';
import { epsLimits } from '../../../lib/rules/endpointslice/eps-limits';
import { epsManagedBy } from '../../../lib/rules/endpointslice/eps-managed-by';
import { epsMissing } from '../../../lib/rules/endpointslice/eps-missing';
import { epsNamespace } from '../../../lib/rules/endpointslice/eps-namespace';
import { epsPortNames } from '../../../lib/rules/endpointslice/eps-port-names';
import { epsReadyExplicit } from '../../../lib/rules/endpointslice/eps-ready-explicit';
import { epsWithSelector } from '../../../lib/rules/endpointslice/eps-with-selector';
import { endpointSliceRules } from '../../../lib/rules/endpointslice';
import { example } from '../../../lib/rules/examples/application';
import { faultsOf, placesOf } from '../faults-of';
import { epsPortNumber } from '../../../lib/rules/endpointslice/eps-port-number';
import { epsServiceLabel } from '../../../lib/rules/endpointslice/eps-service-label';

const bare = example.headless({ selector: undefined });
const client = example.deployment({ env: [{ name: 'URL', value: 'http://web:8080' }] }, { name: 'c' }, { app: 'c' });

test('a slice that a controller owns, in a dump of a cluster, is nobody‘s fault', () => {
  const owned = example.slice(
    { addressType: 'FQDN', endpoints: [{ addresses: [] }] },
    { labels: {}, ownerReferences: [{ apiVersion: 'v1', kind: 'Service', name: 'web', uid: 'u', controller: true }] },
  );
  expect(endpointSliceRules.flatMap((rule) => placesOf(rule, [example.headless(), owned]))).toEqual([]);
});

test('a selector-less Service lacks a slice only while a client of the run dials it', () => {
  expect(placesOf(epsMissing, [bare])).toEqual([]);
  expect(placesOf(epsMissing, [bare, client])).toEqual(['Service/web spec']);
  expect(placesOf(epsMissing, [bare, client, example.slice()])).toEqual([]);
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
  expect(placesOf(epsNamespace, [example.slice({}, { namespace: 'a' })])).toEqual([]);
  expect(placesOf(epsWithSelector, [example.slice()])).toEqual([]);
  expect(placesOf(epsPortNames, [example.slice()])).toEqual([]);
});

test('a slice port of another name than the only Service port is unrouted: worse with a cluster IP', () => {
  const slice = example.slice({ ports: [{ name: 'web', port: 8080 }] });
  expect(faultsOf(epsPortNames, [bare, slice])[0]?.severity).toBe('warning');
  expect(faultsOf(epsPortNames, [example.clusterIp({ selector: undefined }), slice])[0]?.severity).toBe('error');
});

test('a slice may have ports that the Service does not show', () => {
  const ports = [
    { name: 'http', port: 8080 },
    { name: 'metrics', port: 9090 },
  ];
  expect(placesOf(epsPortNames, [bare, example.slice({ ports })])).toEqual([]);
});

test('two slice ports without a name have the same name', () => {
  expect(placesOf(epsPortNames, [example.slice({ ports: [{ port: 1 }, { port: 2 }] })])).toEqual([
    'EndpointSlice/web-1 ports[1].name',
  ]);
});

test('a slice holds 1000 endpoints, not 1001', () => {
  const endpoints = (count: number) => Array.from({ length: count }, () => example.endpoint());
  expect(placesOf(epsLimits, [example.slice({ endpoints: endpoints(1000) })])).toEqual([]);
  expect(placesOf(epsLimits, [example.slice({ endpoints: endpoints(1001) })])).toEqual([
    'EndpointSlice/web-1 endpoints',
  ]);
});

test('a mark of one‘s own on a slice is good, none is too', () => {
  expect(placesOf(epsManagedBy, [example.slice()])).toEqual([]);
  expect(placesOf(epsManagedBy, [example.slice({}, { labels: { 'kubernetes.io/service-name': 'web' } })])).toEqual([]);
});

test('an endpoint that does not say that it is ready is a warning for clients that watch slices', () => {
  const silent = example.slice({ endpoints: [{ addresses: ['10.1.2.3'] }] });
  const watcher = example.deployment({ args: ['--target=kubernetes:///web.default:http'] });
  expect(faultsOf(epsReadyExplicit, [silent])[0]?.severity).toBeUndefined();
  expect(faultsOf(epsReadyExplicit, [silent, watcher])[0]?.severity).toBe('warning');
});

test('Endpoints without addresses are a place holder', () => {
  const endpoints = { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'leader' } };
  expect(placesOf(epsEndpointsDeprecated, [endpoints])).toEqual([]);
});

test('a slice port with two slips in its name or number has one finding', () => {
  const ports = (...list: readonly object[]) => [bare, example.slice({ ports: list })];
  expect(placesOf(epsPortNames, ports({ name: 'A_B', port: 8080 }))).toEqual(['EndpointSlice/web-1 ports[0].name']);
  const twice = ports({ name: 'http', port: 8080 }, { name: 'http', port: 9090 });
  expect(placesOf(epsPortNames, twice)).toEqual(['EndpointSlice/web-1 ports[1].name']);
  expect(placesOf(epsPortNumber, twice)).toEqual([]);
});

test('a label that is no text is not missing', () => {
  expect(placesOf(epsServiceLabel, [example.slice({}, { labels: { 'kubernetes.io/service-name': 5 } })])).toEqual([]);
});
