import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import {
  AddressForm,
  Adoption,
  Formation,
  HeadlessService,
  Members,
  StatefulPeerGroup,
  type StatefulPeerGroupProps,
} from '../../../lib';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import { DEFAULT_SETTINGS } from '../../../lib/rules/settings';
import { chartOf, messageOf, rendered, synth, type Rendered } from '../../support/synth';

const MINIMAL: StatefulPeerGroupProps = {
  name: 'ledger',
  ports: [{ name: 'raft', number: 7000 }],
  clientService: { name: 'ledger-client', ports: [{ name: 'sql', number: 5432 }] },
  containers: [{ image: 'registry.example/ledger:4.2', resources: {} }],
};
const VOTERS = { VOTERS: Members.each('{ordinal}@{address.raft}') };

const group = (props: Partial<StatefulPeerGroupProps>, namespace: string | undefined = 'shop') =>
  synth((chart) => new StatefulPeerGroup(chart, 'Ledger', { ...MINIMAL, ...props }), { namespace });
const built = (props: Partial<StatefulPeerGroupProps> = {}) =>
  new StatefulPeerGroup(chartOf(), 'Ledger', { ...MINIMAL, ...props });
const refusal = (props: Partial<StatefulPeerGroupProps>) => messageOf(() => built(props));
const valueOf = (container: Rendered, name: string): unknown =>
  container.env.find((variable: Rendered) => variable.name === name)?.value;

test('a variable lists the members, behind the peer env and before what refers to it', () => {
  const container = group({
    memberVariables: VOTERS,
    containers: [{ ...MINIMAL.containers[0]!, envVariables: { QUORUM: kplus.EnvValue.fromValue('$(VOTERS)') } }],
  }).container('StatefulSet', 'ledger');
  expect(valueOf(container, 'VOTERS')).toBe('0@ledger-0.ledger:7000,1@ledger-1.ledger:7000,2@ledger-2.ledger:7000');
  const names = container.env.map(({ name }: Rendered) => name);
  expect(names.slice(-3)).toEqual(['HEADLESS_PORT_RAFT', 'VOTERS', 'QUORUM']);
});

test('with the peer env on all containers, the lists are there too', () => {
  const output = group({
    memberVariables: VOTERS,
    envOnAllContainers: true,
    initContainers: [{ name: 'wait', image: 'registry.example/wait:1' }],
  });
  const [init] = output.one('StatefulSet', 'ledger').spec.template.spec.initContainers;
  expect(valueOf(init, 'VOTERS')).toContain('0@ledger-0');
});

test('a container that the peer env is added to gets the lists', () => {
  const chart = chartOf();
  const ledger = new StatefulPeerGroup(chart, 'Ledger', { ...MINIMAL, memberVariables: VOTERS });
  ledger.peerEnv.addTo(ledger.addContainer({ name: 'backup', image: 'registry.example/backup:1' }));
  expect(valueOf(rendered(chart).container('StatefulSet', 'ledger', 'backup'), 'VOTERS')).toContain('0@ledger-0');
});

test('members are counted from ordinalsStart and named by the adopted Service', () => {
  const adopted = group({
    memberVariables: { ALL: Members.each('{host}') },
    ordinalsStart: 5,
    replicas: 2,
    adopt: Adoption.of({ name: 'ledger', selector: { app: 'ledger' }, serviceName: 'ledger-peers' }),
  }).container('StatefulSet', 'ledger');
  expect(valueOf(adopted, 'ALL')).toBe('ledger-5.ledger-peers,ledger-6.ledger-peers');
});

test('members are named by the Service that the group is given', () => {
  const output = synth((chart) => {
    const service = new HeadlessService(chart, 'Hidden', {
      name: 'ledger-hs',
      ports: [{ name: 'raft', number: 7001 }],
      clusterDomain: 'example.internal',
    });
    const { ports, ...props } = MINIMAL;
    const memberVariables = { ALL: Members.each('{address.raft}', { form: AddressForm.FULL, first: 1 }) };
    return new StatefulPeerGroup(chart, 'Ledger', { ...props, service, memberVariables });
  });
  expect(valueOf(output.container('StatefulSet', 'ledger'), 'ALL')).toBe(
    'ledger-0.ledger-hs.shop.svc.example.internal:7001',
  );
});

test.each([
  [AddressForm.SHORT, 'ledger-0.ledger'],
  [AddressForm.NAMESPACED, 'ledger-0.$(MY_HOST)'],
  [AddressForm.SVC, 'ledger-0.$(MY_HOST).svc'],
  [AddressForm.FULL, 'ledger-0.$(HEADLESS_DOMAIN)'],
  [AddressForm.ABSOLUTE, 'ledger-0.$(HEADLESS_DOMAIN).'],
])('without a namespace the pod fills in its own: in the form %s a member is %s', (form, host) => {
  const chart = chartOf({});
  new StatefulPeerGroup(chart, 'Ledger', {
    ...MINIMAL,
    envNames: { host: 'MY_HOST' },
    memberVariables: { FIRST: Members.each('{host}', { form, first: 1 }) },
  });
  expect(valueOf(rendered(chart).container('StatefulSet', 'ledger'), 'FIRST')).toBe(host);
});

test('a port for clients has a number, and no address at the names of pods: the headless Service does not have it', () => {
  const container = group({ memberVariables: { ALL: Members.each('{pod};{port.sql}', { first: 1 }) } });
  expect(valueOf(container.container('StatefulSet', 'ledger'), 'ALL')).toBe('ledger-0;5432');
  expect(refusal({ memberVariables: { ALL: Members.each('{address.sql}') } })).toContain(
    '- memberVariables["ALL"]: template: got "{address.sql}"; expected one of "{ordinal}", "{ordinal+1}", "{pod}", "{host}", "{address.raft}", "{port.raft}" and "{port.sql}".',
  );
});

test('names of variables that exist already, or that no variable can have, are refused', () => {
  const ALL = Members.each('{pod}');
  expect(refusal({ memberVariables: { POD_NAME: ALL } })).toContain(
    '- memberVariables: got "POD_NAME"; expected another name, or another name for ours in "envNames".',
  );
  expect(refusal({ memberVariables: { '1ST': ALL } })).toContain('- memberVariables: got "1ST"');
  const containers = [{ ...MINIMAL.containers[0]!, envVariables: { ALL: kplus.EnvValue.fromValue('x') } }];
  expect(refusal({ memberVariables: { ALL }, containers })).toContain(
    '- containers[0].envVariables: got "ALL"; expected another name, the same value as ours, or another name for ours in "memberVariables".',
  );
});

test('what is no list of members is refused, with how one is written', () => {
  const memberVariables = { ALL: 'ledger-0.ledger' } as never;
  expect(refusal({ memberVariables })).toContain(
    '- memberVariables["ALL"]: got "ledger-0.ledger"; expected a Members such as Members.each("{pod}"), not a string.',
  );
});

test('members() writes the same list for a ConfigMap, and peerAddresses() gives the addresses', () => {
  const ledger = built({ ordinalsStart: 1 });
  expect(ledger.members(Members.each('nats://{address.raft}', { separator: '\n' }))).toBe(
    'nats://ledger-1.ledger:7000\nnats://ledger-2.ledger:7000\nnats://ledger-3.ledger:7000',
  );
  expect(ledger.peerAddresses('raft', AddressForm.SVC)).toEqual([
    'ledger-1.ledger.shop.svc:7000',
    'ledger-2.ledger.shop.svc:7000',
    'ledger-3.ledger.shop.svc:7000',
  ]);
  expect(ledger.peerAddresses()).toEqual(['ledger-1.ledger', 'ledger-2.ledger', 'ledger-3.ledger']);
  expect(messageOf(() => ledger.members(Members.each('{nobody}')))).toContain(
    'StatefulPeerGroup "test/Ledger" has no such list of members:\n  - members: template: got "{nobody}"',
  );
  expect(messageOf(() => ledger.members('x' as never))).toContain('expected a Members such as');
});

const scaled = (act: (ledger: StatefulPeerGroup) => void, props: Partial<StatefulPeerGroupProps> = {}) => {
  const chart = chartOf();
  const target = new StatefulPeerGroup(chart, 'Ledger', { ...MINIMAL, containers: [{ image: 'x' }], ...props });
  new kplus.HorizontalPodAutoscaler(chart, 'Scaler', { target, maxReplicas: 9 });
  act(target);
  return rendered(chart);
};

test.each([
  ['memberVariables["VOTERS"]', () => undefined, { memberVariables: VOTERS }],
  ['peerAddresses()', (ledger: StatefulPeerGroup) => ledger.peerAddresses(), {}],
  ['members()', (ledger: StatefulPeerGroup) => ledger.members(Members.each('{pod}')), {}],
])('%s lists all members, which an autoscaler contradicts', (source, act, props) => {
  expect(messageOf(() => scaled(act, props))).toContain(
    `StatefulPeerGroup "test/Ledger": ${source}: got a list of all members; expected one with "first"`,
  );
});

test('the first members are there whatever an autoscaler does', () => {
  const seeds = Members.each('{host}', { first: 2 });
  const output = scaled((ledger) => ledger.members(seeds), { memberVariables: { SEEDS: seeds } });
  expect(valueOf(output.container('StatefulSet', 'ledger'), 'SEEDS')).toBe('ledger-0.ledger,ledger-1.ledger');
});

test('an init container that has the lists as all containers have them waits for nobody', () => {
  const { objects } = group({
    memberVariables: { PEERS: Members.each('{address.raft}') },
    formation: Formation.IN_ORDER,
    envOnAllContainers: true,
    initContainers: [{ name: 'render', image: 'registry.example/render:1' }],
  });
  for (const mesh of [undefined, 'istio-sidecar'] as const)
    expect(check(objects, CATALOGUE, { ...DEFAULT_SETTINGS, mesh }).map(({ rule }) => rule.id)).toEqual([]);
});

test.each(['none', 'istio-sidecar', 'istio-ambient', 'linkerd'] as const)(
  'no rule finds anything in lists of members, with the mesh %s',
  (mesh) => {
    const { objects } = group({
      memberVariables: { PEERS: Members.each('{address.raft}'), SOME: Members.each('{pod}.ledger', { first: 2 }) },
    });
    const settings = { ...DEFAULT_SETTINGS, mesh: mesh === 'none' ? undefined : mesh };
    expect(check(objects, CATALOGUE, settings).map(({ rule, path }) => `${rule.id} ${path}`)).toEqual([]);
  },
);
