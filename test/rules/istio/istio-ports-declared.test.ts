import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleDeployment, sampleHeadlessService, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { istioPortsDeclared } from '../../../lib/rules/istio/istio-ports-declared';
import { findingsOf, placesOf } from '../rule-tests';

const sidecar = { mesh: 'istio-sidecar' } as const;
const headless = sampleHeadlessService({ spec: { ports: [{ name: 'tcp-a', port: 80 }] } });
const set = (container: Manifest, more = {}) =>
  sampleStatefulSet({ container: { readinessProbe: undefined, ...container }, ...more });
const port = (containerPort: unknown, fields = {}) => ({ ports: [{ containerPort, ...fields }] });
const severities = (...manifests: readonly Manifest[]) =>
  findingsOf(istioPortsDeclared, manifests, sidecar).map(({ severity = 'warning' }) => severity);

test('a port that the pods call is an error', () => {
  const pods = set({ ...port(7000), args: ['--join=web-0.web:7000', 'web-1.web:80'] });
  expect(findingsOf(istioPortsDeclared, [headless, pods], sidecar)).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].ports[0].containerPort',
      found: '7000, which headless Service "web" does not declare, although clients call it',
      expected: 'a port 7000 in Service "web"',
      severity: 'error',
    }),
  ]);
});

test('a port that the pods call is an error though a cluster IP declares it, or a probe uses it', () => {
  const client = sampleService({ name: 'client', spec: { selector: { app: 'web' }, ports: [{ port: 7000 }] } });
  const pods = set({ ...port(7000), args: ['web-0.web:7000'], livenessProbe: { tcpSocket: { port: 7000 } } });
  expect(severities(headless, client, pods)).toEqual(['error']);
});

test('a port that pods of another workload call is an error too', () => {
  const client = sampleDeployment({ name: 'client', container: { args: ['web-0.web:7000'] } });
  expect(severities(headless, client, set(port(7000)))).toEqual(['error']);
});

test.each(['raft', 'tcp-gossip', 'grpc', 'epmd'])('the port %s, whose name is one for peers, is a warning', (name) => {
  expect(severities(headless, set(port(7000, { name })))).toEqual(['warning']);
});

test('it is a warning where a probe uses it too', () => {
  const container = { ...port(7000, { name: 'raft' }), readinessProbe: { tcpSocket: { port: 7000 } } };
  expect(severities(headless, set(container))).toEqual(['warning']);
});

test.each(['http-ui', 'backup', undefined])('the port %s is an info', (name) => {
  expect(severities(headless, set(port(7000, { name })))).toEqual(['info']);
});

test.each<[string, readonly Manifest[]]>([
  ['the Service declares the port', [headless, set(port(80))]],
  ['the port is for metrics', [headless, set(port(9090, { name: 'metrics' }))]],
  ['a probe uses the port', [headless, set({ ...port(8081), readinessProbe: { httpGet: { port: 8081 } } })]],
  ['the port is UDP', [headless, set(port(8081, { protocol: 'UDP' }))]],
  ['the port has no number', [headless, set(port(undefined))]],
  [
    'a cluster IP declares the port',
    [
      headless,
      sampleService({ name: 'client', spec: { selector: { app: 'web' }, ports: [{ port: 5432 }] } }),
      set(port(5432)),
    ],
  ],
  [
    'the Service has no ports, which istio-headless-portless finds',
    [sampleHeadlessService({ spec: { ports: [] } }), set(port(7000))],
  ],
  ['no headless Service selects the pods', [sampleService(), set(port(7000))]],
  ['the pods have no sidecar', [headless, set(port(7000), { podLabels: { 'sidecar.istio.io/inject': 'false' } })]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(istioPortsDeclared, manifests, sidecar)).toEqual([]);
});

test('a second headless Service may declare the port', () => {
  const peers = sampleHeadlessService({ name: 'peers', spec: { selector: { app: 'web' }, ports: [{ port: 7000 }] } });
  expect(placesOf(istioPortsDeclared, [headless, peers, set(port(7000))], sidecar)).toEqual([]);
});

test('without sidecars no port has to be declared', () => {
  expect(placesOf(istioPortsDeclared, [headless, set(port(7000))], { mesh: 'istio-ambient' })).toEqual([]);
});
