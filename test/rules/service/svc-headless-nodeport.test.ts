import { expect, test } from 'vitest';
import { svcHeadlessNodeport } from '../../../lib/rules/service/svc-headless-nodeport';
import { sampleHeadlessService, sampleService, withField } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const spec = { type: 'NodePort' };

test('the type NodePort is found at a Service without a cluster IP', () => {
  expect(placesOf(svcHeadlessNodeport, [sampleHeadlessService({ spec })])).toEqual(['Service/web spec.type']);
});

test('None in clusterIPs alone makes a Service headless too', () => {
  const service = withField(sampleService({ spec }), 'spec.clusterIPs', ['None']);
  expect(placesOf(svcHeadlessNodeport, [service])).toEqual(['Service/web spec.type']);
});

test('a Service with a cluster IP may have the type', () => {
  expect(placesOf(svcHeadlessNodeport, [sampleService({ spec })])).toEqual([]);
});

test.each(['ClusterIP', 'LoadBalancer', undefined])(
  'a headless Service of the type %s is right, or another rule finds it',
  (type) => {
    expect(placesOf(svcHeadlessNodeport, [sampleHeadlessService({ spec: { type } })])).toEqual([]);
  },
);
