import { expect, test } from 'vitest';
import { sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { svcHeadlessEtp } from '../../../lib/rules/service/svc-headless-etp';
import { kubernetes, placesOf } from '../rule-tests';

test('external IPs make the policy legal since Kubernetes 1.29', () => {
  const service = sampleService({ spec: { externalTrafficPolicy: 'Local', externalIPs: ['192.0.2.1'] } });
  expect(placesOf(svcHeadlessEtp, [service], kubernetes('1.28'))).toEqual(['Service/web spec.externalTrafficPolicy']);
  expect(placesOf(svcHeadlessEtp, [service], kubernetes('1.29'))).toEqual([]);
});

test('Services of type NodePort and LoadBalancer have the policy', () => {
  for (const type of ['NodePort', 'LoadBalancer'])
    expect(placesOf(svcHeadlessEtp, [sampleService({ spec: { type, externalTrafficPolicy: 'Local' } })])).toEqual([]);
});

test('an empty policy, as templates leave it, is none', () => {
  expect(placesOf(svcHeadlessEtp, [sampleHeadlessService({ spec: { externalTrafficPolicy: '' } })])).toEqual([]);
});
