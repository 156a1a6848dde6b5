import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleHeadlessService, samplePod, sampleStatefulSet } from '../../../lib/rules/examples';
import { istioCallRefused } from '../../../lib/rules/istio/istio-call-refused';
import { findingsOf } from '../rule-tests';

const group = [
  sampleHeadlessService({ spec: { ports: [{ name: 'tcp-sync', port: 8080 }] } }),
  sampleStatefulSet({ container: { ports: [{ name: 'tcp-sync', containerPort: 8080 }] } }),
];
const peers = (mode: string) => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  metadata: { name: 'default' },
  spec: { mtls: { mode } },
});
const client = (value: string, inject?: string): Manifest =>
  samplePod({
    name: 'client',
    metadata: { labels: { app: 'client', ...(inject && { 'sidecar.istio.io/inject': inject }) } },
    container: { env: [{ name: 'PEER', value }] },
  });
const found = (...more: readonly Manifest[]) =>
  findingsOf(istioCallRefused, [...group, ...more], { mesh: 'istio-sidecar' }).map(
    ({ object, path, severity }) => `${severity} ${String(object.kind)} ${path}`,
  );

describe('a call that sidecars refuse is an error at the field that makes them', () => {
  test('a client without a sidecar, under STRICT', () => {
    expect(found(peers('STRICT'), client('web-0.web:8080', 'false'))).toEqual([
      "error Pod metadata.labels['sidecar.istio.io/inject']",
    ]);
  });
  test('MySQL on a port that Istio must detect', () => {
    const guessed = sampleHeadlessService({ spec: { ports: [{ name: 'db', port: 8080 }] } });
    expect(found(guessed, peers('STRICT'), client('mysql://web:8080'))).toEqual(['error Service spec.ports[0].name']);
  });
  test('an AuthorizationPolicy that allows nobody is a warning: another one may allow the call', () => {
    const rights = {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'nobody' },
      spec: {},
    };
    expect(found(peers('STRICT'), rights, client('web-0.web:8080'))).toEqual([
      'warning AuthorizationPolicy spec.rules',
    ]);
  });
});

describe('nothing is found', () => {
  test.each<[string, readonly Manifest[]]>([
    ['where the client has a sidecar', [peers('STRICT'), client('web-0.web:8080')]],
    ['under PERMISSIVE', [peers('PERMISSIVE'), client('web-0.web:8080', 'false')]],
    ['where no PeerAuthentication is in the files', [client('web-0.web:8080', 'false')]],
    ['where nobody dials', [peers('STRICT'), client('https://example.com', 'false')]],
  ])('%s', (_, manifests) => {
    expect(found(...manifests)).toEqual([]);
  });
});
