import { ApiObject, Duration, JsonPatch, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  AddressForm,
  ClaimRetention,
  Formation,
  FsGroup,
  HeadlessService,
  SeccompProfile,
  StatefulPeerGroup,
  TolerationOperator,
  WireProtocol,
  type StatefulPeerGroupProps,
} from '../../../lib';
import { chartOf, messageOf, rendered, synth } from '../../support/synth';

const MINIMAL: StatefulPeerGroupProps = {
  name: 'ledger',
  ports: [{ name: 'raft', number: 7000 }],
  containers: [{ image: 'registry.example/ledger:4.2' }],
};

const group = (props: Partial<StatefulPeerGroupProps> = {}) =>
  synth((chart) => new StatefulPeerGroup(chart, 'Ledger', { ...MINIMAL, ...props }));

const built = (props: Partial<StatefulPeerGroupProps> = {}) =>
  new StatefulPeerGroup(chartOf(), 'Ledger', { ...MINIMAL, ...props });

const refusal = (props: Partial<StatefulPeerGroupProps>) => messageOf(() => built(props));

const set = (props: Partial<StatefulPeerGroupProps> = {}) =>
  group(props).one('StatefulSet', props.name ?? 'ledger').spec;

const STORAGE = [{ name: 'data', size: Size.gibibytes(10), mountPath: '/var/lib/ledger' }];

test('the Service governs the set: same name, same pods, and it is written first', () => {
  const output = group();
  const { spec } = output.one('StatefulSet', 'ledger');
  expect(spec.serviceName).toBe('ledger');
  expect(spec.template.metadata.labels).toMatchObject(output.one('Service', 'ledger').spec.selector);
  expect(output.names().indexOf('Service/ledger')).toBeLessThan(output.names().indexOf('StatefulSet/ledger'));
});

test('peers form together unless something else is said: Parallel, and in DNS before they are ready', () => {
  const output = group();
  expect(output.one('StatefulSet', 'ledger').spec.podManagementPolicy).toBe('Parallel');
  expect(output.one('Service', 'ledger').spec.publishNotReadyAddresses).toBe(true);
});

test('peers that form in order are made one after another, and are in DNS when they are ready', () => {
  const output = group({ formation: Formation.IN_ORDER });
  expect(output.one('StatefulSet', 'ledger').spec.podManagementPolicy).toBe('OrderedReady');
  expect(output.one('Service', 'ledger').spec).not.toHaveProperty('publishNotReadyAddresses');
});

test.each([true, false, undefined])(
  'in order, peers that need each other to be ready are refused, whatever is published (%s)',
  (publishNotReadyAddresses) => {
    const message = refusal({ formation: Formation.IN_ORDER, readinessNeedsPeers: true, publishNotReadyAddresses });
    expect(message).toContain('formation: got "IN_ORDER"; expected TOGETHER');
  },
);

test('together, peers that need each other to be ready must be published', () => {
  expect(refusal({ readinessNeedsPeers: true, publishNotReadyAddresses: false })).toContain(
    'publishNotReadyAddresses: got false',
  );
  expect(set({ readinessNeedsPeers: true }).podManagementPolicy).toBe('Parallel');
});

test('claim templates carry apiVersion and kind, and what was said of the volume', () => {
  const spec = set({
    storage: [
      {
        ...STORAGE[0]!,
        storageClassName: 'fast',
        accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE_POD],
        volumeMode: kplus.PersistentVolumeMode.FILE_SYSTEM,
        labels: { tier: 'data' },
      },
    ],
  });
  expect(spec.volumeClaimTemplates).toEqual([
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data', labels: { tier: 'data' } },
      spec: {
        accessModes: ['ReadWriteOncePod'],
        resources: { requests: { storage: '10Gi' } },
        storageClassName: 'fast',
        volumeMode: 'Filesystem',
      },
    },
  ]);
  expect(spec.template.spec.containers[0].volumeMounts).toEqual([{ name: 'data', mountPath: '/var/lib/ledger' }]);
});

test('a block volume appears as a device', () => {
  const storage = [
    { name: 'disk', size: Size.gibibytes(1), devicePath: '/dev/ledger', volumeMode: kplus.PersistentVolumeMode.BLOCK },
  ];
  const [container] = set({ storage }).template.spec.containers;
  expect(container.volumeDevices).toEqual([{ name: 'disk', devicePath: '/dev/ledger' }]);
  expect(refusal({ storage: [{ ...storage[0]!, devicePath: undefined, mountPath: '/data' }] })).toContain(
    'storage[0].devicePath: got nothing',
  );
});

test('claims are kept, which is written out, unless something else is said', () => {
  expect(set({ storage: STORAGE }).persistentVolumeClaimRetentionPolicy).toEqual({
    whenDeleted: 'Retain',
    whenScaled: 'Retain',
  });
  const claimRetention = { whenScaled: ClaimRetention.DELETE };
  expect(set({ storage: STORAGE, claimRetention }).persistentVolumeClaimRetentionPolicy.whenScaled).toBe('Delete');
});

test('a pod that is not root can write to its volume: a group owns it, changeable and omittable', () => {
  expect(set({ storage: STORAGE }).template.spec.securityContext).toMatchObject({
    fsGroup: 65532,
    fsGroupChangePolicy: 'OnRootMismatch',
  });
  expect(set({ storage: STORAGE, fsGroup: FsGroup.of(2000) }).template.spec.securityContext.fsGroup).toBe(2000);
  expect(set({ storage: STORAGE, securityContext: { fsGroup: 3000 } }).template.spec.securityContext.fsGroup).toBe(
    3000,
  );
  expect(set({ storage: STORAGE, fsGroup: FsGroup.OMITTED }).template.spec.securityContext).not.toHaveProperty(
    'fsGroup',
  );
  expect(set().template.spec.securityContext).not.toHaveProperty('fsGroupChangePolicy');
});

test('sizes are printed in the largest whole unit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000_000 }), (mebibytes) => {
      const [claim] = set({ storage: [{ ...STORAGE[0]!, size: Size.mebibytes(mebibytes) }] }).volumeClaimTemplates;
      const [, amount, unit] = /^(\d+)(Mi|Gi|Ti)$/.exec(claim.spec.resources.requests.storage)!;
      const factor = { Mi: 1, Gi: 1024, Ti: 1024 ** 2 }[unit as 'Mi'];
      expect(Number(amount) * factor).toBe(mebibytes);
      if (unit !== 'Ti') expect(Number(amount) % 1024).not.toBe(0);
    }),
    { numRuns: 50 },
  );
});

test('a node drain takes one peer at a time, and broken ones at any time', () => {
  const { spec } = group().one('PodDisruptionBudget', 'ledger');
  expect(spec).toEqual({
    maxUnavailable: 1,
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
    selector: { matchLabels: { 'cdk8s-headless/group': 'ledger' } },
  });
});

test('a single replica has no budget, because it would block every drain', () => {
  expect(group({ replicas: 1 }).has('PodDisruptionBudget', 'ledger')).toBe(false);
  expect(group({ disruptionBudget: { omit: true } }).has('PodDisruptionBudget', 'ledger')).toBe(false);
});

test('a budget that blocks drains, or gives the majority away, is refused', () => {
  expect(refusal({ disruptionBudget: { maxUnavailable: 0 } })).toContain('disruptionBudget.maxUnavailable: got 0');
  expect(refusal({ replicas: 3, disruptionBudget: { maxUnavailable: 2 } })).toContain('at most 1 with 3 replicas');
  expect(refusal({ replicas: 2, disruptionBudget: { maxUnavailable: 2 } })).toContain('at most 1 with 2 replicas');
  expect(
    group({ replicas: 5, disruptionBudget: { maxUnavailable: 2 } }).one('PodDisruptionBudget', 'ledger').spec
      .maxUnavailable,
  ).toBe(2);
});

test('peers are spread over hosts and zones, and scheduled even where that cannot be', () => {
  const spread = set().template.spec.topologySpreadConstraints;
  expect(spread.map((each: any) => each.topologyKey)).toEqual([
    'kubernetes.io/hostname',
    'topology.kubernetes.io/zone',
  ]);
  for (const each of spread) {
    expect(each.whenUnsatisfiable).toBe('ScheduleAnyway');
    expect(each.labelSelector.matchLabels).toEqual({ 'cdk8s-headless/group': 'ledger' });
  }
  expect(set({ topologySpread: [] }).template.spec).not.toHaveProperty('topologySpreadConstraints');
});

test('clients get a ClusterIP Service with ready pods only; its ports are declared on the container too', () => {
  const output = group({
    clientService: { name: 'ledger-client', ports: [{ name: 'sql', number: 5432, servicePort: 5433 }] },
  });
  const { spec } = output.one('Service', 'ledger-client');
  expect(spec.type).toBe('ClusterIP');
  expect(spec).not.toHaveProperty('clusterIP');
  expect(spec).not.toHaveProperty('publishNotReadyAddresses');
  expect(spec.ports).toEqual([{ name: 'sql', port: 5433, targetPort: 5432, protocol: 'TCP', appProtocol: 'tcp' }]);
  expect(spec.selector).toEqual(output.one('Service', 'ledger').spec.selector);
  expect(output.container('StatefulSet', 'ledger').ports).toEqual([
    { name: 'raft', containerPort: 7000, protocol: 'TCP' },
    { name: 'sql', containerPort: 5432, protocol: 'TCP' },
  ]);
});

test('a port name or number used twice with different meaning is refused', () => {
  const client = (name: string, number: number) => ({
    clientService: { name: 'ledger-client', ports: [{ name, number }] },
  });
  expect(refusal(client('raft', 5432))).toContain('got "raft = 5432/TCP"; expected raft = 7000/TCP, as for peers');
  expect(refusal(client('sql', 7000))).toContain('got "sql = 7000/TCP"; expected the name raft, as for peers');
  expect(refusal({ containers: [{ image: 'x', ports: [{ name: 'other', number: 7000 }] }] })).toContain(
    'other = 7000/TCP',
  );
  expect(set(client('raft', 7000)).template.spec.containers[0].ports).toHaveLength(1);
});

test('each peer has a Service of its own when that is asked for', () => {
  const output = group({ replicas: 2, ordinalsStart: 5, ordinalServices: {} });
  for (const pod of ['ledger-5', 'ledger-6'])
    expect(output.one('Service', pod).spec.selector).toMatchObject({ 'statefulset.kubernetes.io/pod-name': pod });
  expect(refusal({ ordinalServices: { ports: ['sql'] } })).toContain('ordinalServices.ports: got "sql"');
});

test('peers are counted from ordinalsStart', () => {
  expect(set({ ordinalsStart: 5 }).ordinals).toEqual({ start: 5 });
  expect(set()).not.toHaveProperty('ordinals');
  expect(built({ ordinalsStart: 5, replicas: 2 }).podNames).toEqual(['ledger-5', 'ledger-6']);
  expect(refusal({ ordinalsStart: -1 })).toContain('ordinalsStart: got -1');
});

test('an update can stop at a partition; one beyond the last peer is refused, because it updates none', () => {
  const updateStrategy = (partition: number) => kplus.StatefulSetUpdateStrategy.rollingUpdate({ partition });
  expect(set({ updateStrategy: updateStrategy(2) }).updateStrategy).toEqual({
    type: 'RollingUpdate',
    rollingUpdate: { partition: 2 },
  });
  expect(refusal({ updateStrategy: updateStrategy(3) })).toContain('updateStrategy.partition: got 3');
});

test('a name has at most 52 characters, because the revision label adds up to 11', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), (length) => {
      const name = 'a'.repeat(length);
      if (length <= 52) expect(built({ name }).name).toBe(name);
      else expect(refusal({ name })).toContain(`at most 52 characters, not ${length}`);
    }),
  );
});

test('the address of a peer comes in every form, with a port or without', () => {
  const ledger = built();
  expect(ledger.peerAddress(0, 'raft')).toBe('ledger-0.ledger:7000');
  expect(ledger.peerAddress(2)).toBe('ledger-2.ledger');
  expect(ledger.peerAddress(1, 'raft', AddressForm.FULL)).toBe('ledger-1.ledger.shop.svc.cluster.local:7000');
  expect(ledger.srvName('raft')).toBe('_raft._tcp.ledger.shop.svc.cluster.local');
});

test('the last ordinal may be the largest 32-bit integer, and no larger one', () => {
  const last = 2147483647;
  expect(built({ ordinalsStart: last, replicas: 1 }).podNames).toEqual([`ledger-${last}`]);
  expect(built({ ordinalsStart: last - 1, replicas: 2 }).podNames).toHaveLength(2);
  expect(refusal({ ordinalsStart: last, replicas: 2 })).toContain(
    `The ordinal of the last pod would be above ${last}.`,
  );
});

test('others select the pods by the label of the group, in its namespace', () => {
  const output = synth((chart) => {
    const ledger = new StatefulPeerGroup(chart, 'Ledger', MINIMAL);
    const policy = new kplus.NetworkPolicy(chart, 'Policy', { metadata: { name: 'ledger-in' } });
    policy.addIngressRule(ledger, [kplus.NetworkPolicyPort.tcp(7000)]);
  });
  const [{ podSelector, namespaceSelector }] = output.one('NetworkPolicy', 'ledger-in').spec.ingress[0].from;
  expect(podSelector).toEqual(output.one('StatefulSet', 'ledger').spec.selector);
  expect(namespaceSelector).toEqual({ matchLabels: { 'kubernetes.io/metadata.name': 'shop' } });
});

test('a peer or a port that the group does not have is an error', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: -2, max: 25 }),
      (start, replicas, ordinal) => {
        const ledger = built({ ordinalsStart: start, replicas });
        const there = ordinal >= start && ordinal < start + replicas;
        if (there) expect(ledger.peerAddress(ordinal)).toBe(`ledger-${ordinal}.ledger`);
        else
          expect(messageOf(() => ledger.peerAddress(ordinal))).toContain(
            `has no peer ${ordinal}; its peers are ${start} to ${start + replicas - 1}`,
          );
      },
    ),
  );
  expect(messageOf(() => built().peerAddress(0, 'sql'))).toContain('has no port "sql"');
  expect(messageOf(() => built().srvName('sql'))).toContain('has no port "sql"');
});

test('the plan of the records names every peer in each state', () => {
  const { clusterDomain, states } = built({ formation: Formation.IN_ORDER }).dnsPlan;
  expect(clusterDomain).toBe('cluster.local');
  expect(states.ready['A ledger.shop.svc.cluster.local']).toEqual([
    '<ip of ledger-0>',
    '<ip of ledger-1>',
    '<ip of ledger-2>',
  ]);
  expect(states.ready['SRV _raft._tcp.ledger.shop.svc.cluster.local']).toEqual(
    [0, 1, 2].map((ordinal) => `0 33 7000 ledger-${ordinal}.ledger.shop.svc.cluster.local`),
  );
  expect(states.starting).toEqual({});
  expect(built().dnsPlan.states.starting['A ledger-2.ledger.shop.svc.cluster.local']).toEqual(['<ip of ledger-2>']);
});

test('an autoscaler can target the group, which reports only the number that the user wrote', () => {
  const chart = chartOf();
  const ledger = new StatefulPeerGroup(chart, 'Ledger', MINIMAL);
  new kplus.HorizontalPodAutoscaler(chart, 'Scaler', { metadata: { name: 'ledger' }, target: ledger, maxReplicas: 9 });
  const output = rendered(chart);
  expect(output.one('StatefulSet', 'ledger').spec).not.toHaveProperty('replicas');
  expect(output.one('HorizontalPodAutoscaler', 'ledger').spec.scaleTargetRef).toEqual({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    name: 'ledger',
  });
  expect(set().replicas).toBe(3);

  const fixed = chartOf();
  new kplus.HorizontalPodAutoscaler(fixed, 'Scaler', {
    target: new StatefulPeerGroup(fixed, 'Ledger', { ...MINIMAL, replicas: 3 }),
    maxReplicas: 9,
  });
  expect(messageOf(() => rendered(fixed))).toContain('cannot have a fixed number of replicas (3)');
});

test('pods pass the Pod Security level "restricted", init containers too', () => {
  const { spec } = set({ initContainers: [{ image: 'init' }] }).template;
  expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(spec.automountServiceAccountToken).toBe(false);
  for (const container of [...spec.containers, ...spec.initContainers])
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
    });
});

test('what the user writes about security wins, and capabilities lose the prefix that Kubernetes does not know', () => {
  const { spec } = set({
    seccompProfile: SeccompProfile.localhost('ledger.json'),
    securityContext: { ensureNonRoot: false },
    containers: [
      {
        image: 'x',
        securityContext: {
          ensureNonRoot: false,
          user: 0,
          capabilities: { add: [kplus.Capability.NET_BIND_SERVICE], drop: [kplus.Capability.CHOWN] },
        },
      },
    ],
  }).template;
  expect(spec.securityContext).toMatchObject({
    runAsNonRoot: false,
    seccompProfile: { type: 'Localhost', localhostProfile: 'ledger.json' },
  });
  expect(spec.containers[0].securityContext).toMatchObject({
    runAsUser: 0,
    capabilities: { add: ['NET_BIND_SERVICE'], drop: ['CHOWN'] },
  });
  expect(set({ seccompProfile: SeccompProfile.OMITTED }).template.spec.securityContext).not.toHaveProperty(
    'seccompProfile',
  );
});

test('a token is mounted, and an account used, only where that is asked for', () => {
  const chart = chartOf();
  const serviceAccount = new kplus.ServiceAccount(chart, 'Account', { metadata: { name: 'ledger' } });
  new StatefulPeerGroup(chart, 'Ledger', { ...MINIMAL, serviceAccount, automountServiceAccountToken: true });
  const { spec } = rendered(chart).one('StatefulSet', 'ledger').spec.template;
  expect(spec).toMatchObject({ serviceAccountName: 'ledger', automountServiceAccountToken: true });
});

test('resources are those of cdk8s-plus where nothing is said', () => {
  expect(group().container('StatefulSet', 'ledger').resources).toEqual({
    requests: { cpu: '1000m', memory: '512Mi' },
    limits: { cpu: '1500m', memory: '2Gi' },
  });
});

test('what cdk8s-plus lacks is there: pull secrets, node selector, tolerations, priority, runtime class, gRPC probes', () => {
  const chart = chartOf();
  const secret = (name: string) => kplus.Secret.fromSecretName(chart, name, name);
  new StatefulPeerGroup(chart, 'Ledger', {
    ...MINIMAL,
    dockerRegistryAuth: secret('one'),
    imagePullSecrets: [secret('two')],
    nodeSelector: { disk: 'ssd' },
    tolerations: [{ key: 'dedicated', operator: TolerationOperator.EXISTS }],
    priorityClassName: 'high',
    runtimeClassName: 'gvisor',
    grpcProbes: { readiness: { period: Duration.seconds(5) }, liveness: { service: 'ledger' } },
  });
  const { spec } = rendered(chart).one('StatefulSet', 'ledger').spec.template;
  expect(spec).toMatchObject({
    imagePullSecrets: [{ name: 'one' }, { name: 'two' }],
    nodeSelector: { disk: 'ssd' },
    tolerations: [{ key: 'dedicated', operator: 'Exists' }],
    priorityClassName: 'high',
    runtimeClassName: 'gvisor',
  });
  expect(spec.containers[0]).toMatchObject({
    readinessProbe: { grpc: { port: 7000 }, periodSeconds: 5 },
    livenessProbe: { grpc: { port: 7000, service: 'ledger' } },
  });
});

test('a peer without a readiness probe gets a connection to its first port; it can be left out', () => {
  expect(group().container('StatefulSet', 'ledger').readinessProbe).toEqual({ tcpSocket: { port: 7000 } });
  expect(group({ defaultReadinessProbe: false }).container('StatefulSet', 'ledger')).not.toHaveProperty(
    'readinessProbe',
  );
  const datagrams = { ports: [{ name: 'gossip', number: 1, protocol: WireProtocol.UDP }] };
  expect(group(datagrams).container('StatefulSet', 'ledger')).not.toHaveProperty('readinessProbe');
});

test('ports and env go to the container that is named, the env to all of them on request', () => {
  const containers = [
    { name: 'proxy', image: 'x' },
    { name: 'ledger', image: 'y' },
  ];
  const moved = group({ containers, peerContainer: 'ledger' });
  expect(moved.container('StatefulSet', 'ledger', 'ledger').ports).toHaveLength(1);
  expect(moved.container('StatefulSet', 'ledger', 'proxy')).not.toHaveProperty('ports');
  expect(moved.container('StatefulSet', 'ledger', 'proxy')).not.toHaveProperty('env');
  const all = group({ containers, envOnAllContainers: true, initContainers: [{ image: 'z' }] });
  const { spec } = all.one('StatefulSet', 'ledger').spec.template;
  for (const container of [...spec.containers, ...spec.initContainers]) expect(container.env[0].name).toBe('POD_NAME');
  expect(refusal({ containers, peerContainer: 'other' })).toContain(
    'peerContainer: got "other"; expected "proxy" or "ledger"',
  );
});

test('two containers of one name, and two that listen on one port, are refused', () => {
  expect(refusal({ containers: [{ image: 'x' }, { image: 'y' }] })).toContain('containers[1].name: got "main"');
  const containers = [
    { name: 'one', image: 'x', portNumber: 9000 },
    { name: 'two', image: 'y', portNumber: 9000 },
  ];
  expect(refusal({ containers })).toContain('containers[1].ports: got "9000/TCP"');
});

test('labels and annotations reach every object, and never a selector', () => {
  const output = group({
    metadata: { labels: { team: 'a' } },
    podMetadata: { annotations: { note: 'b' }, labels: { version: '4.2' } },
    serviceMetadata: { annotations: { note: 'c' } },
    disruptionBudget: { metadata: { labels: { team: 'd' } } },
    networkPolicy: { metadata: { labels: { team: 'e' } } },
  });
  const statefulSet = output.one('StatefulSet', 'ledger');
  expect(statefulSet.metadata.labels.team).toBe('a');
  expect(statefulSet.spec.template.metadata).toMatchObject({ annotations: { note: 'b' }, labels: { version: '4.2' } });
  expect(output.one('Service', 'ledger').metadata.annotations.note).toBe('c');
  expect(output.one('PodDisruptionBudget', 'ledger').metadata.labels.team).toBe('d');
  expect(output.one('NetworkPolicy', 'ledger').metadata.labels.team).toBe('e');
  expect(statefulSet.spec.selector.matchLabels).toEqual({ 'cdk8s-headless/group': 'ledger' });
});

test('the label of the group cannot be overwritten on the pods', () => {
  expect(refusal({ podMetadata: { labels: { 'cdk8s-headless/group': 'other' } } })).toContain(
    'podMetadata.labels["cdk8s-headless/group"]: got "other"',
  );
});

test('a given Service keeps its own ports, must be in the same namespace, and must not contradict the formation', () => {
  const chart = chartOf();
  const service = new HeadlessService(chart, 'Service', { name: 'peers', ports: [{ name: 'raft', number: 7000 }] });
  new StatefulPeerGroup(chart, 'Ledger', { name: 'ledger', service, containers: [{ image: 'x' }] });
  expect(rendered(chart).one('StatefulSet', 'ledger').spec.serviceName).toBe('peers');

  const other = () =>
    new HeadlessService(chartOf({ namespace: 'other' }), 'Service', { name: 'peers', ports: MINIMAL.ports! });
  expect(refusal({ ports: undefined, service: other() })).toContain('got "peers in namespace other"');
  const ready = new HeadlessService(chartOf(), 'Service', {
    name: 'peers',
    ports: MINIMAL.ports!,
    publishNotReadyAddresses: false,
  });
  expect(refusal({ ports: undefined, service: ready })).toContain('publishNotReadyAddresses: got false; expected true');
  expect(refusal({ service: ready })).toContain('expected nothing beside "service"');
});

test('two groups cannot have one Service', () => {
  const chart = chartOf();
  const service = new HeadlessService(chart, 'Service', { name: 'peers', ports: MINIMAL.ports! });
  new StatefulPeerGroup(chart, 'One', { name: 'one', service, containers: [{ image: 'x' }] });
  expect(
    messageOf(() => new StatefulPeerGroup(chart, 'Two', { name: 'two', service, containers: [{ image: 'x' }] })),
  ).toContain('would find pods of the other one among its peers');
});

test('all errors of a group are in one report', () => {
  const message = refusal({
    name: 'Bad',
    replicas: 0,
    ports: [],
    containers: [],
    formation: Formation.IN_ORDER,
    readinessNeedsPeers: true,
  });
  for (const prop of ['name', 'replicas', 'ports', 'containers', 'formation'])
    expect(message).toContain(`\n  - ${prop}: got `);
});

test('props are copied: what the user handed in is not changed, and later changes to it change nothing', () => {
  const container = { image: 'x', envVariables: { A: kplus.EnvValue.fromValue('1') }, volumeMounts: [], ports: [] };
  const chart = chartOf();
  const ledger = new StatefulPeerGroup(chart, 'Ledger', { ...MINIMAL, containers: [container] });
  ledger.containers[0]!.mount('/tmp', kplus.Volume.fromEmptyDir(chart, 'Tmp', 'tmp'));
  expect(container).toEqual({
    image: 'x',
    envVariables: { A: kplus.EnvValue.fromValue('1') },
    volumeMounts: [],
    ports: [],
  });
});

test('synthesising twice gives the same bytes', () => {
  const chart = chartOf();
  new StatefulPeerGroup(chart, 'Ledger', { ...MINIMAL, storage: STORAGE, networkPolicy: {} });
  expect(rendered(chart).yaml()).toBe(rendered(chart).yaml());
});

test('moving a group in the tree, or renaming its id, changes no byte', async () => {
  const { Construct } = await import('constructs');
  const props = {
    ...MINIMAL,
    storage: STORAGE,
    networkPolicy: { clients: [] },
    clientService: { name: 'c', ports: [{ name: 'sql', number: 1 }] },
  };
  const one = synth((chart) => new StatefulPeerGroup(chart, 'Ledger', props));
  const other = synth(
    (chart) => new StatefulPeerGroup(new Construct(new Construct(chart, 'A'), 'B'), 'Renamed', props),
  );
  expect(other.yaml()).toBe(one.yaml());
});

test('cdk8s-plus selects the group by its stable label: network policies and anti-affinity follow', () => {
  const chart = chartOf();
  const ledger = new StatefulPeerGroup(chart, 'Ledger', MINIMAL);
  const client = new kplus.Deployment(chart, 'Client', {
    metadata: { name: 'client' },
    containers: [{ image: 'x', portNumber: 1 }],
  });
  client.scheduling.separate(ledger);
  const { affinity } = rendered(chart).one('Deployment', 'client').spec.template.spec;
  const [term] = affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution;
  expect(term.labelSelector.matchLabels).toEqual({ 'cdk8s-headless/group': 'ledger' });
});

test('the objects are exposed, and patched with the field names of Kubernetes', () => {
  const chart = chartOf();
  const ledger = new StatefulPeerGroup(chart, 'Ledger', MINIMAL);
  ledger.statefulSet.addJsonPatch(JsonPatch.add('/spec/template/spec/hostnameOverride', 'x'));
  ledger.podDisruptionBudget!.addJsonPatch(JsonPatch.replace('/spec/maxUnavailable', '34%'));
  const output = rendered(chart);
  expect(output.one('StatefulSet', 'ledger').spec.template.spec.hostnameOverride).toBe('x');
  expect(output.one('PodDisruptionBudget', 'ledger').spec.maxUnavailable).toBe('34%');
  expect(ApiObject.of(ledger)).toBe(ledger.statefulSet);
});
