import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import {
  sampleContainer,
  sampleDeployment,
  sampleHeadlessService,
  sampleService,
  sampleStatefulSet,
  withField,
} from '../../../lib/rules/examples';
import { istioHttpByAddress } from '../../../lib/rules/istio/istio-http-by-address';
import { findingsOf, placesOf } from '../rule-tests';

const sidecar = { mesh: 'istio-sidecar' } as const;
const ip = (fieldPath = 'status.podIP') => ({ name: 'POD_IP', valueFrom: { fieldRef: { fieldPath } } });
const peers = (value: string) => ({ name: 'PEERS', value });
const search = (...env: readonly Manifest[]) => sampleDeployment({ name: 'search', container: { env } });
const service = (...ports: readonly Manifest[]) => sampleHeadlessService({ name: 'search', spec: { ports } });
const http = service({ name: 'http', port: 8080 });

test('an HTTP port of pods that call each other by address is found', () => {
  expect(findingsOf(istioHttpByAddress, [http, search(ip(), peers('search'))], sidecar)).toEqual([
    expect.objectContaining({
      path: 'spec.ports[0].name',
      expected: 'appProtocol: tcp for the port, or calls by name',
      severity: 'warning',
    }),
  ]);
});

test('it is found at appProtocol where that names the protocol', () => {
  const named = service({ name: 'x', port: 8080, appProtocol: 'grpc' });
  expect(findingsOf(istioHttpByAddress, [named, search(ip('status.podIPs'), peers('search'))], sidecar)).toEqual([
    expect.objectContaining({ path: 'spec.ports[0].appProtocol' }),
  ]);
});

test.each(['search', 'search.default.svc', 'http://search:8080'])('pods call each other by %s', (value) => {
  expect(placesOf(istioHttpByAddress, [http, search(ip(), peers(value))], sidecar)).toHaveLength(1);
});

test('the pods of a ReplicaSet have no names either', () => {
  const manifest = withField(search(ip(), peers('search')), 'kind', 'ReplicaSet');
  expect(placesOf(istioHttpByAddress, [http, manifest], sidecar)).toHaveLength(1);
});

test.each<[string, readonly Manifest[]]>([
  ['the pods do not know their own address', [http, search(peers('search'))]],
  ['another field of the pod is in a variable', [http, search(ip('metadata.name'), peers('search'))]],
  ['no variable has the Service', [http, search(ip(), peers('other'), peers('searching.shop'))]],
  ['gRPC sends the name of the Service', [http, search(ip(), peers('dns:///search:8080'))]],
  ['the pods have names', [http, sampleStatefulSet({ name: 'search', container: { env: [ip(), peers('search')] } })]],
  ['the port is TCP', [service({ name: 'tcp-sync', port: 8080 }), search(ip(), peers('search'))]],
  [
    'the Service has two ports',
    [service({ name: 'http', port: 8080 }, { name: 'tcp-a', port: 1 }), search(ip(), peers('search'))],
  ],
  ['the Service has a cluster IP', [sampleService({ name: 'search' }), search(ip(), peers('search'))]],
  [
    'an annotation says how the pods are called',
    [withField(http, "metadata.annotations['cdk8s-headless/addressing']", 'pod-dns'), search(ip(), peers('search'))],
  ],
  [
    'two containers have one of the variables each',
    [
      http,
      sampleDeployment({
        name: 'search',
        podSpec: {
          containers: [
            sampleContainer({ env: [ip()] }),
            sampleContainer({ name: 'b', ports: [], env: [peers('search')] }),
          ],
        },
      }),
    ],
  ],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(istioHttpByAddress, manifests, sidecar)).toEqual([]);
});

test('without sidecars HTTP may be called at any address', () => {
  expect(placesOf(istioHttpByAddress, [http, search(ip(), peers('search'))], { mesh: 'istio-ambient' })).toEqual([]);
});

describe('pods that join by the name of their own Service dial the addresses of the members', () => {
  const members = (kind: typeof sampleDeployment, container: Manifest, podSpec: Manifest = {}) =>
    kind({ name: 'search', container, podSpec });
  const places = (...manifests: readonly Manifest[]) => placesOf(istioHttpByAddress, manifests, sidecar);
  const PLACE = 'Service/search spec.ports[0].name';
  const mounted = {
    ...sampleContainer({ volumeMounts: [{ name: 'config', mountPath: '/etc/search' }] }),
  };
  const file = (text: string) => [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, data: { 'config.yaml': text } },
    members(sampleDeployment, mounted, { volumes: [{ name: 'config', configMap: { name: 'config' } }] }),
  ];

  test.each<[string, readonly Manifest[]]>([
    ['in a variable', [members(sampleDeployment, { env: [{ name: 'JOIN', value: 'search' }] })]],
    ['in an argument', [members(sampleDeployment, { args: ['-memberlist.join=search'] })]],
    ['in a file', file('memberlist:\n  join_members:\n    - search\n')],
    ['in a StatefulSet', [members(sampleStatefulSet, { env: [{ name: 'JOIN', value: 'search:8080' }] })]],
  ])('%s', (_, manifests) => {
    expect(places(http, ...manifests)).toEqual([PLACE]);
  });

  test('at the one port that is for members, where the Service has several', () => {
    const ports = [
      { name: 'http', port: 8080, targetPort: 'http-memberlist' },
      { name: 'http-metrics', port: 3100 },
    ];
    const join = members(sampleDeployment, {
      env: [{ name: 'JOIN', value: 'search' }],
      ports: [{ name: 'http-memberlist', containerPort: 8080 }],
    });
    expect(places(service(...ports), join)).toEqual([PLACE]);
    expect(places(service(...ports.map(({ name, port }) => ({ name, port }))), join)).toEqual([]);
  });

  test.each<[string, readonly Manifest[]]>([
    [
      'a URL, whose host is sent along',
      [members(sampleDeployment, { env: [{ name: 'JOIN_URL', value: 'http://search:8080' }] })],
    ],
    ['the name of one pod', [members(sampleStatefulSet, { env: [{ name: 'JOIN', value: 'search-0.search:8080' }] })]],
    ['another setting', file('server:\n  upstream_host: search\n')],
    ['another Service', [members(sampleDeployment, { env: [{ name: 'JOIN', value: 'other:8080' }] })]],
  ])('but not with %s', (_, manifests) => {
    expect(places(http, ...manifests)).toEqual([]);
  });
});
