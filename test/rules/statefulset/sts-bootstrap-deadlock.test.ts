import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { READY_NEEDS_PEERS } from '../../../lib/rules/shared/peer/peer-readiness';
import { stsBootstrapDeadlock } from '../../../lib/rules/statefulset/sts-bootstrap-deadlock';
import { findingsOf, placesOf } from '../rule-tests';

const POLICY = 'spec.podManagementPolicy';
const NEEDS_PEERS = { [READY_NEEDS_PEERS]: 'true' };
const publishing = withField(sampleHeadlessService(), 'spec.publishNotReadyAddresses', true);
const declared = withField(sampleStatefulSet(), 'metadata.annotations', NEEDS_PEERS);

function probing(command: readonly unknown[]): Manifest {
  return sampleStatefulSet({ container: { readinessProbe: { exec: { command } } } });
}

describe('pods that are created one after another, and need each other to become ready, are found', () => {
  test.each([
    ['published', publishing],
    ['not published', sampleHeadlessService()],
  ])('where their not-ready addresses are %s', (_, service) => {
    expect(findingsOf(stsBootstrapDeadlock, [service, declared])).toMatchObject([{ path: 'spec', severity: 'error' }]);
  });

  test('at the policy, where it is written', () => {
    expect(placesOf(stsBootstrapDeadlock, [withField(declared, POLICY, 'OrderedReady')])).toEqual([
      `StatefulSet/web ${POLICY}`,
    ]);
  });

  test('where the annotation is on the pods', () => {
    expect(findingsOf(stsBootstrapDeadlock, [sampleStatefulSet({ podAnnotations: NEEDS_PEERS })])).toMatchObject([
      { severity: 'error' },
    ]);
  });

  test('where there are two of them', () => {
    expect(findingsOf(stsBootstrapDeadlock, [withField(declared, 'spec.replicas', 2)])).toHaveLength(1);
  });

  test('as an info, where only a readiness probe that calls another pod shows it', () => {
    const found = findingsOf(stsBootstrapDeadlock, [probing(['sh', '-c', 'ledger status --peer web-0.web:7000'])]);
    expect(found).toMatchObject([{ path: 'spec', severity: 'info' }]);
    expect(found[0]?.found).toBe('pods are created one after another, and the readiness probe calls "web-0.web"');
  });
});

describe('nothing is found', () => {
  test('where the pods are created together', () => {
    expect(placesOf(stsBootstrapDeadlock, [withField(declared, POLICY, 'Parallel')])).toEqual([]);
  });

  test.each([0, 1, undefined])('where there are %s replicas', (replicas) => {
    expect(placesOf(stsBootstrapDeadlock, [withField(declared, 'spec.replicas', replicas)])).toEqual([]);
  });

  test('where nothing shows that readiness needs other pods', () => {
    expect(placesOf(stsBootstrapDeadlock, [sampleStatefulSet()])).toEqual([]);
    const off = withField(sampleStatefulSet(), 'metadata.annotations', { [READY_NEEDS_PEERS]: 'false' });
    expect(placesOf(stsBootstrapDeadlock, [off])).toEqual([]);
  });

  test.each([
    ['of another set', 'db-0.web:7000'],
    ['behind another Service', 'web-0.db:7000'],
    ['of no set', 'www.example.com:7000'],
  ])('where the readiness probe calls a host %s', (_, host) => {
    expect(placesOf(stsBootstrapDeadlock, [probing(['ledger', host, 7])])).toEqual([]);
  });

  test('where an init container has the probe, which Kubernetes ignores', () => {
    const initContainers = [{ name: 'init', readinessProbe: { exec: { command: ['web-0.web'] } } }];
    expect(placesOf(stsBootstrapDeadlock, [sampleStatefulSet({ podSpec: { initContainers } })])).toEqual([]);
  });
});

describe('a readiness probe that asks for the health of the whole cluster', () => {
  const asking = (readinessProbe: Manifest, container: Manifest = {}) =>
    findingsOf(stsBootstrapDeadlock, [publishing, sampleStatefulSet({ container: { ...container, readinessProbe } })]);
  const running = (script: string) => asking({ exec: { command: ['sh', '-c', script] } });
  const getting = (path: string, image = 'registry.example/web:1') =>
    asking({ httpGet: { path, port: 'http' } }, { image });

  test.each([
    'curl -sf "localhost:9200/_cluster/health?wait_for_status=green&timeout=1s"',
    'curl -sf localhost:9200/_cluster/health?wait_for_nodes=3',
    'consul operator raft list-peers | grep leader',
    'etcdctl --endpoints=localhost:2379 endpoint health --cluster',
  ])('is a warning: %s', (script) => {
    expect(running(script)).toMatchObject([{ severity: 'warning' }]);
  });

  test('is a warning over HTTP, with what it asks in the message', () => {
    expect(getting('/_cluster/health?wait_for_status=green')).toMatchObject([
      {
        severity: 'warning',
        found:
          'pods are created one after another, and the readiness probe asks for the health of the whole cluster ("_cluster/health?wait_for_status=green")',
      },
    ]);
    expect(getting('/health?ready=1', 'cockroachdb/cockroach:v24')).toMatchObject([{ severity: 'warning' }]);
  });

  test('is a warning as words of a command', () => {
    expect(asking({ exec: { command: ['etcdctl', 'endpoint', 'health', '--cluster'] } })).toHaveLength(1);
  });

  test.each([
    'curl -sf localhost:9200/_cluster/health?local=true',
    'curl -sf localhost:9200/_cluster/health',
    'consul operator raft --help',
    'etcdctl endpoint health',
    'etcdctl endpoint health; echo --cluster',
  ])('is not one that asks for this member: %s', (script) => {
    expect(running(script)).toEqual([]);
  });

  test('is not the health of another program at the same path', () => {
    expect(getting('/health?ready=1')).toEqual([]);
    expect(getting('/health', 'cockroachdb/cockroach:v24')).toEqual([]);
  });
});
