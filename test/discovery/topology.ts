import fc from 'fast-check';
import type { DnsOptions } from '../../lib/discovery/cluster';
import type { Manifest } from '../../lib/manifest/manifest';

/** Manifests that an API server accepts, with few names, so that Services, pods and slices meet by chance. */
export interface Topology {
  readonly manifests: readonly Manifest[];
  readonly options: DnsOptions;
}

const namespaces = ['blue', 'green'];
const services = ['web', 'db', 'api'];
const namespace = fc.constantFrom(...namespaces);
const serviceNames = fc.constantFrom(...services);
const labels = fc.record({ app: fc.constantFrom('x', 'y') }, { requiredKeys: ['app'] });
const protocol = fc.constantFrom('TCP', 'UDP');
const number = fc.constantFrom(80, 8080, 9090);

const servicePorts = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom('http', 'grpc', 'raft'),
      protocol,
      port: fc.integer({ min: 1, max: 65535 }),
      targetPort: fc.oneof(fc.constant(undefined), number, fc.constantFrom('main', 'side')),
    }),
    { maxLength: 3, selector: ({ name }) => name },
  )
  .chain((ports) =>
    fc.boolean().map((named) => (ports.length === 1 && !named ? [{ ...ports[0], name: undefined }] : ports)),
  );

const selector = fc.oneof(
  { weight: 8, arbitrary: labels },
  { weight: 1, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom('s-0', 's-1').map((pod) => ({ 'statefulset.kubernetes.io/pod-name': pod })) },
  { weight: 1, arbitrary: fc.constant({ app: 'x', 'apps.kubernetes.io/pod-index': '1' }) },
);

const service = fc
  .record({
    namespace,
    name: serviceNames,
    headless: fc.boolean(),
    ports: servicePorts,
    selector,
    publishNotReadyAddresses: fc.boolean(),
    ipFamilyPolicy: fc.constantFrom(undefined, 'SingleStack', 'PreferDualStack'),
  })
  // Only a headless Service can have no ports.
  .filter(({ headless, ports }) => headless || ports.length > 0)
  .map(({ namespace, name, headless, ...spec }) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { ...spec, ...(headless ? { clusterIP: 'None' } : {}) },
  }));

const alias = fc
  .record({ namespace, target: fc.tuple(serviceNames, namespace), inside: fc.boolean() })
  .map(({ namespace, target: [name, other], inside }) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'alias', namespace },
    spec: { type: 'ExternalName', externalName: inside ? `${name}.${other}.svc.k8s.example` : 'db.example.com' },
  }));

const container = fc.record({
  name: fc.constant('main'),
  image: fc.constant('main'),
  ports: fc.option(
    number.map((containerPort) => [{ name: 'main', containerPort }]),
    { nil: undefined },
  ),
});

const podSpec = fc.record({
  hostname: fc.option(fc.constantFrom('host', 'other'), { nil: undefined }),
  subdomain: fc.option(serviceNames, { nil: undefined }),
  containers: container.map((main) => [main]),
  initContainers: fc.option(
    fc
      .record({
        name: fc.constant('side'),
        image: fc.constant('side'),
        restartPolicy: fc.constantFrom(undefined, 'Always'),
        ports: fc
          .tuple(number, protocol)
          .map(([containerPort, protocol]) => [{ name: 'side', containerPort, protocol }]),
      })
      .map((side) => [side]),
    { nil: undefined },
  ),
});

const workload = fc
  .record({
    namespace,
    kind: fc.constantFrom('StatefulSet', 'Deployment', 'ReplicaSet', 'Pod'),
    labels,
    podSpec,
    replicas: fc.integer({ min: 0, max: 4 }),
    serviceName: fc.option(serviceNames, { nil: undefined }),
    start: fc.integer({ min: 0, max: 2 }),
    podManagementPolicy: fc.constantFrom(undefined, 'OrderedReady', 'Parallel'),
  })
  .map(({ namespace, kind, labels, podSpec, replicas, serviceName, start, podManagementPolicy }): Manifest => {
    // A name for each kind, so that no two objects make pods of one name.
    const metadata = { namespace, name: { StatefulSet: 's', Deployment: 'd', ReplicaSet: 'r', Pod: 'p' }[kind] };
    if (kind === 'Pod') return { apiVersion: 'v1', kind, metadata: { ...metadata, labels }, spec: podSpec };
    const template = { metadata: { labels }, spec: podSpec };
    const set = kind === 'StatefulSet' ? { serviceName, ordinals: { start }, podManagementPolicy } : {};
    return {
      apiVersion: 'apps/v1',
      kind,
      metadata,
      spec: { replicas, selector: { matchLabels: labels }, template, ...set },
    };
  });

const slice = fc
  .record({
    namespace,
    service: fc.constantFrom(...services, 'gone'),
    family: fc.constantFrom('IPv4' as const, 'IPv6' as const),
    ports: fc.uniqueArray(fc.record({ name: fc.constantFrom('http', 'grpc', ''), port: number, protocol }), {
      maxLength: 2,
      selector: ({ name }) => name,
    }),
    endpoints: fc.array(
      fc.record({
        last: fc.integer({ min: 0, max: 6 }),
        hostname: fc.option(fc.constantFrom('host', 'written'), { nil: undefined }),
        ready: fc.constantFrom(undefined, true, false),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ namespace, service, family, ports, endpoints }, index = 0) => ({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `slice-${service}-${family}-${index}`,
      namespace,
      labels: { 'kubernetes.io/service-name': service },
    },
    addressType: family,
    ports,
    endpoints: endpoints.map(({ last, hostname, ready }) => ({
      addresses: [family === 'IPv4' ? `192.0.2.${last}` : `2001:db8::${last === 0 ? '' : last}`],
      hostname,
      conditions: { ready },
    })),
  }));

const key = ({ kind, metadata }: Manifest): string => {
  const { namespace, name } = metadata as { namespace: string; name: string };
  return `${String(kind)} ${namespace}/${name}`;
};

/** Random topologies. */
export const topology: fc.Arbitrary<Topology> = fc.record({
  manifests: fc
    .tuple(
      fc.array(service, { maxLength: 4 }),
      fc.array(workload, { maxLength: 5 }),
      fc.array(slice, { maxLength: 2 }),
      fc.array(alias, { maxLength: 1 }),
    )
    .map((parts) => [...new Map(parts.flat().map((manifest) => [key(manifest), manifest as Manifest])).values()]),
  options: fc.record({
    clusterDomain: fc.constant('k8s.example'),
    ipFamilies: fc.constantFrom<NonNullable<DnsOptions['ipFamilies']>[]>(['IPv4'], ['IPv6'], ['IPv4', 'IPv6']),
  }),
});
