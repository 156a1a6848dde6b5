import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import type { Rule } from '../../../lib/rules/rule';
import { istioExcludeAsymmetric } from '../../../lib/rules/istio/istio-exclude-asymmetric';
import { istioHeadlessPortless } from '../../../lib/rules/istio/istio-headless-portless';
import { istioHttpByAddress } from '../../../lib/rules/istio/istio-http-by-address';
import { istioPortEqual } from '../../../lib/rules/istio/istio-port-equal';
import { istioPortProtocol } from '../../../lib/rules/istio/istio-port-protocol';
import { istioPortsDeclared } from '../../../lib/rules/istio/istio-ports-declared';
import { istioProtocolConflict } from '../../../lib/rules/istio/istio-protocol-conflict';
import { istioProtocolDisagreement } from '../../../lib/rules/istio/istio-protocol-disagreement';
import { istioReservedPort } from '../../../lib/rules/istio/istio-reserved-port';
import { sampleDeployment, sampleHeadlessService, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf, placesOf, rulesOfTopics } from '../rule-tests';

const sidecar = { mesh: 'istio-sidecar' } as const;
const said = (rule: Rule, ...manifests: readonly Manifest[]) => placesOf(rule, manifests, sidecar);
const severities = (rule: Rule, ...manifests: readonly Manifest[]) =>
  findingsOf(rule, manifests, sidecar).map((fault) => fault.severity ?? rule.severity);
const set = (...numbers: readonly number[]) =>
  sampleStatefulSet({ container: { ports: numbers.map((containerPort) => ({ containerPort })) } });

test.each(['none', 'linkerd'] as const)(
  'under the mesh %s every rule of Istio about core objects is silent',
  (mesh) => {
    const core = rulesOfTopics('istio').filter(({ examples }) =>
      examples.bad.every(({ apiVersion }) => !String(apiVersion).includes('istio')),
    );
    expect(core.length).toBeGreaterThan(15);
    for (const rule of core) expect(placesOf(rule, rule.examples.bad, { mesh }), rule.id).toEqual([]);
  },
);

test('in ambient mode no port has to be declared', () => {
  const { bad } = istioHeadlessPortless.examples;
  expect(placesOf(istioHeadlessPortless, bad, { mesh: 'istio-ambient' })).toEqual([]);
});

test('a headless Service without ports is fine where no pod of the mesh is behind it', () => {
  expect(said(istioHeadlessPortless, sampleHeadlessService({ spec: { ports: [] } }))).toEqual([]);
  const out = sampleStatefulSet({ podLabels: { 'sidecar.istio.io/inject': 'false' } });
  expect(said(istioHeadlessPortless, sampleHeadlessService({ spec: { ports: [] } }), out)).toEqual([]);
  expect(said(istioHeadlessPortless, sampleHeadlessService({ spec: { ports: [] } }), sampleStatefulSet())).toEqual([
    'Service/web spec.ports',
  ]);
});

test('where pods ask for their sidecars one by one, the others are not taken for members', () => {
  const headless = sampleHeadlessService({ spec: { ports: [] } });
  const asking = sampleStatefulSet({ name: 'other', podLabels: { 'sidecar.istio.io/inject': 'true' } });
  expect(said(istioHeadlessPortless, headless, sampleStatefulSet(), asking)).toEqual([]);
  const namespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'a', labels: { 'istio-injection': 'enabled' } },
  };
  expect(said(istioHeadlessPortless, headless, sampleStatefulSet(), asking, namespace)).toHaveLength(1);
});

describe('container ports that the headless Service does not declare', () => {
  const headless = sampleHeadlessService({ spec: { ports: [{ name: 'tcp-a', port: 80 }] } });

  test('are a warning, and an error where the pods dial them', () => {
    expect(severities(istioPortsDeclared, headless, set(80, 7000))).toEqual(['info']);
    const container = { ports: [{ containerPort: 7000 }], args: ['--join=web-0.web:7000'] };
    expect(severities(istioPortsDeclared, headless, sampleStatefulSet({ container }))).toEqual(['error']);
  });

  test.each([
    ['named for metrics', { ports: [{ name: 'metrics', containerPort: 9090 }] }],
    ['probed', { ports: [{ containerPort: 8081 }], readinessProbe: { httpGet: { port: 8081 } } }],
    ['UDP', { ports: [{ containerPort: 8081, protocol: 'UDP' }] }],
  ])('are fine where they are %s', (_, container) => {
    expect(said(istioPortsDeclared, headless, sampleStatefulSet({ container }))).toEqual([]);
  });

  test('are a warning where their name is one for members, else an info', () => {
    const pods = (name?: string) => sampleStatefulSet({ container: { ports: [{ name, containerPort: 7000 }] } });
    for (const name of ['raft', 'tcp-gossip', 'grpc', 'epmd'])
      expect(severities(istioPortsDeclared, headless, pods(name))).toEqual(['warning']);
    for (const name of ['http-ui', 'backup', undefined])
      expect(severities(istioPortsDeclared, headless, pods(name))).toEqual(['info']);
  });

  test('are a warning where their name is one for members, also when a probe asks them', () => {
    const container = {
      ports: [{ name: 'raft', containerPort: 7000 }],
      readinessProbe: { tcpSocket: { port: 7000 } },
    };
    expect(severities(istioPortsDeclared, headless, sampleStatefulSet({ container }))).toEqual(['warning']);
  });

  test('are fine where clients reach them through a cluster IP', () => {
    const client = { ...sampleService({ spec: { ports: [{ port: 5432 }] } }), metadata: { name: 'web-client' } };
    expect(said(istioPortsDeclared, headless, client, set(80, 5432))).toEqual([]);
  });
});

test('a port that appProtocol makes plain TCP for calls to pod addresses is an info, one that it makes HTTP a warning', () => {
  const named = (name: string, appProtocol: string) =>
    sampleHeadlessService({ spec: { ports: [{ name, port: 80, appProtocol }] } });
  expect(severities(istioProtocolDisagreement, named('grpc-rpc', 'tcp'), set(80))).toEqual(['info']);
  expect(severities(istioProtocolDisagreement, named('tcp-rpc', 'http'), set(80))).toEqual(['warning']);
});

test('a named target port is resolved, and no fault when it is the same number', () => {
  const named = sampleHeadlessService({ spec: { ports: [{ name: 'tcp-a', port: 80, targetPort: 'a' }] } });
  const pods = (containerPort: number) => sampleStatefulSet({ container: { ports: [{ name: 'a', containerPort }] } });
  expect(said(istioPortEqual, named, pods(80))).toEqual([]);
  expect(said(istioPortEqual, named, pods(8080))).toEqual(['Service/web spec.ports[0].port']);
  expect(
    said(istioPortEqual, sampleService({ spec: { ports: [{ port: 80, targetPort: 8080 }] } }), pods(8080)),
  ).toEqual([]);
});

test('a guessed protocol is an info, and a warning where the server speaks first', () => {
  const guessed = (port: number) => sampleHeadlessService({ spec: { ports: [{ name: 'peer', port }] } });
  expect(severities(istioPortProtocol, guessed(7000), set(7000))).toEqual(['info']);
  expect(severities(istioPortProtocol, guessed(4222), set(4222))).toEqual(['warning']);
  expect(said(istioPortProtocol, sampleHeadlessService({ spec: { ports: [{ port: 7000 }] } }), set(7000))).toEqual([
    'Service/web spec.ports[0]',
  ]);
});

describe('an HTTP port of nameless pods that look for each other', () => {
  const podIp = { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } };
  const search = (...env: readonly Manifest[]) => sampleDeployment({ name: 'search', container: { env } });
  const headless = sampleHeadlessService({ name: 'search', spec: { ports: [{ name: 'http', port: 8080 }] } });
  const peers = (value: string) => ({ name: 'PEERS', value });

  test.each([['search'], ['search.default.svc'], ['http://search:8080']])(
    'is found where they are told `%s`',
    (value) => {
      expect(said(istioHttpByAddress, headless, search(podIp, peers(value)))).toEqual([
        'Service/search spec.ports[0].name',
      ]);
    },
  );

  test.each<[string, readonly Manifest[]]>([
    ['they do not know their own address', [headless, search(peers('search'))]],
    ['gRPC sends the name along', [headless, search(podIp, peers('dns:///search:8080'))]],
    [
      'pods have names',
      [headless, sampleStatefulSet({ name: 'search', container: { env: [podIp, peers('search')] } })],
    ],
    [
      'the Service says how it is dialled',
      [
        { ...headless, metadata: { name: 'search', annotations: { 'cdk8s-headless/addressing': 'pod-dns' } } },
        search(podIp, peers('search')),
      ],
    ],
  ])('is no finding where %s', (_, manifests) => {
    expect(said(istioHttpByAddress, ...manifests)).toEqual([]);
  });
});

test('HTTP behind a cluster IP and plain TCP for pod addresses go together; two headless Services are an info', () => {
  const tcp = sampleHeadlessService({ spec: { ports: [{ name: 'tcp-a', port: 80 }] } });
  const http = (spec: Manifest) => ({
    ...sampleService({ spec: { ports: [{ name: 'http', port: 80 }], ...spec } }),
    metadata: { name: 'x' },
  });
  expect(severities(istioProtocolConflict, tcp, http({}), set(80))).toEqual([]);
  expect(severities(istioProtocolConflict, tcp, http({ clusterIP: 'None' }), set(80))).toEqual(['info']);
});

test('a Service that leads two protocols to one pod port contradicts itself', () => {
  const ports = [
    { name: 'http', port: 80 },
    { name: 'https', port: 443, targetPort: 80 },
  ];
  const [fault] = findingsOf(istioProtocolConflict, [sampleService({ spec: { ports } }), set(80)], sidecar);
  expect(fault?.found).toBe('`https` for port 80 of StatefulSet `web`; its port http says `http`');
  expect(fault?.fix).toContain('a port of its own');
});

test('a gateway may use the ports of Istio', () => {
  const container = { name: 'istio-proxy', ports: [{ containerPort: 15021 }] };
  expect(said(istioReservedPort, sampleDeployment({ name: 'gateway', container }))).toEqual([]);
});

test('a port of metrics may be excluded inbound alone, a peer port may not', () => {
  const annotations = { 'traffic.sidecar.istio.io/excludeInboundPorts': '9090,7000' };
  const group = (name: string, port: number) => [
    sampleHeadlessService({ spec: { ports: [{ name, port }] } }),
    sampleStatefulSet({ podAnnotations: annotations, container: { ports: [{ name, containerPort: port }] } }),
  ];
  expect(said(istioExcludeAsymmetric, ...group('metrics', 9090))).toEqual([]);
  expect(said(istioExcludeAsymmetric, ...group('tcp-raft', 7000))).toHaveLength(1);
  expect(said(istioExcludeAsymmetric, ...group('tcp-raft', 7001))).toEqual([]);
});
