import { expect, test } from 'vitest';
import { dialNameMissing } from '../../../lib/rules/dial/dial-name-missing';
import { sampleHeadlessService, samplePod, sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const client = (value: string) => samplePod({ name: 'client', container: { env: [{ name: 'PEER', value }] } });
const group = [sampleHeadlessService(), sampleStatefulSet()];

test.each([
  ['a pod beyond the last', 'web-3.web:8080', 'error'],
  ['a pod without its Service', 'web-0:8080', 'error'],
  ['a name without its namespace', 'web.svc.cluster.local:8080', 'error'],
  ['a name without svc', 'web.default.cluster.local:8080', 'error'],
  ['a Service of which one letter is wrong', 'webb.default.svc:8080', 'warning'],
  ['a pod before its namespace', 'web-0.default.svc:8080', 'warning'],
])('%s is found at the value that dials it', (_, value, severity) => {
  const findings = findingsOf(dialNameMissing, [...group, client(value)]);
  expect(findings.map((finding) => finding.severity)).toEqual([severity]);
  expect(findings[0]?.path).toBe('spec.containers[0].env[0].value');
});

test.each([
  'web:8080',
  'web-0.web.default.svc:8080',
  'http://api.example.com',
  'db.other.svc:5432',
  'http://$(HOST):80',
])('%s is no finding', (value) => {
  expect(placesOf(dialNameMissing, [...group, client(value)])).toEqual([]);
});

test('a file that two workloads mount has one finding, at its key', () => {
  const config = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'peers' },
    data: { 'a.conf': 'join web-9.web:7000' },
  };
  const reader = (name: string) =>
    samplePod({
      name,
      container: { volumeMounts: [{ name: 'peers', mountPath: '/etc/peers' }] },
      podSpec: { volumes: [{ name: 'peers', configMap: { name: 'peers' } }] },
    });
  expect(placesOf(dialNameMissing, [...group, config, reader('a'), reader('b')])).toEqual([
    'ConfigMap/peers data["a.conf"]',
  ]);
});

test('of a Secret nothing is said but the host', () => {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'dsn' },
    stringData: { dsn: 'postgres://me:hidden@web-9.web:5432/x' },
  };
  const env = [{ name: 'DSN', valueFrom: { secretKeyRef: { name: 'dsn', key: 'dsn' } } }];
  const findings = findingsOf(dialNameMissing, [...group, secret, samplePod({ name: 'client', container: { env } })]);
  expect(findings).toHaveLength(1);
  expect(JSON.stringify(findings.map(({ found, expected, path }) => [found, expected, path]))).not.toMatch(
    /hidden|me:/,
  );
});

test.each(['svc.cluster.local.', 'svc.cluster.local', 'web.default.serviceaccount.identity.linkerd.cluster.local'])(
  '%s is a suffix or an identity and no name to dial',
  (value) => {
    expect(placesOf(dialNameMissing, [...group, client(value)])).toEqual([]);
  },
);

test('the first masters of Elasticsearch are names of nodes and not dialled', () => {
  const found = (name: string) =>
    placesOf(dialNameMissing, [
      sampleHeadlessService(),
      sampleStatefulSet({ container: { env: [{ name, value: 'web-0,web-1,web-2' }] } }),
    ]);
  expect(found('cluster.initial_master_nodes')).toEqual([]);
  expect(found('cluster.initial_cluster_manager_nodes')).toEqual([]);
  expect(found('SEED_NODES')).not.toEqual([]);
});
