import fc from 'fast-check';

/** A port of a container. */
export interface ContainerPort {
  readonly name: string | undefined;
  readonly number: number;
  readonly protocol: Protocol;
}

/** What makes pods. */
export interface RandomWorkload {
  readonly kind: 'StatefulSet' | 'Deployment' | 'ReplicaSet' | 'Pod';
  readonly labels: Labels;
  readonly ports: readonly ContainerPort[];
  readonly replicas: number;
  /** The Service, by its place; one past the last is a Service that does not exist. */
  readonly subdomain: number | undefined;
  readonly hostname: string | undefined;
  readonly parallel: boolean;
  readonly firstOrdinal: number;
}

export interface RandomServicePort {
  readonly name: string | undefined;
  readonly number: number;
  readonly target: number | string | undefined;
  readonly protocol: Protocol;
}

export interface RandomService {
  readonly kind: 'headless' | 'cluster' | 'external';
  /** Nothing: no selector. */
  readonly selector: Labels | undefined;
  readonly ports: readonly RandomServicePort[];
  readonly publishNotReadyAddresses: boolean;
  readonly families: 'IPv4' | 'IPv6' | 'dual' | undefined;
  /** The Service that an external one is an alias of, by its place; past the last it is a name outside. */
  readonly alias: number;
}

/** An EndpointSlice that no controller made. */
export interface RandomSlice {
  readonly service: number;
  readonly family: 'IPv4' | 'IPv6';
  readonly endpoints: readonly { readonly hostname: string | undefined; readonly ready: boolean | undefined }[];
  readonly ports: readonly ContainerPort[];
}

/** Services and workloads as they might stand in one namespace. */
export interface Topology {
  readonly workloads: readonly RandomWorkload[];
  readonly services: readonly RandomService[];
  readonly slices: readonly RandomSlice[];
}

export type Protocol = 'TCP' | 'UDP' | 'SCTP';
type Labels = Readonly<Record<string, string>>;

// Few words, so that selectors overlap and names meet.
const label = fc.constantFrom('x', 'y');
const labels = fc.record({ a: label, b: label }, { requiredKeys: ['a'] });
const selector = fc.record({ a: label, b: label }, { requiredKeys: [] });
const portName = fc.constantFrom('web', 'grpc', 'raft');
const portNumber = fc.constantFrom(80, 8080, 9090);
const protocol = fc.constantFrom<Protocol>('TCP', 'TCP', 'TCP', 'UDP', 'SCTP');
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });

const containerPorts = fc.uniqueArray(fc.record({ name: maybe(portName), number: portNumber, protocol }), {
  maxLength: 3,
  comparator: (one, other) =>
    (one.name !== undefined && one.name === other.name) ||
    (one.number === other.number && one.protocol === other.protocol),
});

const workload: fc.Arbitrary<RandomWorkload> = fc.record({
  kind: fc.constantFrom('StatefulSet', 'Deployment', 'ReplicaSet', 'Pod'),
  labels,
  ports: containerPorts,
  replicas: fc.integer({ min: 0, max: 4 }),
  subdomain: maybe(fc.nat(3)),
  hostname: maybe(fc.constantFrom('db', 'db-0', '10-0-0-1')),
  parallel: fc.boolean(),
  firstOrdinal: fc.constantFrom(0, 0, 1, 7),
});

const servicePorts = fc
  .uniqueArray(
    fc.record({ name: maybe(portName), number: portNumber, target: maybe(fc.oneof(portNumber, portName)), protocol }),
    {
      maxLength: 3,
      comparator: (one, other) =>
        one.name === other.name || (one.number === other.number && one.protocol === other.protocol),
    },
  )
  // With several ports each has a name, or the API server refuses them.
  .map((ports) => (ports.length > 1 ? ports.filter(({ name }) => name !== undefined) : ports));

const service: fc.Arbitrary<RandomService> = fc
  .record({
    kind: fc.constantFrom<RandomService['kind']>('headless', 'headless', 'headless', 'cluster', 'external'),
    selector: fc.option(selector, { nil: undefined, freq: 5 }),
    ports: servicePorts,
    publishNotReadyAddresses: fc.boolean(),
    families: fc.constantFrom(undefined, undefined, 'IPv4', 'IPv6', 'dual'),
    alias: fc.nat(3),
  })
  .filter(({ kind, ports }) => kind !== 'cluster' || ports.length > 0);

const hostname = maybe(fc.constantFrom('db', 'outside'));
const slice: fc.Arbitrary<RandomSlice> = fc.record({
  service: fc.nat(2),
  family: fc.constantFrom('IPv4', 'IPv6'),
  endpoints: fc.array(fc.record({ hostname, ready: maybe(fc.boolean()) }), { minLength: 1, maxLength: 3 }),
  ports: containerPorts.map((ports) => {
    const unnamed = ports.filter(({ name }) => name === undefined);
    return ports.filter((port) => port.name !== undefined || port === unnamed[0]);
  }),
});

export const topology: fc.Arbitrary<Topology> = fc.record({
  workloads: fc.array(workload, { maxLength: 3 }),
  services: fc.array(service, { minLength: 1, maxLength: 3 }),
  slices: fc.array(slice, { maxLength: 1 }),
});
