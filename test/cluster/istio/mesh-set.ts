import fc from 'fast-check';
import type { Live } from '../api/api';

const PORTS = [80, 8080, 9090] as const;

/** Names and application protocols that Istio knows, that it does not know, and that say two things. */
const NAMES = ['http', 'http-web', 'tcp', 'tcp-sync', 'grpc', 'redis', 'peer', 'https', 'tls-x', 'udp-sync'] as const;
const APP_PROTOCOLS = ['http', 'tcp', 'kubernetes.io/h2c', 'example.com/own', 'grpc', 'tls'] as const;

interface RandomService {
  readonly headless: boolean;
  readonly addressing: 'pod-ip' | 'pod-dns';
  readonly created: number;
  readonly ports: readonly {
    readonly port: number;
    readonly target: number;
    readonly name: string;
    readonly appProtocol: string | undefined;
  }[];
}

const port = fc.record({
  port: fc.constantFrom(...PORTS),
  target: fc.constantFrom(8080, 9090),
  name: fc.constantFrom(...NAMES),
  appProtocol: fc.option(fc.constantFrom(...APP_PROTOCOLS), { nil: undefined, freq: 3 }),
});

const service: fc.Arbitrary<RandomService> = fc.record({
  headless: fc.boolean(),
  addressing: fc.constantFrom('pod-ip', 'pod-dns'),
  created: fc.integer({ min: 1, max: 28 }),
  ports: fc.uniqueArray(port, { minLength: 1, maxLength: 2, selector: (one) => one.port }),
});

const mode = fc.constantFrom('STRICT', 'PERMISSIVE', 'DISABLE');

const set = fc.record({
  services: fc.uniqueArray(service, { minLength: 1, maxLength: 3, selector: ({ created }) => created }),
  /** Whether the client, the members and a second workload behind the Services have sidecars; there may be no second one. */
  client: fc.boolean(),
  members: fc.constantFrom(true, true, true, false),
  second: fc.option(fc.boolean(), { nil: undefined, freq: 1 }),
  mesh: fc.option(mode, { nil: undefined }),
  port: fc.option(fc.record({ number: fc.constantFrom(8080, 9090), mode }), { nil: undefined, freq: 1 }),
  rule: fc.option(fc.record({ service: fc.nat(2), mode: fc.constantFrom('DISABLE', 'ISTIO_MUTUAL') }), {
    nil: undefined,
    freq: 1,
  }),
  registryOnly: fc.constantFrom(false, false, false, true),
});

/** A client, the pods of one or two workloads, Services with random ports before them, and what Istio is told. */
export const meshSet: fc.Arbitrary<readonly Live[]> = set.map(
  ({ services, client, members, second, mesh, port: level, rule, registryOnly }) => [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { 'istio-injection': 'enabled' } } },
    ...services.map(serviceOf),
    workload('StatefulSet', 'search', 'search', members, { serviceName: 'search-0', replicas: 2 }),
    ...(second === undefined ? [] : [workload('Deployment', 'canary', 'search', second, { replicas: 1 })]),
    workload('Deployment', 'client', 'client', client, { replicas: 1 }, services.flatMap(dials)),
    ...(mesh === undefined ? [] : [peerAuthentication('default', 'istio-system', { mtls: { mode: mesh } })]),
    ...(level === undefined
      ? []
      : [
          peerAuthentication('search', 'shop', {
            selector: { matchLabels: { app: 'search' } },
            portLevelMtls: { [level.number]: { mode: level.mode } },
          }),
        ]),
    ...(rule === undefined
      ? []
      : [
          {
            apiVersion: 'networking.istio.io/v1',
            kind: 'DestinationRule',
            metadata: { name: 'rule', namespace: 'shop' },
            spec: {
              host: `search-${rule.service % services.length}.shop.svc.cluster.local`,
              trafficPolicy: { tls: { mode: rule.mode } },
            },
          },
        ]),
    ...(registryOnly
      ? [
          {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: 'istio', namespace: 'istio-system' },
            data: { mesh: 'outboundTrafficPolicy: {mode: REGISTRY_ONLY}' },
          },
        ]
      : []),
  ],
);

function serviceOf({ headless, addressing, created, ports }: RandomService, index: number): Live {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: `search-${index}`,
      namespace: 'shop',
      creationTimestamp: `2026-01-${String(created).padStart(2, '0')}T00:00:00Z`,
      annotations: { 'cdk8s-headless/addressing': addressing },
    },
    spec: {
      ...(headless && { clusterIP: 'None' }),
      selector: { app: 'search' },
      ports: ports.map(({ port: number, target, name, appProtocol }, at) => ({
        // Names of one Service differ.
        name: at === 0 ? name : `${name.split('-')[0]}-second`,
        port: number,
        targetPort: headless ? number : target,
        protocol: 'TCP',
        ...(appProtocol !== undefined && { appProtocol }),
      })),
    },
  };
}

/** Every port of a Service, and for a headless one a port that it does not declare, for HTTP and for something else. */
function dials({ headless, ports }: RandomService, index: number): readonly string[] {
  const undeclared = PORTS.filter((number) => headless && !ports.some((one) => one.port === number)).slice(0, 1);
  return [...ports.map((one) => one.port), ...undeclared].flatMap((number) =>
    ['http', 'tcp'].map((scheme) => `${scheme}://search-${index}.shop:${number}`),
  );
}

function workload(
  kind: string,
  name: string,
  app: string,
  sidecar: boolean,
  spec: Live,
  addresses: readonly string[] = [],
) {
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace: 'shop' },
    spec: {
      ...spec,
      selector: { matchLabels: { app, part: name } },
      template: {
        metadata: { labels: { app, part: name, ...(!sidecar && { 'sidecar.istio.io/inject': 'false' }) } },
        spec: {
          containers: [
            { name: 'main', image: 'main:1', env: addresses.map((value, at) => ({ name: `TARGET_${at}`, value })) },
          ],
        },
      },
    },
  };
}

function peerAuthentication(name: string, namespace: string, spec: Live): Live {
  return { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata: { name, namespace }, spec };
}
