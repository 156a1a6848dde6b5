import { Duration, Size, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import {
  AddressForm,
  Addressing,
  DaemonSetPeerGroup,
  DaemonSetUpdateStrategy,
  DeploymentPeerGroup,
  Formation,
  HeadlessService,
  IpFamilyPolicy,
  IstioDataPlane,
  IstioSafeHeadless,
  Members,
  SessionAffinity,
  StatefulPeerGroup,
  TolerationOperator,
  TrafficPolicy,
  WireProtocol,
} from '../../lib';
import { synth } from '../support/synth';

const containers = [{ image: 'registry.example/ledger:4.2', resources: {} }];
const ports = [{ name: 'raft', number: 7000, protocol: WireProtocol.TCP }];

const golden: Record<string, (chart: Chart) => unknown> = {
  'headless-service': (chart) =>
    new HeadlessService(chart, 'Service', { name: 'peers', ports, selector: { app: 'db' } }),

  'stateful-smallest': (chart) => new StatefulPeerGroup(chart, 'Ledger', { name: 'ledger', ports, containers }),

  'stateful-in-order': (chart) =>
    new StatefulPeerGroup(chart, 'Ledger', { name: 'ledger', ports, containers, formation: Formation.IN_ORDER }),

  'stateful-everything': (chart) =>
    new StatefulPeerGroup(chart, 'Ledger', {
      name: 'ledger',
      replicas: 5,
      ports,
      containers: [{ ...containers[0]!, portNumber: 7000 }],
      initContainers: [{ image: 'registry.example/init:1', resources: {} }],
      storage: [{ name: 'data', size: Size.gibibytes(10), mountPath: '/data', storageClassName: 'fast' }],
      clientService: { name: 'ledger-client', ports: [{ name: 'sql', number: 5432, servicePort: 5433 }] },
      ordinalsStart: 1,
      ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK,
      grpcProbes: { readiness: { period: Duration.seconds(5) } },
      networkPolicy: { clients: [], egress: [] },
      disruptionBudget: { maxUnavailable: 2 },
      updateStrategy: kplus.StatefulSetUpdateStrategy.rollingUpdate({ partition: 3 }),
      minReady: Duration.seconds(30),
      nodeSelector: { disk: 'ssd' },
      priorityClassName: 'high',
      clusterDomain: 'example.internal',
      envNames: { podIp: 'BIND_ADDRESS' },
    }),

  'daemonset-agents': (chart) =>
    new DaemonSetPeerGroup(chart, 'Agents', {
      name: 'agents',
      ports: [{ name: 'gossip', number: 7946 }],
      clientService: { name: 'agents-client', ports: [{ name: 'statsd', number: 8125, protocol: WireProtocol.UDP }] },
      hostPorts: { statsd: 8125 },
      containers,
      updateStrategy: DaemonSetUpdateStrategy.rollingUpdate({ maxUnavailable: kplus.PercentOrAbsolute.percent(10) }),
      tolerations: [{ operator: TolerationOperator.EXISTS }],
      networkPolicy: { clients: [] },
    }),

  'daemonset-host-network': (chart) =>
    new DaemonSetPeerGroup(chart, 'Relay', {
      name: 'relay',
      ports: [
        { name: 'turn', number: 3478, protocol: WireProtocol.UDP },
        { name: 'health', number: 8080 },
      ],
      hostNetwork: true,
      containers: [{ ...containers[0]!, args: ['--listen=$(HOST_IP)'] }],
      updateStrategy: DaemonSetUpdateStrategy.onDelete(),
    }),

  'stateful-members': (chart) =>
    new StatefulPeerGroup(chart, 'Kafka', {
      name: 'kafka',
      ports: [
        { name: 'controller', number: 9093 },
        { name: 'broker', number: 9092 },
      ],
      containers: [
        {
          image: 'registry.example/kafka:4',
          resources: {},
          args: ['--seeds=$(KAFKA_SEEDS)'],
          envVariables: { ADVERTISED_LISTENERS: kplus.EnvValue.fromValue('BROKER://$(ADVERTISED_NAME):9092') },
        },
      ],
      memberVariables: {
        KAFKA_CONTROLLER_QUORUM_VOTERS: Members.each('{ordinal}@{address.controller}'),
        KAFKA_SEEDS: Members.each('{address.broker}', { first: 2, form: AddressForm.SVC }),
      },
      ordinalsStart: 1,
    }),
  'services-for-clients': (chart) =>
    new StatefulPeerGroup(chart, 'Orders', {
      name: 'orders',
      ports: [{ name: 'rest', number: 8008, protocol: WireProtocol.HTTP }],
      serviceAccount: new kplus.ServiceAccount(chart, 'Account', { metadata: { name: 'orders' } }),
      automountServiceAccountToken: true,
      leaderService: {
        name: 'orders-leader',
        ports: [{ name: 'postgresql', number: 5432 }],
        otherEndpoints: ['orders-config'],
      },
      clientServices: [
        {
          name: 'orders-replicas',
          ports: [{ name: 'postgresql', number: 5432 }],
          podLabels: { role: 'replica' },
          publishNotReadyAddresses: true,
          internalTrafficPolicy: TrafficPolicy.LOCAL,
        },
        {
          name: 'orders-public',
          ports: [{ name: 'rest', number: 8008, servicePort: 80, nodePort: 30080, protocol: WireProtocol.HTTP }],
          type: kplus.ServiceType.LOAD_BALANCER,
          externalTrafficPolicy: TrafficPolicy.LOCAL,
          loadBalancerClass: 'example.com/internal',
          loadBalancerSourceRanges: ['203.0.113.0/24'],
          sessionAffinity: SessionAffinity.CLIENT_IP,
          sessionAffinityTimeout: Duration.minutes(10),
          metadata: { annotations: { 'external-dns.alpha.kubernetes.io/hostname': 'orders.example.com' } },
        },
      ],
      ordinalServices: {
        ports: ['postgresql'],
        type: kplus.ServiceType.LOAD_BALANCER,
        ordinalMetadata: {
          '0': { annotations: { 'external-dns.alpha.kubernetes.io/hostname': 'orders-0.example.com' } },
          '1': { annotations: { 'external-dns.alpha.kubernetes.io/hostname': 'orders-1.example.com' } },
        },
      },
      networkPolicy: { clients: [kplus.Namespaces.select(chart, 'Shops', { labels: { team: 'shop' } })] },
      containers,
    }),

  'two-groups-one-cluster': (chart) => {
    const prometheus = kplus.Pods.select(chart, 'Prometheus', { labels: { app: 'prometheus' } });
    const master = new StatefulPeerGroup(chart, 'Master', {
      name: 'master',
      ports: [{ name: 'transport', number: 9300 }],
      containers,
      networkPolicy: { egress: [] },
    });
    new StatefulPeerGroup(chart, 'Data', {
      name: 'data',
      ports: [{ name: 'transport', number: 9300 }],
      clientService: { name: 'search', ports: [{ name: 'http', number: 9200, protocol: WireProtocol.HTTP }] },
      containers: [
        ...containers,
        {
          name: 'exporter',
          image: 'registry.example/exporter:1',
          resources: {},
          ports: [{ name: 'metrics', number: 9114 }],
        },
      ],
      networkPolicy: {
        peers: [master],
        clients: [kplus.Namespaces.select(chart, 'Shops', { labels: { team: 'shop' } })],
        rules: [{ from: [prometheus], ports: ['metrics'] }],
        egress: [],
      },
    });
  },

  'two-groups-shared-ring': (chart) => {
    const ring = new HeadlessService(chart, 'Ring', {
      name: 'ring',
      shared: true,
      ports: [{ name: 'gossip', number: 7946 }],
    });
    new StatefulPeerGroup(chart, 'Write', { name: 'write', service: ring, containers, networkPolicy: { egress: [] } });
    ring.select(
      new DeploymentPeerGroup(chart, 'Read', {
        name: 'read',
        ports: [{ name: 'http', number: 3100, protocol: WireProtocol.HTTP }],
        containers,
        networkPolicy: { egress: [] },
      }),
    );
  },

  'stateful-image-that-writes': (chart) =>
    new StatefulPeerGroup(chart, 'Kafka', {
      name: 'kafka',
      ports: [{ name: 'broker', number: 9092 }],
      containers: [{ name: 'kafka', image: 'registry.example/kafka:4' }],
      initContainers: [{ name: 'render', image: 'registry.example/render:1' }],
      kubernetesVersion: '1.28',
      ordinalVariable: 'KAFKA_NODE_ID',
      runAs: 1000,
      emptyDirs: [
        { mountPath: '/opt/kafka/config', sizeLimit: Size.mebibytes(16), containers: ['render', 'kafka'] },
        { mountPath: '/tmp', medium: kplus.EmptyDirMedium.MEMORY },
      ],
      defaultResources: { memory: { request: Size.gibibytes(1), limit: Size.gibibytes(2) } },
      restartOn: [
        new kplus.ConfigMap(chart, 'Settings', { metadata: { name: 'kafka-settings' }, data: { level: 'INFO' } }),
      ],
    }),

  'deployment-smallest': (chart) => new DeploymentPeerGroup(chart, 'Search', { name: 'search', ports, containers }),

  'deployment-switched-off': (chart) =>
    new DeploymentPeerGroup(chart, 'Search', { name: 'search', ports, containers, enabled: false }),

  'istio-sidecar-pod-ip': (chart) =>
    new DeploymentPeerGroup(chart, 'Search', {
      name: 'search',
      containers,
      service: new IstioSafeHeadless(chart, 'Headless', {
        name: 'search-headless',
        ports: [{ name: 'api', number: 8080, protocol: WireProtocol.HTTP }],
        addressing: Addressing.POD_IP,
        peerAuthentication: {},
      }),
    }),

  'istio-ambient-pod-dns': (chart) =>
    new StatefulPeerGroup(chart, 'Ledger', {
      name: 'ledger',
      containers,
      networkPolicy: {},
      service: new IstioSafeHeadless(chart, 'Headless', {
        name: 'ledger',
        ports: [{ name: 'api', number: 8080, protocol: WireProtocol.GRPC }],
        addressing: Addressing.POD_DNS,
        dataPlane: IstioDataPlane.AMBIENT,
        peerAuthentication: { plaintextPorts: ['api'] },
      }),
    }),
};

test.each(Object.entries(golden))('%s renders what a reviewer has read', async (name, build) => {
  await expect(synth(build).yaml()).toMatchFileSnapshot(`../golden/${name}.yaml`);
});
