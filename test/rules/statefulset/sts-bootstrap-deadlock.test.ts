import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { check } from '../../../lib/rules/engine';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { READY_NEEDS_PEERS } from '../../../lib/rules/shared/peer/peer-readiness';
import { stsBootstrapDeadlock } from '../../../lib/rules/statefulset/sts-bootstrap-deadlock';
import { stsParallelNoPublish } from '../../../lib/rules/statefulset/sts-parallel-no-publish';

function found(...manifests: readonly Manifest[]): readonly string[] {
  return check(manifests, [stsBootstrapDeadlock, stsParallelNoPublish]).map(
    ({ rule, severity }) => `${severity} ${rule.id}`,
  );
}

function set(policy: string, annotations: Record<string, string>): Manifest {
  return withField(
    withField(sampleStatefulSet(), 'spec.podManagementPolicy', policy),
    'metadata.annotations',
    annotations,
  );
}

const needs = { [READY_NEEDS_PEERS]: 'true' };
const publishing = withField(sampleHeadlessService(), 'spec.publishNotReadyAddresses', true);

describe.each(['OrderedReady', 'Parallel'])('with %s', (policy) => {
  test.each([
    ['publishing', publishing],
    ['not publishing', sampleHeadlessService()],
  ])('structure alone is no deadlock, its Service %s', (_, service) => {
    expect(found(service, set(policy, {}))).toEqual([]);
  });
});

test('declared need and OrderedReady deadlock, whatever is published', () => {
  expect(found(publishing, set('OrderedReady', needs))).toEqual(['error sts-bootstrap-deadlock']);
  expect(found(sampleHeadlessService(), set('OrderedReady', needs))).toEqual(['error sts-bootstrap-deadlock']);
});

test('declared need and Parallel deadlock only without published addresses', () => {
  expect(found(sampleHeadlessService(), set('Parallel', needs))).toEqual(['error sts-parallel-no-publish']);
  expect(found(publishing, set('Parallel', needs))).toEqual([]);
});

test('one replica waits for nobody', () => {
  expect(found(publishing, withField(set('OrderedReady', needs), 'spec.replicas', 1))).toEqual([]);
});

test('a readiness probe that asks a member by name is an info', () => {
  const probing = withField(sampleStatefulSet(), 'spec.template.spec.containers[0].readinessProbe', {
    exec: { command: ['sh', '-c', 'ledger status --peer web-0.web:7000'] },
  });
  expect(found(publishing, probing)).toEqual(['info sts-bootstrap-deadlock']);
});
