import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { svcPublishClient } from '../../../lib/rules/service/svc-publish-client';
import { sampleDeployment, sampleHeadlessService, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const publishing = (spec: Manifest = {}, name = 'client') =>
  sampleService({ name, spec: { selector: { app: 'web' }, publishNotReadyAddresses: true, ...spec } });

describe('a Service for clients that publishes pods which are not ready', () => {
  test.each([{}, { type: 'NodePort' }, { type: 'LoadBalancer' }])('is found: %j', (spec) => {
    expect(placesOf(svcPublishClient, [publishing(spec), sampleDeployment()])).toEqual([
      'Service/client spec.publishNotReadyAddresses',
    ]);
  });

  test('is found beside the Service that governs the set', () => {
    expect(placesOf(svcPublishClient, [publishing(), sampleHeadlessService(), sampleStatefulSet()])).toHaveLength(1);
  });
});

describe('nothing is found', () => {
  test.each([false, undefined])('where the field is %s', (publishNotReadyAddresses) => {
    expect(placesOf(svcPublishClient, [publishing({ publishNotReadyAddresses }), sampleDeployment()])).toEqual([]);
  });

  test('for a headless Service, by which members find each other', () => {
    expect(placesOf(svcPublishClient, [publishing({ clusterIP: 'None' }), sampleDeployment()])).toEqual([]);
  });

  test.each([{}, undefined])('for a Service with the selector %j, which has no pods', (selector) => {
    expect(placesOf(svcPublishClient, [publishing({ selector })])).toEqual([]);
  });

  test('for the Service that governs a StatefulSet, with a cluster IP or not', () => {
    expect(placesOf(svcPublishClient, [publishing({}, 'web'), sampleStatefulSet()])).toEqual([]);
  });

  test('for labels that no pod template has: the program gives them, or they are of one pod', () => {
    const role = { app: 'web', role: 'sealed' };
    const onePod = { app: 'web', 'statefulset.kubernetes.io/pod-name': 'web-0' };
    for (const selector of [role, onePod])
      expect(placesOf(svcPublishClient, [publishing({ selector }), sampleStatefulSet()])).toEqual([]);
  });

  test('for labels that the Service says pods get while they run', () => {
    const metadata = { name: 'client', annotations: { 'cdk8s-headless/labels-at-runtime': 'role' } };
    const service = { ...publishing({ selector: { app: 'web', role: 'sealed' } }), metadata };
    expect(placesOf(svcPublishClient, [service, sampleStatefulSet()])).toEqual([]);
  });
});
