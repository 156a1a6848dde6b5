import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  AddressForm,
  DeploymentPeerGroup,
  HeadlessService,
  IpFamily,
  IpFamilyPolicy,
  WireProtocol,
  type HeadlessServiceProps,
} from '../../../lib';
import { chartOf, messageOf, rendered, synth } from '../../support/synth';

const PORTS = [{ name: 'raft', number: 7000 }];
const SELECTOR = { app: 'db' };

const service = (props: Partial<HeadlessServiceProps>) =>
  synth(
    (chart) => new HeadlessService(chart, 'Service', { name: 'db', ports: PORTS, selector: SELECTOR, ...props }),
  ).one('Service', props.name ?? 'db');

const refusal = (props: Partial<HeadlessServiceProps>) =>
  messageOf(() => new HeadlessService(chartOf(), 'Service', { name: 'db', ports: PORTS, ...props }));

test('a headless Service has no cluster IP, and each port one number, its transport and its protocol', () => {
  const { spec } = service({ ports: [{ name: 'api', number: 8080, protocol: WireProtocol.HTTP }] });
  expect(spec.clusterIP).toBe('None');
  expect(spec.ports).toEqual([{ name: 'api', port: 8080, protocol: 'TCP', appProtocol: 'http' }]);
});

test('an empty list of families says nothing, and is not printed', () => {
  expect(service({ ipFamilies: [] }).spec).not.toHaveProperty('ipFamilies');
});

test('a selector whose only value is of a wrong kind is one error, not an empty selector too', () => {
  const message = refusal({ selector: { app: 1 } as never });
  expect(message.match(/^ {2}- .*$/gm)).toEqual([expect.stringContaining('selector["app"]: got 1; expected a string')]);
});

test('a selector whose only value is left undefined is an empty one, and refused', () => {
  expect(refusal({ selector: { app: undefined as never } })).toContain('selector: got {}; expected at least one label');
});

test.each([
  [WireProtocol.TCP, 'TCP', 'tcp'],
  [WireProtocol.GRPC, 'TCP', 'kubernetes.io/h2c'],
  [WireProtocol.UDP, 'UDP', undefined],
  [WireProtocol.SCTP, 'SCTP', undefined],
])('a %s port is declared as %s %s', (protocol, transport, appProtocol) => {
  const [port] = service({ ports: [{ name: 'peer', number: 1, protocol }] }).spec.ports;
  expect(port).toEqual({ name: 'peer', port: 1, protocol: transport, ...(appProtocol && { appProtocol }) });
});

test('a Service without ports is refused, because it has no SRV record and a mesh does not match it', () => {
  expect(refusal({ ports: [] })).toMatch(/ports: got \[\]; expected at least one port.*SRV/);
});

test('all errors of the props are in one report, each with its prop, the value and what is expected', () => {
  const message = refusal({
    name: '1DB',
    ports: [
      { name: '', number: 0 },
      { name: 'raft', number: 70000 },
      { name: 'raft', number: 1.5 },
    ],
    ipFamilies: [IpFamily.IPV4, IpFamily.IPV4],
    selector: {},
  });
  expect(message).toContain('HeadlessService "test/Service" cannot be built from these props:');
  for (const prop of [
    'name',
    'ports[0].name',
    'ports[0].number',
    'ports[1].number',
    'ports[2].number',
    'ports[2].name',
    'ipFamilies',
    'selector',
  ])
    expect(message).toContain(`\n  - ${prop}: got `);
  expect(message).toContain('got "1DB"');
});

test('a port number may be used for TCP and for UDP, but not twice for TCP', () => {
  const [tcp, udp] = [
    { name: 'dns-tcp', number: 53 },
    { name: 'dns', number: 53, protocol: WireProtocol.UDP },
  ];
  expect(service({ ports: [tcp, udp] }).spec.ports).toHaveLength(2);
  expect(refusal({ ports: [tcp, { name: 'other', number: 53 }] })).toContain('ports[1].number: got 53');
});

test('a name that Kubernetes 1.27 to 1.37 takes is taken, every other one is refused', () => {
  const label = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
  const characters = fc.constantFrom('a', 'z', '0', '-', '.', '_', 'A', 'é');
  fc.assert(
    fc.property(fc.string({ unit: characters, minLength: 1, maxLength: 66 }), (name) => {
      const good = label.test(name) && name.length <= 63;
      if (good) expect(service({ name }).metadata.name).toBe(name);
      else expect(refusal({ name })).toContain('- name: got ');
    }),
  );
});

test('every number from 1 to 65535 is a port, and nothing else is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: -5, max: 70_000 }), fc.double()), (number) => {
      const good = Number.isInteger(number) && number >= 1 && number <= 65535;
      const ports = [{ name: 'raft', number }];
      if (good) expect(service({ ports }).spec.ports[0].port).toBe(number);
      else expect(refusal({ ports })).toContain('ports[0].number');
    }),
  );
});

test('plain labels select pods', () => {
  expect(service({ selector: { app: 'db' } }).spec.selector).toEqual({ app: 'db' });
});

test.each([{}, { shared: true }])('a Service that nothing selects pods for is an error of the synth: %o', (props) => {
  const chart = chartOf();
  new HeadlessService(chart, 'Service', { name: 'db', ports: PORTS, ...props });
  expect(messageOf(() => rendered(chart))).toContain(
    'HeadlessService "test/Service" selects no pods: got no "selector", no select() and no group with this Service',
  );
});

test('a Service may be given its pods at any time before the synth, by a workload or by a group', () => {
  const chart = chartOf();
  const one = new HeadlessService(chart, 'One', { name: 'one', ports: PORTS });
  const two = new HeadlessService(chart, 'Two', { name: 'two', ports: PORTS });
  one.select(new kplus.Deployment(chart, 'Pods', { containers: [{ image: 'x' }] }));
  new DeploymentPeerGroup(chart, 'Group', { name: 'group', service: two, containers: [{ image: 'x' }] });
  const output = rendered(chart);
  expect(output.one('Service', 'one').spec.selector).toBeDefined();
  expect(output.one('Service', 'two').spec.selector).toEqual({ 'cdk8s-headless/group': 'group.deployment' });
});

test.each([
  [
    'a Deployment',
    (chart: ReturnType<typeof chartOf>) => new kplus.Deployment(chart, 'Pods', { containers: [{ image: 'x' }] }),
  ],
  [
    'a StatefulSet',
    (chart: ReturnType<typeof chartOf>) =>
      new kplus.StatefulSet(chart, 'Pods', {
        containers: [{ image: 'x', portNumber: 1 }],
        service: kplusService(chart),
      }),
  ],
  [
    'a DaemonSet',
    (chart: ReturnType<typeof chartOf>) => new kplus.DaemonSet(chart, 'Pods', { containers: [{ image: 'x' }] }),
  ],
  ['a Pod', (chart: ReturnType<typeof chartOf>) => new kplus.Pod(chart, 'Pods', { containers: [{ image: 'x' }] })],
])('select() puts the pods of %s of cdk8s-plus behind the Service', (_, make) => {
  const chart = chartOf();
  const headless = new HeadlessService(chart, 'Service', { name: 'db', ports: PORTS });
  const workload = make(chart);
  headless.select(workload);
  const { selector } = rendered(chart).one('Service', 'db').spec;
  const manifest = ApiObject.of(workload).toJson();
  const labels = (manifest.spec.template ?? manifest).metadata.labels;
  expect(Object.entries(labels)).toEqual(expect.arrayContaining(Object.entries(selector)));
  expect(Object.keys(selector)).not.toHaveLength(0);
});

function kplusService(chart: ReturnType<typeof chartOf>): kplus.Service {
  return new kplus.Service(chart, 'KplusService', { metadata: { name: 'other' }, ports: [{ port: 1 }] });
}

test('a Service is not given to two workloads: the error names both, and the two ways out', () => {
  const chart = chartOf();
  const headless = new HeadlessService(chart, 'Service', { name: 'db', ports: PORTS });
  const [one, two] = ['One', 'Two'].map((id) => new kplus.Deployment(chart, id, { containers: [{ image: 'x' }] }));
  headless.select(one!);
  const message = messageOf(() => headless.select(two!));
  expect(message).toContain('"test/Two"');
  expect(message).toContain('"test/One"');
  expect(message).toContain('shared: true');
});

test('a shared Service selects a label of its own, which it puts on the pods of each workload', () => {
  const chart = chartOf();
  const headless = new HeadlessService(chart, 'Service', { name: 'db', ports: PORTS, shared: true });
  const workloads = ['one', 'two'].map(
    (name) => new kplus.Deployment(chart, name, { metadata: { name }, containers: [{ image: 'x' }] }),
  );
  for (const workload of workloads) headless.select(workload);
  const output = rendered(chart);
  const { selector } = output.one('Service', 'db').spec;
  expect(selector).toEqual({ 'cdk8s-headless/service': 'db' });
  for (const name of ['one', 'two'])
    expect(output.one('Deployment', name).spec.template.metadata.labels).toMatchObject(selector);
});

test('pods that are not ready are published only when that is said', () => {
  expect(service({}).spec).not.toHaveProperty('publishNotReadyAddresses');
  expect(service({ publishNotReadyAddresses: true }).spec.publishNotReadyAddresses).toBe(true);
});

test('IP families are printed as they are asked for; one family with two of them is refused', () => {
  const both = [IpFamily.IPV6, IpFamily.IPV4];
  const { spec } = service({ ipFamilies: both, ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK });
  expect(spec).toMatchObject({ ipFamilies: ['IPv6', 'IPv4'], ipFamilyPolicy: 'PreferDualStack' });
  expect(refusal({ ipFamilies: both })).toContain(
    'ipFamilyPolicy: got nothing; expected PREFER_DUAL_STACK or REQUIRE_DUAL_STACK with two families. ',
  );
  expect(refusal({ ipFamilies: both, ipFamilyPolicy: IpFamilyPolicy.SINGLE_STACK })).toContain(
    'ipFamilyPolicy: got "SingleStack"',
  );
});

test('the Service tells its names in four forms, and the owner of its SRV records', () => {
  const headless = new HeadlessService(chartOf(), 'Service', { name: 'db', ports: PORTS });
  expect(headless.address()).toBe('db');
  expect(headless.address(AddressForm.NAMESPACED)).toBe('db.shop');
  expect(headless.address(AddressForm.FULL)).toBe('db.shop.svc.cluster.local');
  expect(headless.address(AddressForm.ABSOLUTE)).toBe('db.shop.svc.cluster.local.');
  expect(headless.srvName('raft')).toBe('_raft._tcp.db.shop.svc.cluster.local');
  expect(headless.grpcTarget('raft')).toBe('dns:///db.shop:7000');
});

test('without a namespace names are relative, never the text "undefined", and a full name is refused', () => {
  const headless = new HeadlessService(chartOf({}), 'Service', { name: 'db', ports: PORTS });
  expect([headless.address(), headless.srvName('raft'), headless.grpcTarget('raft')]).toEqual([
    'db',
    '_raft._tcp.db',
    'dns:///db:7000',
  ]);
  expect(messageOf(() => headless.address(AddressForm.FULL))).toMatch(/no namespace.*set "namespace" of the chart/);
});

test('a port that the Service does not have is an error that lists those it has', () => {
  const headless = new HeadlessService(chartOf(), 'Service', { name: 'db', ports: PORTS });
  expect(messageOf(() => headless.srvName('sql'))).toMatch(/has no port "sql"; its ports are: raft/);
});

test('a patch to the Service uses the field names of Kubernetes', async () => {
  const { JsonPatch } = await import('cdk8s');
  const chart = chartOf();
  const headless = new HeadlessService(chart, 'Service', { name: 'db', ports: PORTS, selector: SELECTOR });
  headless.service.addJsonPatch(JsonPatch.add('/spec/trafficDistribution', 'PreferClose'));
  const { spec } = rendered(chart).one('Service', 'db');
  expect(spec).toMatchObject({ clusterIP: 'None', trafficDistribution: 'PreferClose' });
});

test('pods of another namespace are refused, because a Service never finds them', () => {
  const chart = chartOf();
  const service = new HeadlessService(chart, 'Headless', { name: 'gossip', ports: [{ name: 'gossip', number: 7946 }] });
  const elsewhere = new Chart(App.of(chart), 'elsewhere', { namespace: 'other' });
  const agents = new kplus.Deployment(elsewhere, 'Agents', { containers: [{ image: 'x' }] });
  expect(messageOf(() => service.select(agents))).toContain(
    'cannot select the pods of "elsewhere/Agents": got pods in namespace other; expected pods in namespace shop',
  );
});

test('a shared Service that selects labels of the user puts them on the pods of each workload', () => {
  const output = synth((chart) => {
    const service = new HeadlessService(chart, 'Headless', {
      name: 'gossip',
      ports: [{ name: 'gossip', number: 7946 }],
      shared: true,
      selector: { ring: 'one' },
    });
    new DeploymentPeerGroup(chart, 'Agents', { name: 'agents', service, containers: [{ image: 'x' }] });
  });
  expect(output.one('Service', 'gossip').spec.selector).toEqual({ ring: 'one' });
  expect(output.one('Deployment', 'agents').spec.template.metadata.labels).toMatchObject({ ring: 'one' });
});

test('two groups that want different things of one shared Service are refused', () => {
  const chart = chartOf();
  const service = new HeadlessService(chart, 'Headless', {
    name: 'gossip',
    ports: [{ name: 'gossip', number: 7946 }],
    shared: true,
  });
  const containers = [{ image: 'x' }];
  new DeploymentPeerGroup(chart, 'Agents', { name: 'agents', service, containers });
  expect(
    messageOf(
      () =>
        new DeploymentPeerGroup(chart, 'Late', { name: 'late', service, containers, publishNotReadyAddresses: false }),
    ),
  ).toContain('service "test/Headless": publishNotReadyAddresses: got true; expected false');
});

test('labels, selectors and a cluster domain that the API or DNS do not know are refused', () => {
  const message = messageOf(
    () =>
      new HeadlessService(chartOf(), 'Headless', {
        name: 'gossip',
        ports: [{ name: 'gossip', number: 7946 }],
        selector: { ring: 'not valid' },
        clusterDomain: 'Corp.example.',
        metadata: { labels: { 'a b': 'x' } },
      }),
  );
  expect(message).toContain('selector["ring"]: got "not valid"');
  expect(message).toContain('clusterDomain: got "Corp.example."');
  expect(message).toContain('metadata.labels["a b"]: got the key "a b"');
});
