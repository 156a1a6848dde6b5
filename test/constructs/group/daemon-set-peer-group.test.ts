import type { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import {
  Adoption,
  DaemonSetPeerGroup,
  DaemonSetUpdateStrategy,
  DeploymentPeerGroup,
  HeadlessChecks,
  HeadlessService,
  StatefulPeerGroup,
  WireProtocol,
  type DaemonSetPeerGroupProps,
} from '../../../lib';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import { DEFAULT_SETTINGS } from '../../../lib/rules/settings';
import { chartOf, messageOf, rendered, synth } from '../../support/synth';

const PORTS = [
  { name: 'gossip', number: 7946 },
  { name: 'turn', number: 3478, protocol: WireProtocol.UDP },
];
const CONTAINERS = [{ image: 'registry.example/agent:3', resources: {} }];
const absolute = (pods: number) => kplus.PercentOrAbsolute.absolute(pods);
const percent = (pods: number) => kplus.PercentOrAbsolute.percent(pods);

const groupIn = (chart: Chart, props: Partial<DaemonSetPeerGroupProps> = {}) =>
  new DaemonSetPeerGroup(chart, 'Agents', {
    name: 'agents',
    ports: PORTS,
    containers: CONTAINERS,
    runAs: 1000,
    ...props,
  });

const built = (props: Partial<DaemonSetPeerGroupProps> = {}) => synth((chart) => void groupIn(chart, props));
const specOf = (props: Partial<DaemonSetPeerGroupProps>) => built(props).one('DaemonSet', 'agents').spec;
const faults = (props: Partial<DaemonSetPeerGroupProps>) =>
  messageOf(() => groupIn(chartOf(), props)).match(/(?<=^ {2}- ).*$/gm) ?? [];

test('one pod on each node stands behind one headless Service, selected by a label of its own', () => {
  const output = built();
  expect(output.names()).toEqual(['Service/agents', 'DaemonSet/agents']);
  const { selector, template, replicas } = output.one('DaemonSet', 'agents').spec;
  expect(selector).toEqual({ matchLabels: { 'cdk8s-headless/group': 'agents.daemonset' } });
  expect(output.one('Service', 'agents').spec.selector).toEqual(selector.matchLabels);
  expect(template.metadata.labels).toMatchObject(selector.matchLabels);
  expect(template.spec).not.toHaveProperty('topologySpreadConstraints');
  expect(replicas).toBeUndefined();
});

test('groups of all kinds may have one name in a namespace: their selectors and policies differ', () => {
  const output = synth((chart) => {
    const props = { name: 'agents', containers: CONTAINERS, networkPolicy: {} };
    const service = (name: string) => new HeadlessService(chart, name, { name, ports: PORTS });
    new StatefulPeerGroup(chart, 'Set', { ...props, service: service('a') });
    new DeploymentPeerGroup(chart, 'Deployment', { ...props, service: service('b') });
    new DaemonSetPeerGroup(chart, 'Daemons', { ...props, service: service('c') });
  });
  const selectors = ['StatefulSet', 'Deployment', 'DaemonSet'].map((kind) =>
    JSON.stringify(output.one(kind, 'agents').spec.selector),
  );
  expect(new Set(selectors).size).toBe(3);
  expect(output.has('NetworkPolicy', 'agents.daemonset')).toBe(true);
});

test('each pod knows its node, by name and by address, beside its peers', () => {
  const { env } = built({ containers: [{ ...CONTAINERS[0]!, args: ['--bind=$(HOST_IP)'] }] }).container(
    'DaemonSet',
    'agents',
  );
  const fields = Object.fromEntries(
    env.map(({ name, value, valueFrom }: any) => [name, value ?? valueFrom.fieldRef.fieldPath]),
  );
  expect(fields).toMatchObject({
    NODE_NAME: 'spec.nodeName',
    HOST_IP: 'status.hostIP',
    POD_IP: 'status.podIP',
    HEADLESS_HOST: 'agents.$(POD_NAMESPACE)',
  });
  const renamed = built({ nodeNameVariable: 'NODE', hostIpVariable: 'LISTEN_IP' }).container('DaemonSet', 'agents');
  const names = renamed.env.map(({ name }: any) => name);
  expect(names).toEqual(expect.arrayContaining(['NODE', 'LISTEN_IP']));
  expect(faults({ nodeNameVariable: 'POD_NAME' })).toEqual([
    expect.stringContaining('nodeNameVariable: got "POD_NAME"; expected another name'),
  ]);
});

test('pods with the network of their nodes ask the DNS of the cluster', () => {
  const { template } = specOf({ hostNetwork: true });
  expect(template.spec).toMatchObject({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' });
  const { template: own } = specOf({ hostNetwork: true, podDns: { options: [{ name: 'ndots', value: '2' }] } });
  expect(own.spec.dnsPolicy).toBe('ClusterFirstWithHostNet');
  expect(specOf({}).template.spec).not.toHaveProperty('hostNetwork');
});

test('what does not hold for pods with the network of their nodes is refused', () => {
  expect(
    faults({
      hostNetwork: true,
      networkPolicy: {},
      hostPorts: { turn: 3478 },
      podDns: { policy: kplus.DnsPolicy.CLUSTER_FIRST },
      updateStrategy: DaemonSetUpdateStrategy.rollingUpdate({ maxSurge: absolute(1) }),
    }),
  ).toEqual([
    expect.stringContaining('hostPorts["turn"]: got 3478; expected nothing beside "hostNetwork"'),
    expect.stringContaining('networkPolicy: got {}; expected nothing beside "hostNetwork"'),
    expect.stringContaining('podDns.policy: got "ClusterFirst"; expected DnsPolicy.CLUSTER_FIRST_WITH_HOST_NET'),
    expect.stringContaining('updateStrategy.maxSurge: got 1; expected nothing beside "hostNetwork" and "hostPorts"'),
  ]);
});

test('host ports open single ports on the nodes', () => {
  const { ports } = built({ hostPorts: { turn: 13478 } }).container('DaemonSet', 'agents');
  expect(ports).toEqual([
    { containerPort: 7946, name: 'gossip', protocol: 'TCP' },
    { containerPort: 3478, hostPort: 13478, name: 'turn', protocol: 'UDP' },
  ]);
});

test('host ports that the group does not have, that are no ports, or that two have, are refused', () => {
  expect(faults({ hostPorts: { web: 80 } })).toEqual([
    expect.stringContaining('hostPorts["web"]: got 80; expected a port of the group:'),
  ]);
  expect(faults({ hostPorts: { turn: 0 } })).toEqual([expect.stringContaining('hostPorts["turn"]: got 0; expected')]);
  const ports = [
    { name: 'a', number: 1001 },
    { name: 'b', number: 1002 },
  ];
  expect(faults({ ports, hostPorts: { a: 90, b: 90 } })).toEqual([
    expect.stringContaining('hostPorts["b"]: got 90; expected another number than that of "a"'),
  ]);
  expect(() => groupIn(chartOf(), { hostPorts: { gossip: 90, turn: 90 } })).not.toThrow();
});

test('pods are replaced by hand, by taking old ones away, or by adding new ones', () => {
  const strategy = (updateStrategy: DaemonSetUpdateStrategy) => specOf({ updateStrategy }).updateStrategy;
  expect(specOf({})).not.toHaveProperty('updateStrategy');
  expect(strategy(DaemonSetUpdateStrategy.onDelete())).toEqual({ type: 'OnDelete' });
  expect(strategy(DaemonSetUpdateStrategy.rollingUpdate({ maxUnavailable: percent(10) }))).toEqual({
    type: 'RollingUpdate',
    rollingUpdate: { maxUnavailable: '10%' },
  });
  expect(strategy(DaemonSetUpdateStrategy.rollingUpdate({ maxSurge: absolute(2) }))).toEqual({
    type: 'RollingUpdate',
    rollingUpdate: { maxSurge: 2, maxUnavailable: 0 },
  });
});

test('a rolling update that the API refuses is refused', () => {
  const rolling = (update: object) => faults({ updateStrategy: DaemonSetUpdateStrategy.rollingUpdate(update) });
  expect(rolling({ maxUnavailable: absolute(0) })).toEqual([
    expect.stringContaining('updateStrategy.maxUnavailable: got 0; expected 1 or more, or a "maxSurge"'),
  ]);
  expect(rolling({ maxSurge: absolute(1), maxUnavailable: absolute(1) })).toEqual([
    expect.stringContaining('updateStrategy.maxUnavailable: got 1; expected 0 or nothing beside "maxSurge"'),
  ]);
  expect(rolling({ maxUnavailable: absolute(-1) })).toEqual([
    expect.stringContaining('updateStrategy.maxUnavailable: got -1; expected an integer from 0'),
  ]);
});

test('a DaemonSet that runs already is taken over with its selector; another kind is refused', () => {
  const manifest = (kind: string) => ({
    kind,
    metadata: { name: 'agents' },
    spec: { selector: { matchLabels: { app: 'agents' } } },
  });
  const adopt = (kind: string) => Adoption.fromManifest(manifest(kind));
  expect(specOf({ adopt: adopt('DaemonSet') }).selector.matchLabels).toEqual({ app: 'agents' });
  expect(faults({ adopt: adopt('Deployment') })).toEqual([
    expect.stringContaining('adopt: got "a Deployment"; expected a DaemonSet'),
  ]);
  expect(faults({ adopt: adopt('StatefulSet') })).toEqual([expect.stringContaining('use a StatefulPeerGroup')]);
  expect(
    messageOf(
      () =>
        new DeploymentPeerGroup(chartOf(), 'Agents', {
          name: 'agents',
          ports: PORTS,
          containers: CONTAINERS,
          adopt: adopt('DaemonSet'),
        }),
    ),
  ).toContain('adopt: got "a DaemonSet"; expected a Deployment');
});

test('no autoscaler can target a DaemonSet, and its peers have no names', () => {
  const chart = chartOf();
  const group = groupIn(chart);
  expect(
    messageOf(() => new kplus.HorizontalPodAutoscaler(chart, 'Scaler', { target: group, maxReplicas: 9 })),
  ).toContain('cannot be the target of an autoscaler: it has one pod on each node');
  expect(messageOf(() => group.peerAddress(0))).toContain('Resolve "agents" to the addresses of all pods');
});

test.each([
  {},
  { hostNetwork: true },
  { hostPorts: { gossip: 7946 }, networkPolicy: {} },
] as Partial<DaemonSetPeerGroupProps>[])(
  'no rule finds an error or a warning in a group with %j, for any mesh',
  (props) => {
    const chart = chartOf();
    HeadlessChecks.of(chart);
    groupIn(chart, props);
    const { objects } = rendered(chart);
    for (const mesh of ['none', 'istio-sidecar', 'istio-ambient', 'linkerd'] as const) {
      // A policy for a mesh comes from a Service for it.
      if (mesh !== 'none' && props.networkPolicy !== undefined) continue;
      const found = check(objects, CATALOGUE, { ...DEFAULT_SETTINGS, mesh, strict: true });
      expect(
        found.filter(({ severity }) => severity !== 'info').map(({ rule, found: text }) => `${rule.id}: ${text}`),
      ).toEqual([]);
    }
  },
);
