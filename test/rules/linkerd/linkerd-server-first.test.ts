import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleHeadlessService, samplePod, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { linkerdServerFirst } from '../../../lib/rules/linkerd/linkerd-server-first';
import { findingsOf, placesOf } from '../rule-tests';

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

describe('by what clients dial', () => {
  const client = (value: string) => samplePod({ name: 'client', container: { env: [{ name: 'DB', value }] } });
  const service = sampleHeadlessService({ spec: { ports: [{ name: 'db', port: 3307 }] } });
  const db = (podAnnotations: object = {}) => pods('db', 3307, podAnnotations);
  const severities = (...manifests: readonly Manifest[]) =>
    findingsOf(linkerdServerFirst, [service, ...manifests], mesh).map(({ path, severity }) => `${severity} ${path}`);

  test('a port whose name says nothing is found where a client waits for the server to speak', () => {
    expect(severities(db(), client('mysql://web-0.web:3307'))).toEqual([
      'warning spec.template.spec.containers[0].ports[0]',
    ]);
  });

  test('a port that is not declared is found at the annotations of the pods', () => {
    const undeclared = sampleStatefulSet({ container: { ports: [] } });
    expect(severities(undeclared, client('mysql://web-0.web:3307'))).toEqual(['warning spec.template.metadata']);
  });

  test('a port that its name shows too is found once', () => {
    const named = sampleHeadlessService({ spec: { ports: [{ name: 'mysql', port: 3307 }] } });
    const manifests = [named, pods('mysql', 3307), client('mysql://web-0.web:3307')];
    expect(placesOf(linkerdServerFirst, manifests, mesh)).toHaveLength(1);
  });

  test('clients that speak first, opaque ports and other meshes are no finding', () => {
    expect(severities(db(), client('http://web-0.web:3307'))).toEqual([]);
    expect(severities(db({ [OPAQUE]: '3307' }), client('mysql://web-0.web:3307'))).toEqual([]);
    const manifests = [service, db(), client('mysql://web-0.web:3307')];
    expect(placesOf(linkerdServerFirst, manifests, { mesh: 'istio-sidecar' })).toEqual([]);
  });
});
