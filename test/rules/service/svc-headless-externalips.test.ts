import { expect, test } from 'vitest';
import { sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { svcHeadlessExternalips } from '../../../lib/rules/service/svc-headless-externalips';
import { findingsOf, placesOf } from '../rule-tests';

test.each([
  ['externalIPs', ['192.0.2.1'], '["192.0.2.1"]'],
  ['loadBalancerIP', '192.0.2.1', '"192.0.2.1"'],
])('%s of a headless Service is found', (field, value, words) => {
  expect(findingsOf(svcHeadlessExternalips, [sampleHeadlessService({ spec: { [field]: value } })])).toMatchObject([
    { path: `spec.${field}`, found: `${words}, with clusterIP "None"`, expected: `no ${field}` },
  ]);
});

test('both are found', () => {
  const spec = { externalIPs: ['192.0.2.1'], loadBalancerIP: '192.0.2.1' };
  expect(placesOf(svcHeadlessExternalips, [sampleHeadlessService({ spec })])).toEqual([
    'Service/web spec.externalIPs',
    'Service/web spec.loadBalancerIP',
  ]);
});

test('a Service with a cluster IP, or of another type, may have them', () => {
  const spec = { externalIPs: ['192.0.2.1'], loadBalancerIP: '192.0.2.1' };
  expect(placesOf(svcHeadlessExternalips, [sampleService({ spec })])).toEqual([]);
  const balancer = sampleHeadlessService({ spec: { ...spec, type: 'LoadBalancer' } });
  expect(placesOf(svcHeadlessExternalips, [balancer])).toEqual([]);
});

test('an empty list and an empty string, as templates write them, are none', () => {
  const empty = sampleHeadlessService({ spec: { externalIPs: [], loadBalancerIP: '' } });
  expect(placesOf(svcHeadlessExternalips, [empty])).toEqual([]);
});
