import { expect, test } from 'vitest';
import type { Rule } from '../../../lib/rules/rule';
import { sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { svcAffinityConfig } from '../../../lib/rules/service/svc-affinity-config';
import { svcHeadlessExternalips } from '../../../lib/rules/service/svc-headless-externalips';
import { svcHeadlessItp } from '../../../lib/rules/service/svc-headless-itp';
import { svcHeadlessSessionaffinity } from '../../../lib/rules/service/svc-headless-sessionaffinity';
import { svcLbOnlyFields } from '../../../lib/rules/service/svc-lb-only-fields';
import { findingsOf, placesOf } from '../rule-tests';

test.each<[Rule, object, string]>([
  [svcHeadlessItp, { internalTrafficPolicy: 'Local' }, 'spec.internalTrafficPolicy'],
  [svcHeadlessItp, { trafficDistribution: 'PreferClose' }, 'spec.trafficDistribution'],
  [svcHeadlessExternalips, { externalIPs: ['192.0.2.1'] }, 'spec.externalIPs'],
  [svcHeadlessExternalips, { loadBalancerIP: '192.0.2.1' }, 'spec.loadBalancerIP'],
  [svcHeadlessSessionaffinity, { sessionAffinity: 'ClientIP' }, 'spec.sessionAffinity'],
])(
  '%o: what only kube-proxy does is ignored on a headless Service, and works with a cluster IP',
  (rule, spec, path) => {
    expect(placesOf(rule, [sampleHeadlessService({ spec: { ...spec } })])).toEqual([`Service/web ${path}`]);
    expect(placesOf(rule, [sampleService({ spec: { ...spec } })])).toEqual([]);
  },
);

test('a dropped affinity setting is a warning where Argo CD compares', () => {
  const service = sampleHeadlessService({ spec: { sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } } } });
  expect(findingsOf(svcAffinityConfig, [service])[0]?.severity).toBeUndefined();
  expect(findingsOf(svcAffinityConfig, [service], { argocd: true })[0]?.severity).toBe('warning');
  expect(
    placesOf(svcAffinityConfig, [
      sampleService({ spec: { ...(service.spec as object), sessionAffinity: 'ClientIP' } }),
    ]),
  ).toEqual([]);
});

test('a health check port needs the external traffic policy Local', () => {
  const balancer = { type: 'LoadBalancer', healthCheckNodePort: 30090 };
  expect(placesOf(svcLbOnlyFields, [sampleService({ spec: balancer })])).toEqual([
    'Service/web spec.healthCheckNodePort',
  ]);
  expect(placesOf(svcLbOnlyFields, [sampleService({ spec: { ...balancer, externalTrafficPolicy: 'Local' } })])).toEqual(
    [],
  );
});

test('empty lists and zeros, as templates leave them, are no setting', () => {
  expect(
    placesOf(svcLbOnlyFields, [
      sampleHeadlessService({ spec: { loadBalancerSourceRanges: [], healthCheckNodePort: 0 } }),
    ]),
  ).toEqual([]);
  expect(
    placesOf(svcHeadlessExternalips, [sampleHeadlessService({ spec: { externalIPs: [], loadBalancerIP: '' } })]),
  ).toEqual([]);
});
