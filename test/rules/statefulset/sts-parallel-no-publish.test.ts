import { describe, expect, test } from 'vitest';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { READY_NEEDS_PEERS } from '../../../lib/rules/shared/peer/peer-readiness';
import { stsParallelNoPublish } from '../../../lib/rules/statefulset/sts-parallel-no-publish';
import { findingsOf, placesOf } from '../rule-tests';

const PUBLISH = 'spec.publishNotReadyAddresses';
const service = sampleHeadlessService();
const parallel = withField(sampleStatefulSet(), 'spec.podManagementPolicy', 'Parallel');
const declared = withField(parallel, 'metadata.annotations', { [READY_NEEDS_PEERS]: 'true' });

describe('pods that need each other to become ready, and are in DNS only when ready, are found', () => {
  test('at the Service that serviceName names', () => {
    expect(placesOf(stsParallelNoPublish, [service, declared])).toEqual(['Service/web spec']);
    expect(findingsOf(stsParallelNoPublish, [service, declared])).toMatchObject([{ severity: 'error' }]);
  });

  test('at the field, where it is false', () => {
    expect(placesOf(stsParallelNoPublish, [withField(service, PUBLISH, false), declared])).toEqual([
      `Service/web ${PUBLISH}`,
    ]);
  });

  test('where there are two of them', () => {
    expect(findingsOf(stsParallelNoPublish, [service, withField(declared, 'spec.replicas', 2)])).toHaveLength(1);
  });

  test('as an info, where only the readiness probe shows it', () => {
    const probe = { exec: { command: ['ledger', 'status', '--peer', 'web-1.web'] } };
    const probing = withField(parallel, 'spec.template.spec.containers[0].readinessProbe', probe);
    expect(findingsOf(stsParallelNoPublish, [service, probing])).toMatchObject([{ severity: 'info' }]);
  });
});

describe('nothing is found', () => {
  test('where not-ready addresses are published', () => {
    expect(placesOf(stsParallelNoPublish, [withField(service, PUBLISH, true), declared])).toEqual([]);
  });

  test('where the pods are created one after another: that is a deadlock of its own', () => {
    const inOrder = withField(declared, 'spec.podManagementPolicy', 'OrderedReady');
    expect(placesOf(stsParallelNoPublish, [service, inOrder])).toEqual([]);
  });

  test.each([0, 1, undefined])('where there are %s replicas', (replicas) => {
    expect(placesOf(stsParallelNoPublish, [service, withField(declared, 'spec.replicas', replicas)])).toEqual([]);
  });

  test('where nothing shows that readiness needs other pods', () => {
    expect(placesOf(stsParallelNoPublish, [service, parallel])).toEqual([]);
  });

  test('where the Service is not in the checked files', () => {
    expect(placesOf(stsParallelNoPublish, [declared])).toEqual([]);
    expect(placesOf(stsParallelNoPublish, [sampleHeadlessService({ name: 'db' }), declared])).toEqual([]);
  });
});
