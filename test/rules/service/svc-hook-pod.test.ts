import { describe, expect, test } from 'vitest';
import { sampleHeadlessService, samplePod, samplePort, sampleService } from '../../../lib/rules/examples';
import { svcHookPod } from '../../../lib/rules/service/svc-hook-pod';
import { findingsOf, placesOf } from '../rule-tests';

const hook = (event: string, app = 'web', ports?: readonly object[]) =>
  samplePod({
    metadata: { name: 't', labels: { app }, annotations: { 'helm.sh/hook': event } },
    ...(ports === undefined ? {} : { container: { ports } }),
  });

describe('the pod of a hook that a Service selects', () => {
  test.each(['test', 'pre-upgrade', 'post-install', 'pre-install, pre-upgrade'])('is found: %s', (event) => {
    expect(placesOf(svcHookPod, [sampleService(), hook(event)])).toEqual(['Pod/t metadata.labels']);
  });

  test('has one finding, which names each Service', () => {
    expect(findingsOf(svcHookPod, [sampleService(), hook('test')])[0]?.found).toBe(
      'labels that Service "web" selects, on the Helm hook "test"',
    );
    const services = [sampleHeadlessService({ metadata: { name: 'web-headless' } }), sampleService()];
    expect(findingsOf(svcHookPod, [...services, hook('test')]).map(({ found }) => found)).toEqual([
      'labels that Service "web-headless" and Service "web" select, on the Helm hook "test"',
    ]);
  });

  test('is found behind a headless Service, whichever ports it declares', () => {
    const ports = [samplePort({ targetPort: 'http' })];
    expect(placesOf(svcHookPod, [sampleHeadlessService({ spec: { ports } }), hook('test', 'web', [])])).toHaveLength(1);
  });

  test('is found behind a cluster IP with a numeric target port', () => {
    expect(placesOf(svcHookPod, [sampleService(), hook('test', 'web', [])])).toHaveLength(1);
    const ports = [samplePort({ targetPort: '' })];
    expect(placesOf(svcHookPod, [sampleService({ spec: { ports } }), hook('test', 'web', [])])).toHaveLength(1);
  });
});

describe('nothing is found', () => {
  test('for a hook that no Service selects', () => {
    expect(placesOf(svcHookPod, [sampleHeadlessService(), hook('test', 't')])).toEqual([]);
  });

  test('for a pod that is no hook', () => {
    expect(placesOf(svcHookPod, [sampleHeadlessService(), samplePod()])).toEqual([]);
  });

  test.each(['pre-install', 'post-delete', 'crd-install', 'pre-install,post-delete'])(
    'for a hook that runs while there are no Services: %s',
    (event) => {
      expect(placesOf(svcHookPod, [sampleHeadlessService(), hook(event)])).toEqual([]);
    },
  );

  test('for a hook that does not declare the named target port behind a cluster IP', () => {
    const ports = [samplePort({ targetPort: 'http' })];
    expect(placesOf(svcHookPod, [sampleService({ spec: { ports } }), hook('test', 'web', [])])).toEqual([]);
  });
});
