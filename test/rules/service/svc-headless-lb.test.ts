import { expect, test } from 'vitest';
import { svcHeadlessLb } from '../../../lib/rules/service/svc-headless-lb';
import { sampleHeadlessService, sampleService, withField } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const spec = { type: 'LoadBalancer' };

test('the type LoadBalancer is found at a Service without a cluster IP', () => {
  expect(placesOf(svcHeadlessLb, [sampleHeadlessService({ spec })])).toEqual(['Service/web spec.type']);
});

test('None in clusterIPs alone makes a Service headless too', () => {
  const service = withField(sampleService({ spec }), 'spec.clusterIPs', ['None']);
  expect(placesOf(svcHeadlessLb, [service])).toEqual(['Service/web spec.type']);
});

test('a Service with a cluster IP may have the type', () => {
  expect(placesOf(svcHeadlessLb, [sampleService({ spec })])).toEqual([]);
});

test.each(['ClusterIP', 'NodePort', undefined])(
  'a headless Service of the type %s is right, or another rule finds it',
  (type) => {
    expect(placesOf(svcHeadlessLb, [sampleHeadlessService({ spec: { type } })])).toEqual([]);
  },
);
