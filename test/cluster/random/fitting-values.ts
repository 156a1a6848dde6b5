import { Duration, Size, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import fc from 'fast-check';
import {
  AddressForm,
  Adoption,
  DaemonSetUpdateStrategy,
  DeploymentPeerGroup,
  FsGroup,
  GrpcDrain,
  HeadlessService,
  IstioSafeHeadless,
  Members,
  SeccompProfile,
  type MembersOptions,
} from '../../../lib';
import { Made, madeIn, once } from './made';

/** Of each kind there is a random value; here are those that a construct would not only refuse. */

const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
const inner = [...letters, ...Array.from('0123456789-')];

/** A DNS label that begins with a letter, up to this length; long ones are as likely as short ones. */
export const label = (longest: number) =>
  fc
    .tuple(
      fc.constantFrom(...letters),
      fc.string({ unit: fc.constantFrom(...inner), maxLength: longest - 1, size: 'max' }),
    )
    .map(([first, rest]) => `${first}${rest}`.replace(/-+/g, '-').replace(/-$/, ''));

export const word = fc.constantFrom('team', 'example.com/owner', 'a', 'x-y.z_0');
const portNumber = fc.oneof(fc.integer({ min: 1, max: 65535 }), fc.constantFrom(1, 53, 80, 8080, 65535));
const between = (min: number, max: number) => fc.integer({ min, max });

const distinctPorts = (ports: fc.Arbitrary<any[]>) =>
  ports.filter(
    (list) =>
      new Set(list.map(({ name }) => name)).size === list.length &&
      new Set(list.map(({ number }) => number)).size === list.length,
  );

const seconds = (min: number, max: number) =>
  between(min, max).map((count) => new Made(`Duration.seconds(${count})`, () => Duration.seconds(count)));
const mebibytes = (min: number, max: number) =>
  between(min, max).map((count) => new Made(`Size.mebibytes(${count})`, () => Size.mebibytes(count)));
const gibibytes = (min: number, max: number) =>
  between(min, max).map((count) => new Made(`Size.gibibytes(${count})`, () => Size.gibibytes(count)));
const millis = (min: number, max: number) =>
  between(min, max).map((count) => new Made(`Cpu.millis(${count})`, () => kplus.Cpu.millis(count)));

const emptyDir = (name: string) =>
  new Made(`Volume.fromEmptyDir(chart, "${name}", "${name}")`, (chart) =>
    once(chart, `Volume-${name}`, () => kplus.Volume.fromEmptyDir(chart, `Volume-${name}`, name)),
  );
const secret = (name: string) =>
  new Made(`Secret.fromSecretName(chart, "${name}", "${name}")`, (chart) =>
    once(chart, `Secret-${name}`, () => kplus.Secret.fromSecretName(chart, `Secret-${name}`, name)),
  );
const configMap = (name: string) =>
  new Made(`new ConfigMap(chart, "${name}")`, (chart) =>
    once(
      chart,
      `ConfigMap-${name}`,
      () => new kplus.ConfigMap(chart, `ConfigMap-${name}`, { metadata: { name }, data: { 'app.conf': name } }),
    ),
  );
const surge = (pods: number, percent: number) =>
  new Made(`DeploymentStrategy.rollingUpdate(${pods}, ${percent}%)`, () =>
    kplus.DeploymentStrategy.rollingUpdate({
      maxSurge: kplus.PercentOrAbsolute.absolute(pods),
      maxUnavailable: kplus.PercentOrAbsolute.percent(percent),
    }),
  );
const drain = (duration: number, make: (duration: Duration) => GrpcDrain, how: string) =>
  new Made(`GrpcDrain.${how} for ${duration} s`, () => make(Duration.seconds(duration)));

const members = (template: string, options: MembersOptions) =>
  new Made(`Members.each("${template}", ${fc.stringify(options)})`, () => Members.each(template, options));

/** A Service that is made before its group, in the place of the one that the group makes. */
const service: fc.Arbitrary<Made> = fc
  .record({
    name: label(52),
    ports: distinctPorts(fc.array(fc.record({ name: label(15), number: portNumber }), { minLength: 1, maxLength: 3 })),
    addressing: fc.constantFrom(undefined, 'pod-ip', 'pod-dns'),
    dataPlane: fc.constantFrom(undefined, 'sidecar', 'ambient'),
    joinMesh: fc.constantFrom(undefined, true, false),
  })
  .map(({ name, ports, ...mesh }) =>
    mesh.addressing === undefined
      ? new Made(`new HeadlessService(${fc.stringify({ name, ports })})`, (chart: Chart) =>
          once(chart, 'Headless', () => new HeadlessService(chart, 'Headless', { name, ports })),
        )
      : new Made(`new IstioSafeHeadless(${fc.stringify({ name, ports, ...mesh })})`, (chart: Chart) =>
          once(
            chart,
            'Headless',
            () => new IstioSafeHeadless(chart, 'Headless', madeIn(chart, { name, ports, ...mesh }) as never),
          ),
        ),
  );

/** The name of a group that is one cluster with another one. */
export const RING = 'ring-beside';

/** By kind. */
export const CLASSES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  string: label(15),
  token: fc.constantFrom('a', 'search', 'b.c'),
  integer: between(1, 20),
  number: fc.constantFrom(1, 1.5, 2),
  boolean: fc.boolean(),
  Adoption: fc.constantFrom(
    new Made('Adoption.of({ selector: { app: "old" } })', () => Adoption.of({ selector: { app: 'old' } })),
  ),
  FsGroup: fc.constantFrom(
    new Made('FsGroup.of(1000)', () => FsGroup.of(1000)),
    new Made('FsGroup.of(70000)', () => FsGroup.of(70000)),
  ),
  GrpcDrain: fc.constantFrom(
    drain(40, (duration) => GrpcDrain.sleep(duration), 'sleep'),
    drain(60, (duration) => GrpcDrain.exec(['/bin/drain'], duration), 'exec'),
    drain(50, (duration) => GrpcDrain.byApplication(duration), 'byApplication'),
  ),
  HeadlessService: service,
  Members: fc
    .record(
      {
        form: fc.constantFrom(...Object.values(AddressForm)),
        separator: fc.constantFrom(' ', ';'),
        first: fc.constant(1),
      },
      { requiredKeys: [] },
    )
    .map((options) => members('{ordinal}@{host}', options)),
  SeccompProfile: fc.constant(new Made('SeccompProfile.RUNTIME_DEFAULT', () => SeccompProfile.RUNTIME_DEFAULT)),
  'constructs.IConstruct': fc.constantFrom(configMap('settings-of-app'), configMap('rules-of-app')),
  DaemonSetUpdateStrategy: fc.constantFrom(
    new Made('DaemonSetUpdateStrategy.onDelete()', () => DaemonSetUpdateStrategy.onDelete()),
    new Made('DaemonSetUpdateStrategy.rollingUpdate()', () => DaemonSetUpdateStrategy.rollingUpdate()),
    new Made('DaemonSetUpdateStrategy.rollingUpdate(10%)', () =>
      DaemonSetUpdateStrategy.rollingUpdate({ maxUnavailable: kplus.PercentOrAbsolute.percent(10) }),
    ),
  ),
  'cdk8s.Duration': seconds(1, 60),
  'cdk8s.Size': mebibytes(1, 100_000),
  IPeerGroup: fc.constant(
    new Made(`new DeploymentPeerGroup(chart, "Ring", { name: "${RING}" })`, (chart) =>
      once(
        chart,
        'Ring',
        () =>
          new DeploymentPeerGroup(chart, 'Ring', {
            name: RING,
            ports: [{ name: 'gossip', number: 7946 }],
            containers: [{ image: 'registry.example/ring:1' }],
          }),
      ),
    ),
  ),
  'cdk8s-plus-27.Cpu': millis(1, 100),
  'cdk8s-plus-27.DeploymentStrategy': fc.constantFrom(surge(1, 0), surge(2, 10)),
  'cdk8s-plus-27.EnvFrom': fc.constant(
    new Made('Env.fromConfigMap(settings)', (chart) =>
      kplus.Env.fromConfigMap(
        once(chart, 'Settings', () => kplus.ConfigMap.fromConfigMapName(chart, 'Settings', 'settings')),
      ),
    ),
  ),
  'cdk8s-plus-27.EnvValue': fc
    .constantFrom('', 'info', '$(POD_NAME).$(X)')
    .map((text) => new Made(`EnvValue.fromValue("${text}")`, () => kplus.EnvValue.fromValue(text))),
  'cdk8s-plus-27.Handler': fc.constant(
    new Made('Handler.fromCommand(["/bin/true"])', () => kplus.Handler.fromCommand(['/bin/true'])),
  ),
  'cdk8s-plus-27.INetworkPolicyPeer': fc
    .constantFrom('shop', 'audit')
    .map(
      (app) =>
        new Made(`Pods.select(chart, { app: "${app}" })`, (chart) =>
          once(chart, `Pods-${app}`, () => kplus.Pods.select(chart, `Pods-${app}`, { labels: { app } })),
        ),
    ),
  'cdk8s-plus-27.ISecret': fc.constantFrom(secret('registry'), secret('mirror')),
  'cdk8s-plus-27.IServiceAccount': fc.constant(
    new Made('new ServiceAccount(chart, { name: "search" })', (chart) =>
      once(chart, 'Account', () => new kplus.ServiceAccount(chart, 'Account', { metadata: { name: 'search' } })),
    ),
  ),
  'cdk8s-plus-27.Probe': fc.constantFrom(
    new Made('Probe.fromHttpGet("/ready", 9999)', () => kplus.Probe.fromHttpGet('/ready', { port: 9999 })),
    new Made('Probe.fromCommand(["/bin/true"])', () => kplus.Probe.fromCommand(['/bin/true'])),
  ),
  'cdk8s-plus-27.StatefulSetUpdateStrategy': fc.constantFrom(
    new Made('StatefulSetUpdateStrategy.onDelete()', () => kplus.StatefulSetUpdateStrategy.onDelete()),
    new Made('StatefulSetUpdateStrategy.rollingUpdate(1)', () =>
      kplus.StatefulSetUpdateStrategy.rollingUpdate({ partition: 1 }),
    ),
  ),
  'cdk8s-plus-27.Volume': fc.constantFrom(emptyDir('cache'), emptyDir('scratch')),
};

type Field = (value: fc.Arbitrary<any>) => fc.Arbitrary<unknown>;
const is =
  (values: fc.Arbitrary<unknown>): Field =>
  () =>
    values;
const always = (...values: readonly unknown[]): Field => is(fc.constantFrom(...values));

/** A name of a variable for each field of a struct of such names. */
const variables = (...fields: readonly string[]): Record<string, Field> =>
  Object.fromEntries(
    fields.map((field) => [
      field,
      always(
        `MY_${field
          .replace('.', '_')
          .replace(/([A-Z])/g, '_$1')
          .toUpperCase()}`,
      ),
    ]),
  );

const distinctNames: Field = (list) =>
  list.filter((entries: { name: string }[]) => new Set(entries.map(({ name }) => name)).size === entries.length);
const named =
  (prefix: string): Field =>
  (containers) =>
    containers.map((list: object[]) => list.map((one, index) => ({ ...one, name: `${prefix}-${index}` })));

/** Fields that go with the type of the Service only. */
function withoutContradictionsOfType({
  externalTrafficPolicy,
  loadBalancerClass,
  loadBalancerSourceRanges,
  sessionAffinityTimeout,
  ...service
}: Record<string, any>) {
  const isOutside = service.type === 'NodePort' || service.type === 'LoadBalancer';
  return {
    ...service,
    ...(isOutside ? { externalTrafficPolicy } : {}),
    ...(service.type === 'LoadBalancer' ? { loadBalancerClass, loadBalancerSourceRanges } : {}),
    ...(service.sessionAffinity === 'ClientIP' ? { sessionAffinityTimeout } : {}),
    ...(service.name === undefined || isOutside
      ? {}
      : { ports: service.ports.map(({ nodePort, ...port }: Record<string, unknown>) => port) }),
  };
}

const reachable: Field = (service) => service.map(withoutContradictionsOfType);

const AMOUNTS = ['maxUnavailable', 'maxUnavailablePercent', 'minAvailable', 'minAvailablePercent'];

/** A budget with this one of its amounts at most. */
const withAmount = ([budget, amount]: [Record<string, unknown>, string]) =>
  Object.fromEntries(Object.entries(budget).filter(([name]) => !AMOUNTS.includes(name) || name === amount));

/** A volume is mounted, or is a device. */
function asFileSystemOrDevice({ mountPath, devicePath, subPath, volumeMode, ...storage }: Record<string, unknown>) {
  return volumeMode === 'Block'
    ? { ...storage, volumeMode, devicePath: devicePath ?? '/dev/xvdb' }
    : { ...storage, volumeMode, mountPath, subPath };
}

/** By `Struct.prop`, or by the name of a prop in all structs. */
export const FIELDS: Readonly<Record<string, Field>> = {
  ports: (ports) => distinctPorts(ports),
  number: is(portNumber),
  port: is(portNumber),
  servicePort: is(portNumber),
  clusterDomain: always('cluster.local', 'example.internal'),
  ipFamilies: always(['IPv4'], ['IPv6'], ['IPv4', 'IPv6'], ['IPv6', 'IPv4']),
  containers: named('container'),
  initContainers: named('init'),
  peerContainer: always('container-0'),
  'ObjectMetadata.labels': is(fc.dictionary(word, fc.constantFrom('', 'search', 'A.b_c-1'))),
  'ObjectMetadata.annotations': is(fc.dictionary(word, fc.string({ maxLength: 20 }))),
  nodeSelector: is(fc.dictionary(word, fc.constantFrom('a', 'b'), { maxKeys: 2 })),
  replicas: is(between(1, 12)),
  revisionHistoryLimit: is(between(0, 20)),
  minReady: is(seconds(0, 120)),
  terminationGracePeriod: is(seconds(0, 600)),
  ...variables('PeerEnvNames.podName', 'PeerEnvNames.podNamespace', 'PeerEnvNames.podIp', 'PeerEnvNames.podIps'),
  ...variables('PeerEnvNames.service', 'PeerEnvNames.host', 'PeerEnvNames.domain', 'PeerEnvNames.advertisedName'),
  ...variables('PeerEnvNames.portPrefix'),
  ...variables('GrpcServerEnvNames.maxConnectionAge', 'GrpcServerEnvNames.maxConnectionAgeGrace'),
  ...variables('GrpcServerEnvNames.minPingInterval', 'GrpcServerEnvNames.drain'),
  ...variables('GrpcClientEnvNames.target', 'GrpcClientEnvNames.serviceConfig', 'GrpcClientEnvNames.resolutionGap'),
  ...variables('GrpcClientEnvNames.keepaliveTime', 'GrpcClientEnvNames.keepaliveTimeout'),
  // `configuration.ts` puts the name of a port of the construct into its place.
  'PeerEnvNames.ports': always({ PORT: 'MY_FIRST_PORT' }),
  'GrpcProbe.port': always('PORT'),
  'OrdinalServicesProps.ports': always(['PORT']),
  'PeerNetworkPolicyProps.clientPorts': always(['PORT']),
  ...Object.fromEntries(
    ['ClientServiceProps', 'LeaderServiceProps', 'OrdinalServicesProps'].flatMap((struct) => [
      [`${struct}.type`, always('ClusterIP', 'NodePort', 'LoadBalancer')],
      [`${struct}.sessionAffinityTimeout`, is(seconds(1, 86_400))],
      [`${struct}.loadBalancerClass`, always('example.com/internal')],
      [`${struct}.loadBalancerSourceRanges`, always(['203.0.113.0/24'], ['10.0.0.0/8', '2001:db8::/32'])],
    ]),
  ),
  clientService: reachable,
  leaderService: reachable,
  ordinalServices: reachable,
  clientServices: (services) =>
    services.map((list: Record<string, unknown>[]) => list.map(withoutContradictionsOfType)),
  'ClientServiceProps.podLabels': always({ role: 'replica' }),
  'LeaderServiceProps.otherEndpoints': always(['orders-config'], ['orders-sync', 'orders-failover']),
  // `configuration.ts` puts the first ordinal of the group into its place.
  'OrdinalServicesProps.ordinalMetadata': (metadata) =>
    metadata.map((mapping: object) => ({ ORDINAL: Object.values(mapping)[0] as unknown })),
  nodePort: is(between(30_000, 32_767)),
  'PeerNetworkPolicyRule.ports': always(['PORT']),
  'PeerAuthenticationProps.plaintextPorts': always(['PORT']),
  'GrpcProbe.timeout': is(seconds(1, 5)),
  'GrpcProbe.period': is(seconds(5, 30)),
  'GrpcProbe.initialDelay': is(seconds(0, 30)),
  'GrpcProbe.failureThreshold': is(between(1, 5)),
  'TopologySpread.topologyKey': always('kubernetes.io/hostname', 'topology.kubernetes.io/zone', 'example.com/rack'),
  'TopologySpread.maxSkew': is(between(1, 3)),
  topologySpread: (spread) =>
    spread.filter(
      (list: { topologyKey: string }[]) => new Set(list.map((one) => one.topologyKey)).size === list.length,
    ),
  tolerations: is(
    fc.array(
      fc.oneof(
        fc.constant({ operator: 'Exists' }),
        fc.record({ key: fc.constantFrom('dedicated', 'example.com/gpu'), value: fc.constantFrom('search', '') }),
        fc.record({
          key: fc.constant('dedicated'),
          effect: fc.constant('NoExecute'),
          tolerationSeconds: between(0, 60),
        }),
      ),
      { minLength: 1, maxLength: 2 },
    ),
  ),
  priorityClassName: always('high', 'batch.low'),
  'HostAlias.ip': always('10.20.0.7', 'fd00::7'),
  'HostAlias.hostnames': always(['db.example'], ['a.example', 'b.example']),
  podDns: is(
    fc.constantFrom(
      { policy: 'ClusterFirst', options: [{ name: 'ndots', value: '2' }, { name: 'rotate' }] },
      { policy: 'None', nameservers: ['10.96.0.10'], searches: ['example'] },
      { hostnameAsFQDN: false },
    ),
  ),
  // Only one of the four amounts is taken.
  disruptionBudget: (budgets) => fc.tuple(budgets, fc.constantFrom(...AMOUNTS)).map(withAmount),
  'DisruptionBudgetProps.maxUnavailable': always(1),
  'DisruptionBudgetProps.maxUnavailablePercent': always(10, 30),
  'DisruptionBudgetProps.minAvailable': always(1, 2),
  'DisruptionBudgetProps.minAvailablePercent': always(60),
  'PodSecurityContextProps.user': is(between(1, 70_000)),
  'PodSecurityContextProps.ensureNonRoot': always(true),
  'PodSecurityContextProps.sysctls': always([{ name: 'net.ipv4.ip_local_port_range', value: '1024 65535' }]),
  'EmptyDir.mountPath': always('/tmp', '/var/run/app', '/opt/app/Logs_1'),
  'EmptyDir.sizeLimit': is(mebibytes(1, 512)),
  'EmptyDir.name': always('folder-a', 'folder-b'),
  'EmptyDir.containers': always(['container-0']),
  emptyDirs: (folders) =>
    folders.filter(
      (list: { mountPath: string; name?: string }[]) =>
        new Set(list.map((one) => one.mountPath)).size === list.length &&
        new Set(list.map((one) => one.name ?? one.mountPath)).size === list.length,
    ),
  runAs: is(between(1, 70_000)),
  'PeerStorage.mountPath': always('/data', '/var/lib/app', '/srv/wal'),
  storage: (storage) =>
    (distinctNames(storage) as typeof storage)
      .filter((list: any[]) => new Set(list.map((one) => one.mountPath)).size === list.length)
      .map((list: any[]) => list.map(asFileSystemOrDevice)),
  'PeerStorage.devicePath': always('/dev/xvda'),
  'PeerStorage.containers': always(['container-0']),
  'PeerStorage.labels': always({ tier: 'db' }),
  'PeerStorage.annotations': always({ 'backup.example/policy': 'daily' }),
  'PeerStorage.subPath': always('data', 'app/one'),
  'ClaimDataSource.kind': always('VolumeSnapshot'),
  'ClaimDataSource.apiGroup': always('snapshot.storage.k8s.io'),
  'ClaimDataSource.name': is(label(15)),
  'PeerStorage.accessModes': always(['ReadWriteOnce'], ['ReadWriteMany', 'ReadOnlyMany'], ['ReadWriteOncePod']),
  ordinalsStart: is(between(0, 20)),
  ordinalVariable: always('NODE_ID'),
  'StatefulPeerGroupProps.kubernetesVersion': always('1.28', '1.30'),
  memberVariables: (lists) => lists.map((mapping: object) => ({ VOTERS: Object.values(mapping)[0] as unknown })),
  'ContainerProps.image': always('registry.example/app:1', `registry.example/app@sha256:${'a'.repeat(64)}`),
  'ContainerProps.command': always(['serve'], ['serve', '--peers=$(HEADLESS_SERVICE)', '$(POD_IP)']),
  'ContainerProps.args': always(['-v']),
  'ContainerProps.portNumber': always(30_000),
  'ContainerProps.port': always(30_000),
  'ContainerProps.ports': always([{ name: 'extra', number: 30_001, protocol: 'UDP' }], [{ number: 30_002 }]),
  'ContainerProps.envVariables': (values) =>
    values.map((mapping: object) =>
      Object.fromEntries(Object.values(mapping).map((value, index) => [['LOG_LEVEL', 'PEERS'][index], value])),
    ),
  'ContainerProps.envFrom': (from) => from.map((list: unknown[]) => list.slice(0, 1)),
  'ContainerProps.volumeMounts': (mounts) =>
    mounts.map(([{ subPath, ...mount }]: [Record<string, unknown>]) => [
      mount.subPathExpr === undefined ? { ...mount, subPath } : mount,
    ]),
  'ContainerProps.workingDir': always('/srv'),
  'VolumeMount.path': always('/mnt/cache', '/mnt/scratch'),
  'VolumeMount.subPath': always('app/one'),
  'VolumeMount.subPathExpr': always('app/$(POD_NAME)'),
  // Only a privileged container may mount into its host.
  'VolumeMount.propagation': always('None', 'HostToContainer'),
  'CpuResources.request': is(millis(1, 500)),
  'CpuResources.limit': is(millis(500, 4000)),
  'MemoryResources.request': is(mebibytes(1, 128)),
  'MemoryResources.limit': is(mebibytes(128, 8192)),
  'EphemeralStorageResources.request': is(gibibytes(1, 2)),
  'EphemeralStorageResources.limit': is(gibibytes(2, 8)),
  // What Pod Security "restricted" takes.
  'ContainerSecurityContextProps.user': is(between(1, 70_000)),
  'ContainerSecurityContextProps.ensureNonRoot': always(true),
  'ContainerSecurityContextProps.privileged': always(false),
  'ContainerSecurityContextProps.allowPrivilegeEscalation': always(false),
  capabilities: always({ drop: ['ALL'] }, { add: ['NET_BIND_SERVICE'], drop: ['ALL'] }),
  // Times of a rollout that fit each other.
  'GrpcHeadlessBackendProps.connectionAge': is(seconds(200, 3600)),
  'GrpcHeadlessBackendProps.connectionAgeGrace': is(seconds(1, 60)),
  'GrpcHeadlessBackendProps.dnsTtl': is(seconds(1, 30)),
  'GrpcHeadlessBackendProps.minReady': is(seconds(100, 200)),
  'GrpcHeadlessBackendProps.terminationGracePeriod': is(seconds(200, 600)),
  'GrpcHeadlessBackendProps.minPingInterval': is(seconds(60, 600)),
  // From 1.30 on the kubelet itself waits: a field that the oldest server does not know.
  'GrpcHeadlessBackendProps.kubernetesVersion': always('1.27', '1.29'),
  'GrpcRetryPolicy.methods': always(['prices.Prices', 'prices.Prices/Get']),
  'GrpcRetryPolicy.maxAttempts': is(between(2, 5)),
  'GrpcRetryPolicy.initialBackoff': is(seconds(1, 2)),
  'GrpcRetryPolicy.maxBackoff': is(seconds(2, 10)),
  'GrpcKeepalive.time': is(seconds(600, 900)),
  'GrpcKeepalive.minPingInterval': is(seconds(60, 600)),
  // Of two of the same kind there is only one.
  hostAliases: (aliases) => aliases.map((list: unknown[]) => list.slice(0, 1)),
  'HeadlessServiceProps.name': is(label(63)),
  'ClientServiceProps.name': is(label(63)),
  'LeaderServiceProps.name': is(label(63)),
  'StatefulPeerGroupProps.name': is(label(52)),
  'DeploymentPeerGroupProps.name': is(label(52)),
  'DaemonSetPeerGroupProps.name': is(label(52)),
  ...variables('DaemonSetPeerGroupProps.nodeNameVariable', 'DaemonSetPeerGroupProps.hostIpVariable'),
  'GrpcHeadlessBackendProps.name': is(label(52)),
  selector: always({ app: 'search' }),
  'ExternalEndpoint.address': is(fc.oneof(fc.ipV4(), fc.ipV6())),
  'ExternalEndpoint.hostname': is(label(63)),
  'ExternalPeersProps.name': is(label(50)),
  externalName: always('mail.example.com', 'db.example.internal.'),
  'EndpointSliceReaderProps.namespace': always('default'),
};

/** What a struct cannot be without. */
export const NEEDED: ReadonlySet<string> = new Set([
  ...[
    'StatefulPeerGroupProps',
    'DeploymentPeerGroupProps',
    'DaemonSetPeerGroupProps',
    'GrpcHeadlessBackendProps',
  ].flatMap((struct) => [`${struct}.name`, `${struct}.containers`]),
  ...[
    'StatefulPeerGroupProps',
    'DeploymentPeerGroupProps',
    'DaemonSetPeerGroupProps',
    'ClientServiceProps',
    'LeaderServiceProps',
  ].map((struct) => `${struct}.ports`),
  ...['HeadlessServiceProps', 'IstioSafeHeadlessProps', 'ExternalPeersProps'].flatMap((struct) => [
    `${struct}.name`,
    `${struct}.ports`,
  ]),
  'HeadlessServiceProps.selector',
  'IstioSafeHeadlessProps.selector',
  'GrpcHeadlessBackendProps.port',
  'IstioSafeHeadlessProps.addressing',
  'ExternalPeersProps.endpoints',
  'ExternalNameServiceProps.name',
  'ExternalNameServiceProps.externalName',
  'PeerNetworkPolicyRule.from',
  'PeerNetworkPolicyRule.ports',
  'EndpointSliceReaderProps.name',
  'EndpointSliceReaderProps.service',
  'ClientServiceProps.name',
  'LeaderServiceProps.name',
  ...['HeadlessPort', 'ClientPort'].flatMap((struct) => [`${struct}.name`, `${struct}.number`]),
  'ExternalEndpoint.address',
  'EmptyDir.mountPath',
  'PeerStorage.name',
  'ClaimDataSource.name',
  'PeerStorage.size',
  'PeerStorage.mountPath',
  'TopologySpread.topologyKey',
  'HostAlias.ip',
  'HostAlias.hostnames',
  'ContainerProps.image',
  'VolumeMount.path',
  'VolumeMount.volume',
  'GrpcKeepalive.time',
]);

/** Props that no configuration has, and why. */
export const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ['ContainerPort.hostPort', 'Pod Security "restricted" refuses it'],
  ['ContainerPort.hostIp', 'it belongs to hostPort'],
  ['DaemonSetPeerGroupProps.hostNetwork', 'Pod Security "restricted" refuses it'],
  ['DaemonSetPeerGroupProps.hostPorts', 'Pod Security "restricted" refuses them'],
  ['PodDnsProps.hostname', 'a group refuses it: all pods would have one name'],
  ['PodDnsProps.subdomain', 'a group refuses it: all pods would have one name'],
]);
