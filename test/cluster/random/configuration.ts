import fc from 'fast-check';
import {
  Addressing,
  ClaimRetention,
  Formation,
  IpFamilyPolicy,
  IstioDataPlane,
  SeccompProfile,
  TolerationEffect,
  TolerationOperator,
  UnsatisfiableSpread,
  WireProtocol,
  type ClientPort,
  type HeadlessPort,
} from '../../../lib';

/** Props as plain data, so that a failure shows them; `configured-chart.ts` makes constructs of them. */
export type Configuration = typeof configuration extends fc.Arbitrary<infer T> ? T : never;

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const letters = 'abcdefghijklmnopqrstuvwxyz';
const inner = `${letters}0123456789-`;

/** A DNS label that begins with a letter, up to this length; long ones are as likely as short ones. */
const name = (longest: number) =>
  fc
    .tuple(
      fc.constantFrom(...letters),
      fc.string({ unit: fc.constantFrom(...inner), maxLength: longest - 1, size: 'max' }),
    )
    .map(([first, rest]) => `${first}${rest}`.replace(/-+$/, ''));

const portNumber = fc.oneof(fc.integer({ min: 1, max: 65535 }), fc.constantFrom(1, 53, 80, 8080, 65535));
const protocol = fc.constantFrom(...Object.values(WireProtocol));

const distinct = {
  comparator: (one: HeadlessPort, other: HeadlessPort) => one.name === other.name || one.number === other.number,
};
const ports: fc.Arbitrary<HeadlessPort[]> = fc.uniqueArray(
  fc.record({ name: name(15), number: portNumber, protocol: maybe(protocol) }),
  { minLength: 1, maxLength: 4, ...distinct },
);
const clientPorts: fc.Arbitrary<ClientPort[]> = fc.uniqueArray(
  fc.record({ name: name(15), number: portNumber, servicePort: maybe(portNumber), protocol: maybe(protocol) }),
  { minLength: 1, maxLength: 2, ...distinct },
);

const words = fc.constantFrom('team', 'example.com/owner', 'a', 'x-y.z_0');
const metadata = fc.record(
  {
    labels: fc.dictionary(words, fc.constantFrom('', 'search', 'A.b_c-1')),
    annotations: fc.dictionary(words, fc.string({ maxLength: 20 })),
  },
  { requiredKeys: [] },
);

const container = fc.record({
  image: fc.constantFrom('registry.example/app:1', 'registry.example/app@sha256:' + 'a'.repeat(64)),
  command: maybe(
    fc.array(fc.constantFrom('serve', '--peers=$(HEADLESS_SERVICE)', '$(POD_IP)'), { minLength: 1, maxLength: 3 }),
  ),
  env: fc.dictionary(fc.constantFrom('LOG_LEVEL', 'PEERS', 'ADDRESS'), fc.constantFrom('', 'info', '$(POD_NAME).$(X)')),
  cpuMillis: maybe(fc.integer({ min: 1, max: 4000 })),
  memoryMebibytes: maybe(fc.integer({ min: 1, max: 8192 })),
  httpReadiness: fc.boolean(),
});

const spread = fc.record({
  topologyKey: fc.constantFrom('kubernetes.io/hostname', 'topology.kubernetes.io/zone', 'example.com/rack'),
  maxSkew: maybe(fc.integer({ min: 1, max: 3 })),
  whenUnsatisfiable: maybe(fc.constantFrom(...Object.values(UnsatisfiableSpread))),
});

const toleration = fc.oneof(
  fc.constant({ operator: TolerationOperator.EXISTS }),
  fc.record({
    key: fc.constantFrom('dedicated', 'example.com/gpu'),
    operator: fc.constant(TolerationOperator.EQUAL),
    value: fc.constantFrom('search', ''),
    effect: fc.constantFrom(...Object.values(TolerationEffect)),
  }),
);

const storage = fc.record({
  name: name(20),
  mebibytes: fc.integer({ min: 1, max: 100_000 }),
  mountPath: fc.constantFrom('/data', '/var/lib/app', '/srv/wal'),
  storageClassName: maybe(fc.constantFrom('fast', 'standard-rwo')),
  labels: maybe(fc.constant({ tier: 'db' })),
});

/** What all groups of pods take. */
const pods = {
  name: name(52),
  replicas: maybe(fc.integer({ min: 1, max: 12 })),
  containers: fc.array(container, { minLength: 1, maxLength: 2 }),
  disruptionBudget: maybe(
    fc.record({ maxUnavailable: maybe(fc.integer({ min: 1, max: 3 })), omit: maybe(fc.boolean()) }),
  ),
  topologySpread: maybe(fc.uniqueArray(spread, { maxLength: 2, selector: ({ topologyKey }) => topologyKey })),
  terminationGraceSeconds: maybe(fc.integer({ min: 0, max: 600 })),
  minReadySeconds: maybe(fc.integer({ min: 0, max: 120 })),
  revisionHistoryLimit: maybe(fc.integer({ min: 0, max: 20 })),
  seccompProfile: maybe(fc.constant(SeccompProfile.RUNTIME_DEFAULT)),
  nodeSelector: maybe(fc.dictionary(words, fc.constantFrom('a', 'b'), { maxKeys: 2 })),
  tolerations: maybe(fc.array(toleration, { maxLength: 2 })),
  priorityClassName: maybe(fc.constantFrom('high', 'batch.low')),
  enableServiceLinks: maybe(fc.boolean()),
  metadata: maybe(metadata),
  podMetadata: maybe(metadata),
};

/** What groups of peers take beside. */
const group = {
  ...pods,
  ports,
  clientService: maybe(fc.record({ name: name(63), ports: clientPorts, metadata: maybe(metadata) })),
  publishNotReadyAddresses: maybe(fc.boolean()),
  envOnAllContainers: maybe(fc.boolean()),
  defaultReadinessProbe: maybe(fc.boolean()),
  grpcReadiness: fc.boolean(),
  networkPolicy: maybe(fc.constant({})),
  serviceMetadata: maybe(metadata),
  ipFamilyPolicy: maybe(fc.constantFrom(...Object.values(IpFamilyPolicy))),
};

const istio = maybe(
  fc.record({
    addressing: fc.constantFrom(...Object.values(Addressing)),
    dataPlane: maybe(fc.constantFrom(...Object.values(IstioDataPlane))),
    joinMesh: maybe(fc.boolean()),
  }),
);

const externalEndpoint = fc.record({
  address: fc.oneof(fc.ipV4(), fc.ipV6()),
  hostname: maybe(name(63)),
});

/** One construct with any of its props. */
export const configuration = fc.oneof(
  fc.record({
    kind: fc.constant('StatefulPeerGroup' as const),
    ...group,
    istio,
    formation: maybe(fc.constantFrom(...Object.values(Formation))),
    readinessNeedsPeers: maybe(fc.boolean()),
    ordinalsStart: maybe(fc.integer({ min: 0, max: 20 })),
    ordinalServices: maybe(fc.constant({})),
    storage: maybe(
      fc.uniqueArray(storage, { maxLength: 2, comparator: (a, b) => a.name === b.name || a.mountPath === b.mountPath }),
    ),
    claimRetention: maybe(fc.record({ whenDeleted: maybe(fc.constantFrom(...Object.values(ClaimRetention))) })),
  }),
  fc.record({ kind: fc.constant('DeploymentPeerGroup' as const), ...group, istio }),
  fc.record({
    kind: fc.constant('GrpcHeadlessBackend' as const),
    ...pods,
    port: portNumber,
    portName: maybe(name(15)),
    tls: maybe(fc.boolean()),
    connectionAgeSeconds: maybe(fc.integer({ min: 1, max: 3600 })),
    resolutionGapSeconds: maybe(fc.integer({ min: 1, max: 60 })),
    drainSeconds: maybe(fc.integer({ min: 1, max: 60 })),
  }),
  fc.record({
    kind: fc.constant('ExternalPeers' as const),
    name: name(63),
    ports,
    endpoints: fc.uniqueArray(externalEndpoint, { minLength: 1, maxLength: 5, selector: ({ address }) => address }),
    metadata: maybe(metadata),
  }),
);
