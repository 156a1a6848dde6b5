import { describe, expect, test } from 'vitest';
import type { Mesh } from '../../../lib/connections/mesh/mesh';
import { connectionsOf, dialling } from '../connections-of';

/** The way that a client dials: HTTP by pod address, raw TCP by pod address, HTTP by name. */
type Way = 'http by address' | 'tcp by address' | 'http by name';

const WAYS: readonly Way[] = ['http by address', 'tcp by address', 'http by name'];

const STRICT = `
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: default, namespace: istio-system}
spec: {mtls: {mode: STRICT}}`;

/** ADDRESSING becomes the annotation that says how pods are dialled. */
const service = (name: string, spec: string, annotations = '') => `
---
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: shop, annotations: {ADDRESSING, ${annotations}}}
spec: {selector: {app: search}, ${spec}}`;

const headless = (ports: string, annotations = '') =>
  service('search', `clusterIP: None, ports: [${ports}]`, annotations);

/** A client in the mesh, three pods behind a headless Service, STRICT for all, and what the row adds. */
function system(way: Way, services: string, more: string, address?: string): string {
  const dialled = address ?? `${way === 'tcp by address' ? 'tcp' : 'http'}://search.shop:8080`;
  const addressing = `cdk8s-headless/addressing: ${way === 'http by address' ? 'pod-ip' : 'pod-dns'}`;
  return `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: search, namespace: shop}
spec:
  replicas: 3
  serviceName: search
  selector: {matchLabels: {app: search}}
  template:
    metadata: {labels: {app: search}}
    spec: {containers: [{name: search, image: search, ports: [{containerPort: 8080}]}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: client, namespace: shop}
spec:
  selector: {matchLabels: {app: client}}
  template:
    metadata: {labels: {app: client}}
    spec: {containers: [{name: client, image: client, env: [{name: TARGET, value: "${dialled}"}]}]}
${services.replaceAll('ADDRESSING', addressing)}${STRICT}${more}`;
}

function verdict(yaml: string, mesh: Mesh = 'istio-sidecar'): string {
  const connection = dialling(connectionsOf(yaml, {}, mesh), 'search.shop');
  const { failure } = connection;
  return connection.verdict.ready === 'fails' && failure !== undefined
    ? failure.step === 'mesh'
      ? 'refused'
      : failure.step
    : connection.verdict.ready === 'works'
      ? 'works'
      : '?';
}

const HTTP_SERVICE = service('search-http', 'ports: [{name: http, port: 8080}]');
const OLDER_HTTP = HTTP_SERVICE.replace('metadata: {', 'metadata: {creationTimestamp: "2020-01-01T00:00:00Z", ');
const DATED = (yaml: string) => yaml.replace('metadata: {', 'metadata: {creationTimestamp: "2024-01-01T00:00:00Z", ');

const DISABLE = `
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: search, namespace: shop}
spec: {selector: {matchLabels: {app: search}}, portLevelMtls: {8080: {mode: DISABLE}}}`;
const DISABLED_RULE = `
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: search, namespace: shop}
spec: {host: search, trafficPolicy: {portLevelSettings: [{port: {number: 8080}, tls: {mode: DISABLE}}]}}`;

const TCP = '{name: tcp-sync, port: 8080}';

/** What a real mesh did (Istio 1.31, Envoy 1.40, STRICT, ALLOW_ANY), a row for each form of the server's Services. */
const TABLE: readonly (readonly [string, string, string, readonly [string, string, string]])[] = [
  ['headless without ports', headless(''), '', ['refused', 'refused', 'refused']],
  ['the same beside a ClusterIP Service with HTTP', headless('') + HTTP_SERVICE, '', ['refused', 'refused', 'refused']],
  ['headless http', headless('{name: http, port: 8080}'), '', ['refused', 'refused', 'works']],
  ['headless tcp by name', headless(TCP), '', ['works', 'works', 'works']],
  ['headless tcp by appProtocol', headless('{name: x, port: 8080, appProtocol: tcp}'), '', ['works', 'works', 'works']],
  ['headless auto: unknown name', headless('{name: peer, port: 8080}'), '', ['works', 'works', 'works']],
  [
    'headless auto: unknown appProtocol hides the name',
    headless('{name: http, port: 8080, appProtocol: example.com/x}'),
    '',
    ['works', 'works', 'works'],
  ],
  [
    'appProtocol http wins over a name of TCP',
    headless('{name: tcp-x, port: 8080, appProtocol: http}'),
    '',
    ['refused', 'refused', 'works'],
  ],
  ['headless grpc', headless('{name: grpc, port: 8080}'), '', ['refused', 'refused', 'works']],
  ['udp in the name of a TCP port', headless('{name: udp-sync, port: 8080}'), '', ['refused', 'refused', 'refused']],
  ['exported to nobody', headless(TCP, 'networking.istio.io/exportTo: "~"'), '', ['refused', 'refused', 'refused']],
  [
    'headless tcp, and an older ClusterIP Service with HTTP on the same port of the pods',
    DATED(headless(TCP)) + OLDER_HTTP,
    '',
    ['works', 'refused', 'works'],
  ],
  ['DISABLE for the port alone', headless(TCP), DISABLE, ['refused', 'refused', 'refused']],
  [
    'DISABLE for the port with its DestinationRule',
    headless(TCP),
    DISABLE + DISABLED_RULE,
    ['works', 'works', 'works'],
  ],
];

describe("Istio's sidecars under STRICT mutual TLS", () => {
  test.each(TABLE)('%s', (_, services, more, wanted) => {
    expect(WAYS.map((way) => verdict(system(way, services, more)))).toEqual(wanted);
  });

  test('headless tcp 80 for pods that listen on 8080: neither port reaches them', () => {
    const services = headless('{name: tcp-sync, port: 80, targetPort: 8080}');
    const at = (port: number) => verdict(system('tcp by address', services, '', `tcp://search.shop:${port}`));
    expect([at(80), at(8080)]).toEqual(['port', 'refused']);
  });

  test('a bare pod behind the Service turns mutual TLS off for all: the pods with sidecars refuse', () => {
    const bare = `
---
apiVersion: v1
kind: Pod
metadata: {name: bare, namespace: shop, labels: {app: search, sidecar.istio.io/inject: "false"}}
spec: {containers: [{name: app, image: app, ports: [{containerPort: 8080}]}]}`;
    const connection = dialling(
      connectionsOf(system('tcp by address', headless(TCP), bare), {}, 'istio-sidecar'),
      'search.shop',
    );
    // The bare pod answers, so some of the calls get through.
    expect([connection.verdict.ready, connection.failure?.defect, connection.failure?.certainty]).toEqual([
      'works',
      'mesh-mixed',
      'fragile',
    ]);
  });
});

describe('what a scheme says', () => {
  test.each<[string, string]>([
    ['mysql://search.shop:8080', 'refused'],
    ['redis://search.shop:8080', 'works'],
    ['http://search.shop:8080', 'works'],
    ['search.shop:8080', 'works'],
  ])('%s on a port that Istio must detect: %s', (address, wanted) => {
    expect(verdict(system('http by name', headless('{name: peer, port: 8080}'), '', address))).toBe(wanted);
  });
});
