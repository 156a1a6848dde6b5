import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import {
  StatefulPeerGroup,
  TolerationEffect,
  TolerationOperator,
  UnsatisfiableSpread,
  WireProtocol,
  type StatefulPeerGroupProps,
} from '../../../lib';
import { chartOf, messageOf, rendered, synth } from '../../support/synth';

const IMAGE = 'registry.example/ledger:4.2';
const MINIMAL: StatefulPeerGroupProps = {
  name: 'ledger',
  ports: [{ name: 'raft', number: 7000 }],
  containers: [{ image: IMAGE }],
};

const built = (props: Partial<StatefulPeerGroupProps> = {}) =>
  new StatefulPeerGroup(chartOf(), 'Ledger', { ...MINIMAL, ...props });

const refusal = (props: Partial<StatefulPeerGroupProps>) => messageOf(() => built(props));

const containerRefusal = (container: Partial<kplus.ContainerProps>) =>
  refusal({ containers: [{ image: IMAGE, ...container }] });

const value = kplus.EnvValue.fromValue('x');

test.each<[string, Partial<kplus.ContainerProps>]>([
  ['containers[0].name: got "Main_1"', { name: 'Main_1' }],
  ['containers[0].image: got ""; expected an image, such as', { image: '' }],
  ['containers[0].portNumber: got 99999; expected a number from 1 to 65535', { portNumber: 99999 }],
  ['containers[0].ports[0].number: got 0', { ports: [{ number: 0 }] }],
  ['containers[0].ports[0].hostPort: got 70000', { ports: [{ number: 80, hostPort: 70000 }] }],
  ['containers[0].ports[0].name: got "Web_UI"', { ports: [{ number: 80, name: 'Web_UI' }] }],
  ['containers[0].envVariables: got "1 BAD="', { envVariables: { '1 BAD=': value } }],
  [
    'containers[0].resources.memory.limit: got "1500Ki"; expected an integer number of mebibytes',
    { resources: { memory: { limit: Size.kibibytes(1500) } } },
  ],
  [
    'containers[0].resources.ephemeralStorage.request: got "512000Ki"; expected an integer number of gibibytes',
    { resources: { ephemeralStorage: { request: Size.mebibytes(500) } } },
  ],
  [
    'containers[0].resources.memory.request: got "2Mi"; expected at most 1Mi, the limit of memory',
    { resources: { memory: { request: Size.mebibytes(2), limit: Size.mebibytes(1) } } },
  ],
  ['containers[0].liveness.port: got 99999', { liveness: kplus.Probe.fromTcpSocket({ port: 99999 }) }],
  [
    'containers[0].startup.periodSeconds: got "1500 ms"; expected whole seconds',
    { startup: kplus.Probe.fromCommand(['true'], { periodSeconds: Duration.millis(1500) }) },
  ],
  [
    'containers[0].readiness.failureThreshold: got 0; expected an integer from 1',
    { readiness: kplus.Probe.fromHttpGet('/ready', { failureThreshold: 0 }) },
  ],
])('a container that the API would refuse, or cdk8s-plus could not print, is an error: %s', (error, container) => {
  expect(containerRefusal(container)).toContain(`- ${error}`);
});

test.each<[string, Partial<StatefulPeerGroupProps>]>([
  ['terminationGracePeriod: got "1500 ms"; expected whole seconds', { terminationGracePeriod: Duration.millis(1500) }],
  ['minReady: got "1500 ms"; expected whole seconds', { minReady: Duration.millis(1500) }],
  ['revisionHistoryLimit: got 1.5; expected an integer from 0', { revisionHistoryLimit: 1.5 }],
  ['ordinalsStart: got 2147483647; expected a smaller number', { ordinalsStart: 2147483647 }],
  ['ordinalsStart: got 9999999999; expected an integer from 0 to 2147483647', { ordinalsStart: 9999999999 }],
  [
    'updateStrategy.partition: got -1; expected an integer from 0',
    { updateStrategy: kplus.StatefulSetUpdateStrategy.rollingUpdate({ partition: -1 }) },
  ],
  ['clusterDomain: got "cluster.local."', { clusterDomain: 'cluster.local.' }],
  ['clusterDomain: got "Cluster.Local"', { clusterDomain: 'Cluster.Local' }],
  ['priorityClassName: got "very high"', { priorityClassName: 'very high' }],
  ['nodeSelector["disk"]: got "s s d"', { nodeSelector: { disk: 's s d' } }],
  ['podMetadata.labels["a b"]: got the key "a b"', { podMetadata: { labels: { 'a b': 'x' } } }],
  ['serviceMetadata.annotations["a b"]: got the key "a b"', { serviceMetadata: { annotations: { 'a b': 'x' } } }],
  ['topologySpread[0].maxSkew: got 0', { topologySpread: [{ topologyKey: 'zone', maxSkew: 0 }] }],
  ['topologySpread[0].topologyKey: got "a b"', { topologySpread: [{ topologyKey: 'a b' }] }],
  [
    'topologySpread[1]: got topologyKey "zone" and whenUnsatisfiable "ScheduleAnyway" a second time; expected another',
    { topologySpread: [{ topologyKey: 'zone' }, { topologyKey: 'zone' }] },
  ],
  [
    'topologySpread[1]: got topologyKey "zone" and whenUnsatisfiable "ScheduleAnyway" a second time; expected another',
    {
      topologySpread: [
        { topologyKey: 'zone' },
        { topologyKey: 'zone', whenUnsatisfiable: UnsatisfiableSpread.SCHEDULE_ANYWAY },
      ],
    },
  ],
  ['tolerations[0].value: got "not so"', { tolerations: [{ key: 'dedicated', value: 'not so' }] }],
  [
    'tolerations[0].value: got "x"; expected no value, since the operator is Exists',
    { tolerations: [{ key: 'a', operator: TolerationOperator.EXISTS, value: 'x' }] },
  ],
  [
    'tolerations[0].operator: got nothing; expected "Exists", since the toleration has no key',
    { tolerations: [{ value: 'x' }] },
  ],
  [
    'tolerations[0].effect: got "NoSchedule"; expected "NoExecute", since tolerationSeconds is set',
    { tolerations: [{ key: 'a', effect: TolerationEffect.NO_SCHEDULE, tolerationSeconds: 5 }] },
  ],
  ['envNames: got "1 x"; expected letters', { envNames: { podIp: '1 x' } }],
  ['envNames.ports: got "sql"; expected "raft"', { envNames: { ports: { sql: 'SQL' } } }],
  ['ordinalServices.ports: got []; expected at least one name', { ordinalServices: { ports: [] } }],
  [
    'clientService.name: got "ledger-1"; expected another name than that of a peer',
    { ordinalServices: {}, clientService: { name: 'ledger-1', ports: [{ name: 'sql', number: 5432 }] } },
  ],
])('a value that the API would refuse, or that means nothing, never reaches the YAML: %s', (error, props) => {
  expect(refusal(props)).toContain(`- ${error}`);
});

test('a port of the group that another container listens on is refused: the peer is named, or the port is another', () => {
  const sidecar = { name: 'proxy', image: IMAGE, portNumber: 7000 };
  const error = refusal({ containers: [{ image: IMAGE }, sidecar] });
  expect(error).toContain(
    'containers[1].ports: got "7000/TCP"; expected another port than the group\'s raft = 7000/TCP',
  );
  expect(error).toContain('or peerContainer: "proxy"');

  const output = synth(
    (chart) =>
      new StatefulPeerGroup(chart, 'Ledger', {
        ...MINIMAL,
        containers: [{ image: IMAGE }, sidecar],
        peerContainer: 'proxy',
      }),
  );
  expect(output.container('StatefulSet', 'ledger', 'proxy').ports).toEqual([
    { name: 'raft', containerPort: 7000, protocol: 'TCP' },
  ]);
  expect(output.container('StatefulSet', 'ledger', 'main')).not.toHaveProperty('ports');
});

test('one port name on two containers is refused', () => {
  const metrics = (number: number) => [{ name: 'metrics', number }];
  expect(
    refusal({
      containers: [
        { image: IMAGE, ports: metrics(9100) },
        { name: 'proxy', image: IMAGE, ports: metrics(9200) },
      ],
    }),
  ).toContain('containers[1].ports: got "metrics"; expected a name that no other port of the pod has');
});

test('an init container cannot be the peer, because it has ended before peers call', () => {
  const initContainers = [{ name: 'prepare', image: IMAGE }];
  expect(refusal({ initContainers, peerContainer: 'prepare' })).toContain(
    'peerContainer: got "prepare"; expected "main". An init container has ended',
  );
});

test.each<[string, { name: string; number: number; protocol?: WireProtocol }]>([
  [
    'clientService.ports[0]: got "raft = 7000/UDP"; expected raft = 7000/TCP, as for peers, or another name',
    { name: 'raft', number: 7000, protocol: WireProtocol.UDP },
  ],
  [
    'clientService.ports[0]: got "raft = 7001/TCP"; expected raft = 7000/TCP, as for peers, or another name',
    { name: 'raft', number: 7001 },
  ],
  [
    'clientService.ports[0]: got "sql = 7000/TCP"; expected the name raft, as for peers, or another number',
    { name: 'sql', number: 7000 },
  ],
  [
    'clientService.ports[0].protocol: got "redis"; expected http, as for peers, or another port',
    { name: 'raft', number: 7000, protocol: WireProtocol.REDIS },
  ],
])('a port for clients that means something else to peers is one error, of the client Service: %s', (error, port) => {
  const ports = [{ name: 'raft', number: 7000, protocol: WireProtocol.HTTP }];
  const message = refusal({ ports, clientService: { name: 'ledger-client', ports: [port] } });
  expect(message.match(/^ {2}- .*$/gm)).toEqual([expect.stringContaining(`- ${error}`)]);
});

test.each([WireProtocol.TCP, WireProtocol.HTTP, undefined])(
  'a port for clients that is a port for peers too may be declared as %s, which contradicts nothing',
  (protocol) => {
    const ports = [{ name: 'raft', number: 7000, protocol: WireProtocol.HTTP }];
    const client = { name: 'ledger-client', ports: [{ name: 'raft', number: 7000, protocol }] };
    expect(() => built({ ports, clientService: client })).not.toThrow();
  },
);

test('a probe that names no port asks the first TCP port of the group', () => {
  const output = synth(
    (chart) =>
      new StatefulPeerGroup(chart, 'Ledger', {
        ...MINIMAL,
        ports: [
          { name: 'gossip', number: 7946, protocol: WireProtocol.UDP },
          { name: 'raft', number: 7000 },
        ],
        containers: [{ image: IMAGE, liveness: kplus.Probe.fromHttpGet('/alive') }],
      }),
  );
  const container = output.container('StatefulSet', 'ledger');
  expect(container.livenessProbe.httpGet.port).toBe(7000);
  expect(container).not.toHaveProperty('startupProbe');
});

test('two probes of one kind on the peer are refused', () => {
  expect(
    refusal({
      grpcProbes: { liveness: {} },
      containers: [{ image: IMAGE, liveness: kplus.Probe.fromCommand(['true']) }],
    }),
  ).toContain('grpcProbes.liveness: got {}; expected nothing');
});

test('the props of a Service that the group would make are refused beside a given Service, not lost', () => {
  const group = built();
  expect(
    messageOf(
      () =>
        new StatefulPeerGroup(group, 'Other', {
          ...MINIMAL,
          ports: undefined,
          service: group.headless,
          clusterDomain: 'corp.example',
        }),
    ),
  ).toContain('clusterDomain: got "corp.example"; expected nothing beside "service"');
});

const VOLUME = { name: 'data', size: Size.gibibytes(1), mountPath: '/data' };

test.each<[string, StatefulPeerGroupProps['storage']]>([
  [
    'storage[1].mountPath: got "/data"; expected a path at which nothing else is mounted',
    [VOLUME, { ...VOLUME, name: 'log' }],
  ],
  [
    'storage[1].devicePath: got "/dev/xvda"; expected a path that no other device has',
    ['data', 'log'].map((name) => ({
      name,
      size: VOLUME.size,
      volumeMode: kplus.PersistentVolumeMode.BLOCK,
      devicePath: '/dev/xvda',
    })),
  ],
  ['storage[0].size: got "1.5Ki"', [{ ...VOLUME, size: Size.kibibytes(1.5) }]],
  ['storage[0].size: got "0Ki"', [{ ...VOLUME, size: Size.kibibytes(0) }]],
  ['storage[0].storageClassName: got "Fast One"', [{ ...VOLUME, storageClassName: 'Fast One' }]],
  ['storage[0].labels["tier"]: got "a b"', [{ ...VOLUME, labels: { tier: 'a b' } }]],
  [
    'storage[0].containers: got ["main","main"]; expected each container once',
    [{ ...VOLUME, containers: ['main', 'main'] }],
  ],
  [
    'storage[0].accessModes: got ["ReadWriteOncePod","ReadWriteOnce"]',
    [
      {
        ...VOLUME,
        accessModes: [
          kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE_POD,
          kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE,
        ],
      },
    ],
  ],
])('storage that could never be claimed or mounted is refused: %s', (error, storage) => {
  expect(refusal({ storage })).toContain(`- ${error}`);
});

test('a volume with the name or the path of a claim is refused, at once and later', () => {
  const chart = chartOf();
  const scratch = kplus.Volume.fromEmptyDir(chart, 'Scratch', 'data');
  const build = (path: string) =>
    new StatefulPeerGroup(chart, 'Ledger', {
      ...MINIMAL,
      storage: [VOLUME],
      containers: [{ image: IMAGE, volumeMounts: [{ path, volume: scratch }] }],
    });
  const message = messageOf(() => build('/data'));
  expect(message).toContain('storage: got "data"; expected a name that no volume of the pod has');
  expect(message).toContain('storage[0].mountPath: got "/data"; expected a path at which nothing else is mounted');

  const group = built({ storage: [VOLUME] });
  group.addVolume(kplus.Volume.fromEmptyDir(group, 'Scratch', 'data'));
  expect(messageOf(() => rendered(group.node.scopes[1] as never))).toContain(
    'StatefulPeerGroup "test/Ledger": storage: got "data"; expected a name that no volume of the pod has',
  );
});

test('a container that is added later is restricted too, and refused where it takes a name or a port that is there', () => {
  const chart = chartOf();
  const group = new StatefulPeerGroup(chart, 'Ledger', MINIMAL);
  group.addContainer({ name: 'proxy', image: IMAGE, portNumber: 9000 });
  group.peerEnv.addTo(group.containers[1]!);
  const proxy = rendered(chart).container('StatefulSet', 'ledger', 'proxy');
  expect(proxy.securityContext.capabilities).toEqual({ drop: ['ALL'] });
  expect(proxy.env[0].name).toBe('POD_NAME');
  expect(proxy.ports).toEqual([{ containerPort: 9000, protocol: 'TCP' }]);

  group.addContainer({ image: IMAGE, ports: [{ number: 7000, name: 'other' }] });
  const message = messageOf(() => rendered(chart));
  expect(message).toContain(
    'container "main".name: got "main"; expected a name that no other container of the pod has',
  );
  expect(message).toContain(
    'container "main".ports: got "7000/TCP"; expected a number that no other port of the pod has',
  );
});
