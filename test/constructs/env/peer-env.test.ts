import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import {
  DeploymentPeerGroup,
  HeadlessService,
  IpFamilyPolicy,
  PeerEnv,
  StatefulPeerGroup,
  WireProtocol,
} from '../../../lib';
import { chartOf, messageOf, rendered, synth, type Rendered } from '../../support/synth';

const PORTS = [
  { name: 'raft', number: 7000 },
  { name: 'http-api', number: 8080, protocol: WireProtocol.HTTP },
];
const CONTAINER = { image: 'registry.example/ledger:4.2' };

const envOf = (container: Rendered) =>
  Object.fromEntries(
    container.env.map(({ name, value, valueFrom }: Rendered) => [name, value ?? valueFrom.fieldRef.fieldPath]),
  );

test('a stateful peer knows itself, the Service in three forms, its advertised name and each port', () => {
  const output = synth(
    (chart) => new StatefulPeerGroup(chart, 'Ledger', { name: 'ledger', ports: PORTS, containers: [CONTAINER] }),
  );
  expect(envOf(output.container('StatefulSet', 'ledger'))).toEqual({
    POD_NAME: 'metadata.name',
    POD_NAMESPACE: 'metadata.namespace',
    POD_IP: 'status.podIP',
    HEADLESS_SERVICE: 'ledger',
    HEADLESS_HOST: 'ledger.$(POD_NAMESPACE)',
    HEADLESS_DOMAIN: 'ledger.$(POD_NAMESPACE).svc.cluster.local',
    ADVERTISED_NAME: '$(POD_NAME).ledger.$(POD_NAMESPACE).svc.cluster.local',
    HEADLESS_PORT_RAFT: '7000',
    HEADLESS_PORT_HTTP_API: '8080',
  });
});

test('the peer env stands before the variables of the user, whenever these are added, so that $(POD_IP) expands', () => {
  const output = synth((chart) => {
    const group = new DeploymentPeerGroup(chart, 'Search', {
      name: 'search',
      ports: PORTS,
      containers: [{ ...CONTAINER, envVariables: { OWN: kplus.EnvValue.fromValue('$(POD_IP)') } }],
    });
    group.containers[0]!.env.addVariable('LATER', kplus.EnvValue.fromValue('$(POD_NAME)'));
  });
  const names = output.container('Deployment', 'search').env.map((variable: Rendered) => variable.name);
  expect(names.slice(0, 3)).toEqual(['POD_NAME', 'POD_NAMESPACE', 'POD_IP']);
  expect(names.slice(-2)).toEqual(['OWN', 'LATER']);
});

test('a dual-stack peer knows all of its addresses', () => {
  const output = synth(
    (chart) =>
      new DeploymentPeerGroup(chart, 'Search', {
        name: 'search',
        ports: PORTS,
        ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK,
        containers: [CONTAINER],
      }),
  );
  expect(envOf(output.container('Deployment', 'search')).POD_IPS).toBe('status.podIPs');
});

test('every name can be changed to what an image reads', () => {
  const output = synth(
    (chart) =>
      new StatefulPeerGroup(chart, 'Ledger', {
        name: 'ledger',
        ports: PORTS,
        containers: [CONTAINER],
        clusterDomain: 'example.internal',
        envNames: {
          podName: 'ME',
          podNamespace: 'NS',
          podIp: 'BIND',
          service: 'SVC',
          host: 'SVC_HOST',
          domain: 'SVC_DOMAIN',
          advertisedName: 'ADVERTISE',
          portPrefix: 'PORT_',
          ports: { raft: 'RAFT' },
        },
      }),
  );
  expect(envOf(output.container('StatefulSet', 'ledger'))).toEqual({
    ME: 'metadata.name',
    NS: 'metadata.namespace',
    BIND: 'status.podIP',
    SVC: 'ledger',
    SVC_HOST: 'ledger.$(NS)',
    SVC_DOMAIN: 'ledger.$(NS).svc.example.internal',
    ADVERTISE: '$(ME).ledger.$(NS).svc.example.internal',
    RAFT: '7000',
    PORT_HTTP_API: '8080',
  });
});

test('a variable of the user with a name of ours is an error, at once and later', () => {
  const own = { POD_IP: kplus.EnvValue.fromValue('10.0.0.1') };
  const props = { name: 'search', ports: PORTS };
  expect(
    messageOf(
      () =>
        new DeploymentPeerGroup(chartOf(), 'Search', { ...props, containers: [{ ...CONTAINER, envVariables: own }] }),
    ),
  ).toContain('containers[0].envVariables: got "POD_IP"');

  const chart = chartOf();
  const group = new DeploymentPeerGroup(chart, 'Search', { ...props, containers: [CONTAINER] });
  group.containers[0]!.env.addVariable('POD_IP', own.POD_IP);
  expect(messageOf(() => rendered(chart))).toContain(
    'container "main": env: got "POD_IP"; expected the variable of the peer env. It was replaced after the group was made',
  );
});

test('two of our variables cannot be given one name', () => {
  const envNames = { podName: 'SAME', podIp: 'SAME' };
  expect(
    messageOf(
      () => new DeploymentPeerGroup(chartOf(), 'S', { name: 's', ports: PORTS, containers: [CONTAINER], envNames }),
    ),
  ).toContain('envNames: got "SAME"; expected a name of its own');
});

test('any container of cdk8s-plus becomes a peer: variables first, ports declared, a port that is there gets its name', () => {
  const chart = chartOf();
  const service = new HeadlessService(chart, 'Service', { name: 'peers', ports: PORTS });
  const workload = new kplus.Deployment(chart, 'Pods', {
    metadata: { name: 'pods' },
    containers: [{ ...CONTAINER, portNumber: 7000, envVariables: { OWN: kplus.EnvValue.fromValue('$(POD_IP)') } }],
  });
  service.select(workload);
  PeerEnv.of(service).addTo(workload.containers[0]!);
  const container = rendered(chart).container('Deployment', 'pods');
  expect(container.env[0].name).toBe('POD_NAME');
  expect(container.env.at(-1).name).toBe('OWN');
  expect(container.ports).toEqual([
    { name: 'raft', containerPort: 7000, protocol: 'TCP' },
    { name: 'http-api', containerPort: 8080, protocol: 'TCP' },
  ]);
});

test('a container that contradicts is refused with all errors, and left as it was', () => {
  const chart = chartOf();
  const service = new HeadlessService(chart, 'Service', { name: 'peers', ports: PORTS });
  const pod = new kplus.Pod(chart, 'Pod', {
    containers: [
      { ...CONTAINER, ports: [{ name: 'raft', number: 1 }], envVariables: { POD_NAME: kplus.EnvValue.fromValue('x') } },
    ],
  });
  const message = messageOf(() => PeerEnv.of(service).addTo(pod.containers[0]!));
  expect(message).toContain('env: got "POD_NAME"');
  expect(message).toContain('ports: got "raft = 1/TCP"');
  expect(Object.keys(pod.containers[0]!.env.variables)).toEqual(['POD_NAME']);
});

test('the variables alone can be handed to a container', () => {
  const service = new HeadlessService(chartOf(), 'Service', { name: 'peers', ports: PORTS });
  expect(Object.keys(PeerEnv.of(service, { namedPods: true }).variables)).toContain('ADVERTISED_NAME');
});

test('no variables for every Service of the namespace are added, because they can hide what an image reads', () => {
  const { spec } = synth(
    (chart) => new DeploymentPeerGroup(chart, 'S', { name: 's', ports: PORTS, containers: [CONTAINER] }),
  ).one('Deployment', 's').spec.template;
  expect(spec.enableServiceLinks).toBe(false);
});
