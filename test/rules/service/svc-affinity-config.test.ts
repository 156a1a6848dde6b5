import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { svcAffinityConfig } from '../../../lib/rules/service/svc-affinity-config';
import { findingsOf, placesOf } from '../rule-tests';

const sessionAffinityConfig = { clientIP: { timeoutSeconds: 60 } };
const service = (spec: Manifest) => sampleService({ spec: { sessionAffinityConfig, ...spec } });

test.each(['None', undefined, null])('a config with sessionAffinity %s is dropped', (sessionAffinity) => {
  expect(findingsOf(svcAffinityConfig, [service({ sessionAffinity })])).toMatchObject([
    {
      path: 'spec.sessionAffinityConfig',
      found: '{"clientIP":{"timeoutSeconds":60}}, with sessionAffinity "None"',
    },
  ]);
});

test('it is found on a headless Service too', () => {
  expect(placesOf(svcAffinityConfig, [sampleHeadlessService({ spec: { sessionAffinityConfig } })])).toHaveLength(1);
});

test('it is a warning where Argo CD compares, and an info otherwise', () => {
  expect(findingsOf(svcAffinityConfig, [service({})])[0]?.severity).toBeUndefined();
  expect(findingsOf(svcAffinityConfig, [service({})], { argocd: true })[0]?.severity).toBe('warning');
});

test('a config for ClientIP, no config, and a config that is no object are no finding', () => {
  expect(placesOf(svcAffinityConfig, [service({ sessionAffinity: 'ClientIP' })])).toEqual([]);
  expect(placesOf(svcAffinityConfig, [service({ sessionAffinityConfig: null })])).toEqual([]);
  expect(placesOf(svcAffinityConfig, [service({ sessionAffinityConfig: 60 })])).toEqual([]);
});
