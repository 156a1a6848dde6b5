import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { istioScopeMissing } from '../../../lib/rules/istio/istio-scope-missing';
import { sampleHeadlessService, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const sidecar = { mesh: 'istio-sidecar' } as const;
const RAFT = { name: 'tcp-raft', port: 7000 };
const service = (...ports: Manifest[]) => sampleHeadlessService({ spec: { ports } });
const set = (replicas: number | undefined, podLabels?: Manifest) =>
  sampleStatefulSet({ spec: { replicas }, ...(podLabels === undefined ? {} : { podLabels }) });
const places = (...manifests: Manifest[]) => placesOf(istioScopeMissing, manifests, sidecar);

describe('a large headless group that every sidecar must know', () => {
  test('is found above 100 listeners, at the ports of its Service', () => {
    expect(places(service(RAFT), set(101))).toEqual(['Service/web spec.ports']);
  });

  test('is counted as pods times ports', () => {
    const sync = { name: 'tcp-sync', port: 7001 };
    expect(places(service(RAFT, sync), set(51))).toHaveLength(1);
    expect(places(service(RAFT, sync), set(50))).toEqual([]);
  });

  test('may have a port whose protocol Istio guesses', () => {
    expect(places(service({ name: 'raft', port: 7000 }), set(101))).toHaveLength(1);
  });
});

describe('nothing is found', () => {
  test('at 100 listeners', () => {
    expect(places(service(RAFT), set(100))).toEqual([]);
  });

  test('where the number of replicas is not written', () => {
    const { replicas: _, ...spec } = set(1).spec as Manifest;
    expect(places(service(RAFT), { ...set(1), spec })).toEqual([]);
  });

  test('for HTTP ports, which need no listener for each pod', () => {
    expect(places(service({ name: 'http-api', port: 8080 }), set(150))).toEqual([]);
  });

  test('where the Service has a cluster IP', () => {
    expect(places(sampleService({ spec: { ports: [RAFT] } }), set(150))).toEqual([]);
  });

  test('where the Service is exported to some namespaces only', () => {
    const metadata = { annotations: { 'networking.istio.io/exportTo': '.' } };
    expect(places(sampleHeadlessService({ metadata, spec: { ports: [RAFT] } }), set(150))).toEqual([]);
  });

  test('where a Sidecar of Istio is in the checked files', () => {
    const scope = { apiVersion: 'networking.istio.io/v1', kind: 'Sidecar', metadata: { name: 'default' } };
    expect(places(service(RAFT), set(150), scope)).toEqual([]);
  });

  test('where the pods keep out of the mesh', () => {
    expect(places(service(RAFT), set(150, { 'sidecar.istio.io/inject': 'false' }))).toEqual([]);
  });

  test('in ambient mode, which has no sidecars', () => {
    expect(placesOf(istioScopeMissing, [service(RAFT), set(150)], { mesh: 'istio-ambient' })).toEqual([]);
  });
});

test('a Sidecar of another API limits nothing', () => {
  const other = { apiVersion: 'example.com/v1', kind: 'Sidecar', metadata: { name: 'default' } };
  expect(places(service(RAFT), set(150), other)).toHaveLength(1);
});
