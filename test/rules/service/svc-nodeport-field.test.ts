import { expect, test } from 'vitest';
import { sampleExternalName, sampleHeadlessService, samplePort, sampleService } from '../../../lib/rules/examples';
import { svcNodeportField } from '../../../lib/rules/service/svc-nodeport-field';
import { findingsOf, placesOf } from '../rule-tests';

const ports = [samplePort(), samplePort({ name: 'other', nodePort: 30080 })];

test.each([
  ['a headless Service', sampleHeadlessService({ spec: { ports } })],
  ['a Service with a cluster IP', sampleService({ spec: { ports } })],
  ['a Service of type ClusterIP', sampleService({ spec: { ports, type: 'ClusterIP' } })],
])('a node port of %s is found', (_, service) => {
  expect(findingsOf(svcNodeportField, [service])).toMatchObject([
    { path: 'spec.ports[1].nodePort', found: '30080 on a Service of type ClusterIP' },
  ]);
});

test.each(['NodePort', 'LoadBalancer'])('a Service of type %s may have one', (type) => {
  expect(placesOf(svcNodeportField, [sampleService({ spec: { ports, type } })])).toEqual([]);
});

test('a node port of 0 or null, as templates write it, is none', () => {
  const empty = [samplePort({ nodePort: 0 }), samplePort({ nodePort: null }), samplePort({ nodePort: '30080' })];
  expect(placesOf(svcNodeportField, [sampleHeadlessService({ spec: { ports: empty } })])).toEqual([]);
});

test('an alias is not judged', () => {
  expect(placesOf(svcNodeportField, [sampleExternalName({ spec: { ports } })])).toEqual([]);
});
