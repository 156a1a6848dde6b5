import { expect, test } from 'vitest';
import { sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { linkerdServerFirst } from '../../../lib/rules/linkerd/linkerd-server-first';
import { placesOf } from '../rule-tests';

const mesh = { mesh: 'linkerd' } as const;
const OPAQUE = 'config.linkerd.io/opaque-ports';
const pods = (name: string, containerPort: number, podAnnotations = {}) =>
  sampleStatefulSet({ container: { ports: [{ name, containerPort }] }, podAnnotations });

test('a database beside its default port is found at the port', () => {
  expect(placesOf(linkerdServerFirst, [pods('redis', 6390)], mesh)).toEqual([
    'StatefulSet/web spec.template.spec.containers[0].ports[0]',
  ]);
  expect(placesOf(linkerdServerFirst, [pods('tcp-mysql', 3307)], mesh)).toHaveLength(1);
});

test('default ports, annotated ones, other protocols and pods outside of the mesh are no finding', () => {
  expect(placesOf(linkerdServerFirst, [pods('redis', 6379)], mesh)).toEqual([]);
  expect(placesOf(linkerdServerFirst, [pods('redis', 6390, { [OPAQUE]: '6390' })], mesh)).toEqual([]);
  expect(placesOf(linkerdServerFirst, [pods('redis', 6390, { 'linkerd.io/inject': 'disabled' })], mesh)).toEqual([]);
  expect(placesOf(linkerdServerFirst, [pods('http', 8080)], mesh)).toEqual([]);
  expect(placesOf(linkerdServerFirst, [pods('redis', 6390)])).toEqual([]);
});

test('where a Service lists the port, the annotation that the pods lack is said by another rule', () => {
  const service = sampleService({ metadata: { annotations: { [OPAQUE]: '6390' } } });
  expect(placesOf(linkerdServerFirst, [service, pods('redis', 6390)], mesh)).toEqual([]);
});
