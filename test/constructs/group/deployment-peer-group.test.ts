import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import {
  Adoption,
  Addressing,
  DeploymentPeerGroup,
  HeadlessService,
  IpFamilyPolicy,
  IstioSafeHeadless,
  PeerEnv,
  StatefulPeerGroup,
  type DeploymentPeerGroupProps,
} from '../../../lib';
import { chartOf, messageOf, rendered, synth, type Rendered } from '../../support/synth';

const MINIMAL: DeploymentPeerGroupProps = {
  name: 'search',
  ports: [{ name: 'api', number: 8080 }],
  containers: [{ image: 'registry.example/search:1.4' }],
};

const group = (props: Partial<DeploymentPeerGroupProps> = {}) =>
  synth((chart) => new DeploymentPeerGroup(chart, 'Search', { ...MINIMAL, ...props }));

const variables = (output: ReturnType<typeof group>): string[] =>
  output.container('Deployment', 'search').env.map((variable: { name: string }) => variable.name);

test('the Service leads to all pods of the Deployment, ready or not, so that none keeps a stale entry', () => {
  const output = group();
  const { selector, publishNotReadyAddresses } = output.one('Service', 'search').spec;
  expect(output.one('Deployment', 'search').spec.template.metadata.labels).toMatchObject(selector);
  expect(publishNotReadyAddresses).toBe(true);
  const ready = group({ publishNotReadyAddresses: false }).one('Service', 'search').spec;
  expect(ready).not.toHaveProperty('publishNotReadyAddresses');
});

test('asked for the address of a single pod it says why there is none, and what to use instead', () => {
  const search = new DeploymentPeerGroup(chartOf(), 'Search', MINIMAL);
  const message = messageOf(() => search.peerAddress(0));
  expect(message).toContain('no name for peer 0');
  expect(message).toContain('Resolve "search"');
  expect(message).toContain('StatefulPeerGroup');
});

test('its pods have no advertised name', () => {
  expect(variables(group())).not.toContain('ADVERTISED_NAME');
});

test('switched off, the Service and its variables are gone, the Deployment and what a pod knows of itself stay', () => {
  const output = group({ enabled: false });
  expect(output.has('Service', 'search')).toBe(false);
  expect(output.has('Deployment', 'search')).toBe(true);
  expect(variables(output)).toEqual(['POD_NAME', 'POD_NAMESPACE', 'POD_IP']);
});

test('switched off, a Service that was made before is withdrawn with its mesh objects; its name stays readable', () => {
  const chart = chartOf();
  const service = new IstioSafeHeadless(chart, 'Headless', {
    name: 'search-headless',
    ports: MINIMAL.ports!,
    addressing: Addressing.POD_IP,
    peerAuthentication: { plaintextPorts: ['api'] },
  });
  new DeploymentPeerGroup(chart, 'Search', { ...MINIMAL, ports: undefined, service, enabled: false });
  expect(rendered(chart).names()).toEqual(['PodDisruptionBudget/search', 'Deployment/search']);
  expect(service.name).toBe('search-headless');
  expect(service.withdrawn).toBe(true);
});

test('switched off, a dual-stack pod still knows all its addresses, and no other container hears of the Service', () => {
  const chart = chartOf();
  const service = new HeadlessService(chart, 'Headless', {
    name: 'search-headless',
    ports: MINIMAL.ports!,
    ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK,
  });
  new DeploymentPeerGroup(chart, 'Search', { ...MINIMAL, ports: undefined, service, enabled: false });
  const agents = new kplus.DaemonSet(chart, 'Agents', {
    metadata: { name: 'agents' },
    containers: [{ image: 'registry.example/agent:3' }],
  });
  PeerEnv.of(service).addTo(agents.containers[0]!);
  const names = (kind: string, name: string) =>
    rendered(chart)
      .container(kind, name)
      .env.map((variable: Rendered) => variable.name);
  const own = ['POD_NAME', 'POD_NAMESPACE', 'POD_IP', 'POD_IPS'];
  expect(names('Deployment', 'search')).toEqual(own);
  expect(names('DaemonSet', 'agents')).toEqual(own);
  expect(rendered(chart).container('DaemonSet', 'agents')).not.toHaveProperty('ports');
});

test('a shared Service is not withdrawn by one of its workloads', () => {
  const service = new HeadlessService(chartOf(), 'Headless', { name: 'h', ports: MINIMAL.ports!, shared: true });
  const message = messageOf(
    () => new DeploymentPeerGroup(chartOf(), 'Search', { ...MINIMAL, ports: undefined, service, enabled: false }),
  );
  expect(message).toContain('enabled: got false; expected true with a shared Service');
});

test('a Deployment and a StatefulSet of one name do not select each other’s pods', () => {
  const chart = chartOf();
  const named = (name: string) => new HeadlessService(chart, name, { name, ports: MINIMAL.ports! });
  const props = { name: 'web', containers: MINIMAL.containers, disruptionBudget: { omit: true } };
  new DeploymentPeerGroup(chart, 'Stateless', { ...props, service: named('web-stateless') });
  new StatefulPeerGroup(chart, 'Stateful', { ...props, service: named('web-stateful') });
  const output = rendered(chart);
  const selector = (name: string) => output.one('Service', name).spec.selector;
  expect(selector('web-stateless')).not.toEqual(selector('web-stateful'));
  expect(output.one('StatefulSet', 'web').spec.template.metadata.labels).not.toMatchObject(selector('web-stateless'));
  expect(output.one('Deployment', 'web').spec.template.metadata.labels).not.toMatchObject(selector('web-stateful'));
});

test('both groups can share a Service that says so, and then are each other’s peers', () => {
  const chart = chartOf();
  const service = new HeadlessService(chart, 'Shared', { name: 'web', ports: MINIMAL.ports!, shared: true });
  new DeploymentPeerGroup(chart, 'Stateless', { name: 'one', service, containers: MINIMAL.containers });
  new StatefulPeerGroup(chart, 'Stateful', { name: 'two', service, containers: MINIMAL.containers });
  const output = rendered(chart);
  const { selector } = output.one('Service', 'web').spec;
  expect(output.one('Deployment', 'one').spec.template.metadata.labels).toMatchObject(selector);
  expect(output.one('StatefulSet', 'two').spec.template.metadata.labels).toMatchObject(selector);
});

test('the rollout strategy of cdk8s-plus is printed as it is', () => {
  const { maxSurge, maxUnavailable } = {
    maxSurge: kplus.PercentOrAbsolute.absolute(1),
    maxUnavailable: kplus.PercentOrAbsolute.percent(0),
  };
  const { strategy } = group({ strategy: kplus.DeploymentStrategy.rollingUpdate({ maxSurge, maxUnavailable }) }).one(
    'Deployment',
    'search',
  ).spec;
  expect(strategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '0%' } });
});

const absolute = (pods: number) => kplus.PercentOrAbsolute.absolute(pods);
const percent = (share: number) => kplus.PercentOrAbsolute.percent(share);

test.each<[string, Partial<DeploymentPeerGroupProps>]>([
  [
    'strategy.maxSurge: got -1; expected an integer from 0, or a percentage',
    { strategy: kplus.DeploymentStrategy.rollingUpdate({ maxSurge: absolute(-1) }) },
  ],
  [
    'strategy.maxUnavailable: got 1.5; expected an integer from 0, or a percentage',
    { strategy: kplus.DeploymentStrategy.rollingUpdate({ maxUnavailable: absolute(1.5) }) },
  ],
  [
    'strategy.maxSurge: got "-5%"; expected an integer from 0, or a percentage',
    { strategy: kplus.DeploymentStrategy.rollingUpdate({ maxSurge: percent(-5) }) },
  ],
  [
    'strategy.maxUnavailable: got "150%"; expected at most 100%',
    { strategy: kplus.DeploymentStrategy.rollingUpdate({ maxUnavailable: percent(150) }) },
  ],
  ['minReady: got "600 s"; expected less than 600 s', { minReady: Duration.minutes(10) }],
])('a rollout that the API would refuse never reaches the YAML: %s', (error, props) => {
  expect(messageOf(() => group(props))).toContain(`- ${error}`);
});

test('an autoscaler can target the group', () => {
  const chart = chartOf();
  const search = new DeploymentPeerGroup(chart, 'Search', MINIMAL);
  new kplus.HorizontalPodAutoscaler(chart, 'Scaler', { metadata: { name: 's' }, target: search, maxReplicas: 9 });
  expect(rendered(chart).one('Deployment', 'search').spec).not.toHaveProperty('replicas');
});

test('a StatefulSet cannot be adopted as a Deployment', () => {
  const adopt = Adoption.of({ selector: { app: 'x' }, volumeClaimTemplates: [{}] });
  expect(messageOf(() => new DeploymentPeerGroup(chartOf(), 'Search', { ...MINIMAL, adopt }))).toContain(
    'adopt: got "a StatefulSet"',
  );
});

test('the plan of a shared Service names the pods of every workload behind it', () => {
  const chart = chartOf();
  const service = new HeadlessService(chart, 'Ring', {
    name: 'ring',
    ports: [{ name: 'gossip', number: 7946 }],
    shared: true,
  });
  const containers = [{ image: 'x' }];
  const one = new DeploymentPeerGroup(chart, 'One', { name: 'one', replicas: 1, service, containers });
  new DeploymentPeerGroup(chart, 'Two', { name: 'two', replicas: 1, service, containers });
  expect(one.dnsPlan.states.ready['A ring.shop.svc.cluster.local']).toEqual(['<ip of one#0>', '<ip of two#0>']);
});

test.each([false, true])(
  'a StatefulSet and a Deployment of one name in one chart have a budget and a policy each',
  (setFirst) => {
    const chart = chartOf();
    const common = { name: 'web', containers: MINIMAL.containers, networkPolicy: {} };
    const ports = [{ name: 'web', number: 80 }];
    const headless = (id: string, name: string) => new HeadlessService(chart, id, { name, ports });
    const set = () =>
      new StatefulPeerGroup(chart, 'Set', { ...common, service: headless('SetService', 'web-headless') });
    const deployment = () =>
      new DeploymentPeerGroup(chart, 'Deployment', { ...common, service: headless('Service', 'web-peers') });
    for (const make of setFirst ? [set, deployment] : [deployment, set]) make();
    const output = rendered(chart);
    const [first, second] = setFirst ? ['web', 'web.deployment'] : ['web.statefulset', 'web'];
    for (const kind of ['PodDisruptionBudget', 'NetworkPolicy']) {
      const labelsOf = (name: string) => {
        const { spec } = output.one(kind, name);
        return (spec.selector ?? spec.podSelector).matchLabels;
      };
      expect(labelsOf(first)).toEqual({ 'cdk8s-headless/group': 'web' });
      expect(labelsOf(second)).toEqual({ 'cdk8s-headless/group': 'web.deployment' });
    }
  },
);

test('labels and annotations of every object beside the pods are checked', () => {
  const wrong = { labels: { 'not a key': 'x' } };
  const message = messageOf(
    () =>
      new DeploymentPeerGroup(chartOf(), 'Search', {
        ...MINIMAL,
        clientService: { name: 'clients', ports: [{ name: 'web', number: 80 }], metadata: wrong },
        disruptionBudget: { metadata: wrong },
        networkPolicy: { metadata: wrong },
        runtimeClassName: 'Not_A_Name',
      }),
  );
  for (const prop of ['clientService', 'disruptionBudget', 'networkPolicy'])
    expect(message).toContain(`- ${prop}.metadata.labels["not a key"]: got the key "not a key"`);
  expect(message).toContain('- runtimeClassName: got "Not_A_Name"');
});

test('tolerations of the scheduling stay beside those of the props', () => {
  const chart = chartOf();
  const group = new DeploymentPeerGroup(chart, 'Search', {
    ...MINIMAL,
    tolerations: [{ key: 'dedicated', value: 'db' }],
  });
  group.scheduling.tolerate(kplus.Node.tainted(kplus.NodeTaintQuery.is('gpu', 'yes')));
  const { tolerations } = rendered(chart).one('Deployment', MINIMAL.name).spec.template.spec;
  expect(tolerations.map(({ key }: { key: string }) => key)).toEqual(['gpu', 'dedicated']);
});
