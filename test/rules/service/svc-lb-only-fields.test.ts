import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { svcLbOnlyFields } from '../../../lib/rules/service/svc-lb-only-fields';
import { findingsOf, placesOf } from '../rule-tests';

const places = (spec: Manifest) => placesOf(svcLbOnlyFields, [sampleService({ spec })]);
const FIELDS = {
  loadBalancerClass: 'example.com/lb',
  allocateLoadBalancerNodePorts: false,
  loadBalancerSourceRanges: ['192.0.2.0/24'],
  healthCheckNodePort: 30090,
};

describe.each(Object.entries(FIELDS))('%s', (field, value) => {
  test.each(['ClusterIP', 'NodePort', 'ExternalName', undefined])('is found on the type %s', (type) => {
    expect(findingsOf(svcLbOnlyFields, [sampleService({ spec: { type, [field]: value } })])).toMatchObject([
      {
        path: `spec.${field}`,
        found: `${JSON.stringify(value)} on a Service of type ${type ?? 'ClusterIP'}`,
        expected: `no ${field}`,
      },
    ]);
  });

  test('is right on a load balancer', () => {
    expect(places({ type: 'LoadBalancer', externalTrafficPolicy: 'Local', [field]: value })).toEqual([]);
  });
});

test('all of them are found on a headless Service', () => {
  expect(placesOf(svcLbOnlyFields, [sampleHeadlessService({ spec: FIELDS })])).toHaveLength(4);
});

test('healthCheckNodePort needs externalTrafficPolicy: Local on a load balancer', () => {
  const service = sampleService({ spec: { type: 'LoadBalancer', healthCheckNodePort: 30090 } });
  expect(findingsOf(svcLbOnlyFields, [service])).toMatchObject([
    {
      path: 'spec.healthCheckNodePort',
      expected: 'externalTrafficPolicy "Local", or no healthCheckNodePort',
    },
  ]);
});

test('empty lists and zeros, as templates write them, are none', () => {
  const empty = { loadBalancerClass: null, loadBalancerSourceRanges: [], healthCheckNodePort: 0 };
  expect(places(empty)).toEqual([]);
  expect(places({ ...empty, allocateLoadBalancerNodePorts: 'no' })).toEqual([]);
});

test('a patch of a Service, whose type is in another manifest, is not judged', () => {
  expect(places({ ...FIELDS, selector: undefined, ports: undefined })).toEqual([]);
});
