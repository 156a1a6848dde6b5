import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import {
  sampleDeployment,
  sampleHeadlessService,
  sampleService,
  sampleStatefulSet,
  withField,
} from '../../../lib/rules/examples';
import { istioProtocolConflict } from '../../../lib/rules/istio/istio-protocol-conflict';
import { findingsOf, placesOf } from '../rule-tests';

const sidecar = { mesh: 'istio-sidecar' } as const;
const set = sampleStatefulSet({ container: { ports: [{ containerPort: 80 }] } });
const headless = (name: string, ...ports: readonly Manifest[]) =>
  sampleHeadlessService({ name, spec: { selector: { app: 'web' }, ports } });
const http = { name: 'http', port: 80 };
const client = sampleService({ name: 'client', spec: { selector: { app: 'web' }, ports: [http] } });

test('two Services with different protocols for one port of the pods are found', () => {
  expect(
    findingsOf(istioProtocolConflict, [headless('db', { name: 'mysql', port: 80 }), client, set], sidecar),
  ).toEqual([
    expect.objectContaining({
      path: 'spec.ports[0].name',
      found: '"mysql" for port 80 of StatefulSet "web", but "http" in Service "client"',
      expected: 'the same protocol in both',
    }),
  ]);
});

test.each([
  [{ name: 'a', port: 80, appProtocol: 'mysql' }, 'spec.ports[0].appProtocol'],
  [{ port: 80, appProtocol: 'mysql' }, 'spec.ports[0].appProtocol'],
])('it is found where the port %j names its protocol', (port, path) => {
  expect(findingsOf(istioProtocolConflict, [headless('db', port), client, set], sidecar)).toEqual([
    expect.objectContaining({ path }),
  ]);
});

test('a Service with two protocols for one port of the pods contradicts itself', () => {
  const both = sampleService({ spec: { ports: [http, { name: 'https', port: 443, targetPort: 80 }] } });
  expect(findingsOf(istioProtocolConflict, [both, set], sidecar)).toEqual([
    expect.objectContaining({
      path: 'spec.ports[1].name',
      found: '"https" for port 80 of StatefulSet "web", but "http" in port "http" of this Service',
      fix: 'Let the container listen on two ports, one for each protocol, or remove one of the two Service ports.',
    }),
  ]);
});

test('TCP beside HTTP in two headless Services is an info', () => {
  const manifests = [headless('a', { name: 'tcp-a', port: 80 }), headless('b', http), set];
  expect(findingsOf(istioProtocolConflict, manifests, sidecar).map(({ severity }) => severity)).toEqual(['info']);
});

test('a port has one finding, however many workloads it leads to', () => {
  const other = sampleDeployment({
    name: 'other',
    labels: { app: 'web' },
    container: { ports: [{ containerPort: 80 }] },
  });
  expect(
    placesOf(istioProtocolConflict, [headless('db', { name: 'mysql', port: 80 }), client, set, other], sidecar),
  ).toHaveLength(1);
});

test.each<[string, readonly Manifest[]]>([
  [
    'TCP for addresses of pods is beside HTTP behind a cluster IP',
    [headless('a', { name: 'tcp-a', port: 80 }), client, set],
  ],
  [
    'an annotation says how the pods are called',
    [
      withField(
        headless('a', { name: 'tcp-a', port: 80 }),
        "metadata.annotations['cdk8s-headless/addressing']",
        'pod-ip',
      ),
      headless('b', http),
      set,
    ],
  ],
  ['the protocols are equal', [headless('a', http), client, set]],
  ['the protocol of one port is detected', [headless('a', { name: 'x', port: 80 }), client, set]],
  ['the ports of the pods differ', [headless('db', { name: 'mysql', port: 81 }), client, set]],
  ['a named target port is in no pod', [headless('db', { name: 'mysql', port: 80, targetPort: 'x' }), client, set]],
  [
    'the pods have no sidecar',
    [headless('db', { name: 'mysql', port: 80 }), client, sampleStatefulSet({ podSpec: { hostNetwork: true } })],
  ],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(istioProtocolConflict, manifests, sidecar)).toEqual([]);
});

test('without sidecars the protocols of ports are of no effect', () => {
  const manifests = [headless('db', { name: 'mysql', port: 80 }), client, set];
  expect(placesOf(istioProtocolConflict, manifests, { mesh: 'none' })).toEqual([]);
});
