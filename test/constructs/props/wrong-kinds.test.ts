import { Duration, Lazy, Yaml, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  Adoption,
  DaemonSetPeerGroup,
  DeploymentPeerGroup,
  EndpointSliceReader,
  ExternalNameService,
  ExternalPeers,
  GrpcClientEnv,
  GrpcDrain,
  GrpcHeadlessBackend,
  HeadlessChecks,
  HeadlessService,
  IstioSafeHeadless,
  PeerEnv,
  StatefulPeerGroup,
} from '../../../lib';
import { STRUCTS } from '../../../lib/constructs/props/prop-kinds.generated';
import { chartOf, messageOf, rendered, synth } from '../../support/synth';

const PORTS = [{ name: 'raft', number: 7000 }];
const GROUP = { name: 'ledger', ports: PORTS, containers: [{ image: 'registry.example/ledger:4.2' }] };

/** A construct, props that it takes, and the struct of its props. */
interface Kind {
  readonly make: (chart: Chart, props: any) => unknown;
  readonly sound: object | ((chart: Chart) => object);
  readonly struct: string;
  /** Where its report says it is. */
  readonly at?: string;
}

const serviceIn = (chart: Chart) =>
  new HeadlessService(chart, 'Given', { name: 'given', ports: PORTS, selector: { app: 'given' } });
const SERVICE = { name: 'ledger', ports: PORTS, selector: { app: 'ledger' } };
const BACKEND = { name: 'prices', port: 8088, containers: GROUP.containers };

const constructs: Record<string, Kind> = {
  StatefulPeerGroup: {
    make: (chart, props) => new StatefulPeerGroup(chart, 'It', props),
    sound: GROUP,
    struct: 'StatefulPeerGroupProps',
  },
  DeploymentPeerGroup: {
    make: (chart, props) => new DeploymentPeerGroup(chart, 'It', props),
    sound: GROUP,
    struct: 'DeploymentPeerGroupProps',
  },
  DaemonSetPeerGroup: {
    make: (chart, props) => new DaemonSetPeerGroup(chart, 'It', props),
    sound: GROUP,
    struct: 'DaemonSetPeerGroupProps',
  },
  GrpcHeadlessBackend: {
    make: (chart, props) => new GrpcHeadlessBackend(chart, 'It', props),
    sound: BACKEND,
    struct: 'GrpcHeadlessBackendProps',
  },
  HeadlessService: {
    make: (chart, props) => new HeadlessService(chart, 'It', props),
    sound: SERVICE,
    struct: 'HeadlessServiceProps',
  },
  IstioSafeHeadless: {
    make: (chart, props) => new IstioSafeHeadless(chart, 'It', props),
    sound: { ...SERVICE, addressing: 'pod-ip' },
    struct: 'IstioSafeHeadlessProps',
  },
  ExternalPeers: {
    make: (chart, props) => new ExternalPeers(chart, 'It', props),
    sound: { name: 'postgres', ports: PORTS, endpoints: [{ address: '10.20.0.7' }] },
    struct: 'ExternalPeersProps',
  },
  ExternalNameService: {
    make: (chart, props) => new ExternalNameService(chart, 'It', props),
    sound: { name: 'mail', externalName: 'mail.example' },
    struct: 'ExternalNameServiceProps',
  },
  EndpointSliceReader: {
    make: (chart, props) => new EndpointSliceReader(chart, 'It', props),
    sound: (chart: Chart) => ({ name: 'reader', service: serviceIn(chart) }),
    struct: 'EndpointSliceReaderProps',
  },
  GrpcClientEnv: {
    make: (chart, props) => GrpcClientEnv.ofService(serviceIn(chart), 'raft', props),
    sound: {},
    struct: 'GrpcClientEnvOptions',
    at: 'test/Given',
  },
  PeerEnv: {
    make: (chart, props) => PeerEnv.of(serviceIn(chart), props),
    sound: {},
    struct: 'PeerEnvOptions',
    at: 'test/Given',
  },
};
const needy = Object.keys(constructs).filter((kind) => !kind.endsWith('Env'));

const propsIn = (chart: Chart, { sound }: Kind, props: object) => ({
  ...(typeof sound === 'function' ? sound(chart) : sound),
  ...props,
});

const refusal = (kind: string, props: unknown) => messageOf(() => constructs[kind]!.make(chartOf(), props));

/** What is said of props that are sound but for the given ones. */
const refusalOf = (kind: string, props: object) =>
  messageOf(() => {
    const chart = chartOf();
    constructs[kind]!.make(chart, propsIn(chart, constructs[kind]!, props));
  });

const errorsIn = (message: string) => message.match(/^ {2}- .*$/gm) ?? [];

test.each(Object.keys(constructs))(
  '%s takes any value for any prop, or says in its report which prop is wrong',
  (kind) => {
    const value = fc.oneof(
      fc.anything(),
      fc.constantFrom(null, NaN, '5', [null], [{}], {}, [5], () => 1, Symbol.iterator, 10n ** 20n),
      fc.constant(Lazy.any({ produce: () => 'late' })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(STRUCTS[constructs[kind]!.struct]!)), value, (prop, wrong) => {
        // A Service without a selector is refused at synth, where nothing else selects pods for it.
        fc.pre(prop !== 'selector' || (wrong !== null && wrong !== undefined));
        const chart = chartOf();
        try {
          constructs[kind]!.make(chart, propsIn(chart, constructs[kind]!, { [prop]: wrong }));
        } catch (error) {
          expect((error as Error).message).toContain(
            `${kind} "${constructs[kind]!.at ?? 'test/It'}" cannot be built from these props:\n  - ${prop}`,
          );
          return;
        }
        expect(Yaml.stringify(...rendered(chart).objects)).not.toContain('[object Object]');
      }),
      { numRuns: 400 },
    );
  },
);

const PARTS: readonly (readonly [string, string, (wrong: unknown, field: string) => unknown, readonly string[]])[] = [
  ['ExternalPeers', 'endpoints', (wrong, field) => [{ address: '10.20.0.7', [field]: wrong }], ['address', 'hostname']],
  ['GrpcClientEnv', 'names', (wrong, field) => ({ [field]: wrong }), ['target', 'serviceConfig', 'resolutionGap']],
  [
    'GrpcClientEnv',
    'retry',
    (wrong, field) => ({ [field]: wrong }),
    ['methods', 'maxAttempts', 'initialBackoff', 'maxBackoff', 'backoffMultiplier', 'retryableStatusCodes'],
  ],
  [
    'GrpcClientEnv',
    'keepalive',
    (wrong, field) => ({ time: Duration.minutes(5), [field]: wrong }),
    ['time', 'timeout', 'minPingInterval'],
  ],
  [
    'GrpcHeadlessBackend',
    'grpcProbes',
    (wrong, field) => ({ readiness: { [field]: wrong } }),
    ['port', 'service', 'period', 'timeout', 'initialDelay', 'failureThreshold'],
  ],
  [
    'GrpcHeadlessBackend',
    'serverEnvNames',
    (wrong, field) => ({ [field]: wrong }),
    ['maxConnectionAge', 'maxConnectionAgeGrace', 'minPingInterval', 'drain'],
  ],
  ['GrpcHeadlessBackend', 'drain', (wrong) => GrpcDrain.sleep(wrong as Duration), ['']],
  ['GrpcHeadlessBackend', 'drain', (wrong) => GrpcDrain.exec(wrong as string[], Duration.seconds(40)), ['']],
  ['EndpointSliceReader', 'metadata', (wrong, field) => ({ [field]: wrong }), ['labels', 'annotations']],
  ['ExternalNameService', 'metadata', (wrong, field) => ({ [field]: wrong }), ['labels', 'annotations']],
  ['ExternalPeers', 'sliceMetadata', (wrong, field) => ({ [field]: { team: wrong } }), ['labels', 'annotations']],
];

test.each(PARTS)('%s takes any value within %s, or says that it is wrong', (kind, prop, around, fields) => {
  const value = fc.oneof(
    fc.anything(),
    fc.constantFrom<unknown>(null, NaN, '5', [null], [{}], {}, [5], [[]], () => 1, Symbol.iterator, 10n ** 20n),
    fc.constantFrom(Duration.seconds(NaN), Duration.millis(0.5), Duration.seconds('5' as never)),
  );
  fc.assert(
    fc.property(fc.constantFrom(...fields), value, (field, wrong) => {
      const chart = chartOf();
      try {
        constructs[kind]!.make(chart, propsIn(chart, constructs[kind]!, { [prop]: around(wrong, field) }));
      } catch (error) {
        expect((error as Error).message).toContain(`cannot be built from these props:\n  - ${prop}`);
        return;
      }
      expect(Yaml.stringify(...rendered(chart).objects)).not.toMatch(/\[object Object\]|NaN/);
    }),
    { numRuns: 300 },
  );
});

/** The props of groups that end up in the Service that they make, and the props of that Service alone. */
type HandedOn = Readonly<Record<string, (value: any) => object>>;
const PLACE: HandedOn = {
  name: (name) => ({ name }),
  clusterDomain: (clusterDomain) => ({ clusterDomain }),
  ipFamilies: (ipFamilies) => ({ ipFamilies }),
  ipFamilyPolicy: (ipFamilyPolicy) => ({ ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy }),
  serviceMetadata: (metadata) => ({ metadata }),
};
const OF_GROUP: HandedOn = { ...PLACE, ports: (ports) => ({ ports }) };
const OF_BACKEND: HandedOn = {
  ...PLACE,
  port: (number) => ({ ports: [{ name: 'grpc', number }] }),
  portName: (name) => ({ ports: [{ name: name ?? 'grpc', number: 8088 }] }),
};

test.each([
  ['StatefulPeerGroup', OF_GROUP],
  ['DeploymentPeerGroup', OF_GROUP],
  ['DaemonSetPeerGroup', OF_GROUP],
  ['GrpcHeadlessBackend', OF_BACKEND],
])('%s refuses whatever a Service made from the same props would refuse', (kind, handedOn) => {
  const text = fc.oneof(fc.constantFrom('', 'Bad_Name', '7000', 'a'.repeat(64), 'a.b', '-'), fc.string());
  const port = fc.record(
    { name: fc.oneof(text, fc.constant('raft')), number: fc.constantFrom<unknown>(0, 7000, 70000, '80', 1.5, null) },
    { requiredKeys: [] },
  );
  const wrong = fc.oneof(
    fc.anything(),
    text,
    fc.integer(),
    fc.array(fc.oneof(port, fc.constantFrom(null, 5)), { maxLength: 3 }),
    fc.array(fc.constantFrom('IPv4', 'IPv6', 'IPv5', null), { maxLength: 3 }),
    fc.constantFrom('SingleStack', 'PreferDualStack'),
    fc.record({ labels: fc.dictionary(text, fc.oneof(text, fc.integer())) }),
    fc.record({ annotations: fc.dictionary(text, fc.oneof(text, fc.integer())) }),
  );
  let refused = 0;
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(handedOn)), wrong, (prop, value) => {
      const service = { name: 'ledger', ports: PORTS, ...handedOn[prop]!(value) };
      try {
        new HeadlessService(chartOf(), 'It', service);
      } catch {
        refused += 1;
        const beside = prop === 'ipFamilyPolicy' ? { ipFamilies: ['IPv4', 'IPv6'] } : {};
        expect(refusalOf(kind, { ...beside, [prop]: value })).toContain('cannot be built from these props:');
      }
    }),
    { numRuns: 2000 },
  );
  expect(refused).toBeGreaterThan(500);
});

test('the name of an adopted Service is refused where a Service could not have it', () => {
  for (const serviceName of ['Bad_Name', '7peers', 'a'.repeat(64), 'a.b', ''])
    expect(refusalOf('StatefulPeerGroup', { adopt: Adoption.of({ selector: { app: 'x' }, serviceName }) })).toContain(
      `- adopt: serviceName: got ${JSON.stringify(serviceName)}; expected ${serviceName && 'another value'}`,
    );
});

test.each([NaN, Infinity, 0.0001])('a time of %s seconds is refused with its prop', (amount) => {
  const errors = errorsIn(refusalOf('GrpcHeadlessBackend', { resolutionGap: Duration.seconds(amount) }));
  expect(errors).toEqual([
    expect.stringContaining(
      `- resolutionGap: got "${amount * 1000} ms"; expected a time in whole milliseconds, such as Duration.seconds(30).`,
    ),
  ]);
});

test.each(needy)('%s without props says which ones it needs', (kind) => {
  const [first, second] = {
    GrpcHeadlessBackend: ['name', 'port'],
    ExternalPeers: ['ports', 'endpoints'],
    ExternalNameService: ['name', 'externalName'],
    EndpointSliceReader: ['name', 'service'],
  }[kind] ?? ['name', 'ports'];
  for (const props of [undefined, null, {}])
    expect(refusal(kind, props)).toMatch(new RegExp(`- ${first}: got .*- ${second}: got `, 's'));
});

test.each([
  'terminationGracePeriod',
  'drain',
  'minPingInterval',
  'connectionAge',
  'dnsTtl',
  'resolutionGap',
  'minReady',
])('a backend with a number as %s is told what to write instead, once', (prop) => {
  const errors = errorsIn(refusalOf('GrpcHeadlessBackend', { [prop]: 30 }));
  const expected =
    prop === 'drain'
      ? 'a GrpcDrain such as GrpcDrain.sleep(Duration.seconds(40))'
      : 'a Duration of cdk8s such as Duration.seconds(30)';
  expect(errors).toEqual([expect.stringContaining(`- ${prop}: got 30; expected ${expected}, not a number.`)]);
});

test('a drain that was made of something else than a time and a command is refused, once', () => {
  const drain = (made: GrpcDrain) => errorsIn(refusalOf('GrpcHeadlessBackend', { drain: made }));
  const wrong: any = 30;
  expect(drain(GrpcDrain.sleep(wrong))).toEqual([
    expect.stringContaining(
      '- drain: duration: got 30; expected a Duration of cdk8s such as Duration.seconds(30), not a number.',
    ),
  ]);
  expect(drain(GrpcDrain.exec('/bin/drain' as any, wrong))).toEqual([
    expect.stringContaining('- drain: duration: got 30;'),
    expect.stringContaining(
      '- drain: command: got "/bin/drain"; expected a list such as ["/bin/drain"], not a string.',
    ),
  ]);
  expect(drain(GrpcDrain.exec(['/bin/drain'], undefined as any))).toEqual([
    expect.stringContaining('- drain: duration: got nothing; expected the Duration that the command takes'),
  ]);
});

test('a text as the port of a backend is reported once', () => {
  expect(errorsIn(refusalOf('GrpcHeadlessBackend', { port: '8088' }))).toEqual([
    expect.stringContaining('- port: got "8088"; expected an integer such as 8088, not a string.'),
  ]);
  expect(errorsIn(refusalOf('GrpcHeadlessBackend', { port: 8088.5 }))).toHaveLength(1);
  expect(errorsIn(refusalOf('GrpcHeadlessBackend', { portName: 5 }))).toHaveLength(1);
});

test('all that is wrong with a backend, wrong kinds and wrong values, is in one report', () => {
  const message = refusalOf('GrpcHeadlessBackend', {
    name: 'Prices',
    port: '8088',
    kubernetesVersion: 1.3,
    serverEnvNames: { maxConnectionAge: 5 },
    grpcProbes: { readiness: { period: 5 } },
    containers: [null],
    replicas: 0,
  });
  expect(errorsIn(message).map((line) => /- (.*?): got/.exec(line)![1])).toEqual(
    [
      'port',
      'kubernetesVersion',
      'serverEnvNames.maxConnectionAge',
      'grpcProbes.readiness.period',
      'containers[0]',
      'name',
      'replicas',
    ].sort((one, other) => message.indexOf(`- ${one}: `) - message.indexOf(`- ${other}: `)),
  );
});

test('an endpoint that is no object is reported once, beside those that are', () => {
  const errors = errorsIn(refusalOf('ExternalPeers', { endpoints: [null, { address: '10.20.0.7' }, { address: 5 }] }));
  expect(errors).toEqual([
    expect.stringContaining('- endpoints[0]: got null; expected an object, not nothing.'),
    expect.stringContaining('- endpoints[2].address: got 5; expected a string such as "5", not a number.'),
  ]);
});

test('options of client variables that are of a wrong kind are in one report, each once', () => {
  const message = refusalOf('GrpcClientEnv', {
    resolutionGap: 30,
    names: { target: 5 },
    form: 'long',
    healthService: 1,
    retry: { methods: [5], initialBackoff: 1, maxAttempts: '3', backoffMultiplier: '2', retryableStatusCodes: ['NO'] },
    keepalive: { time: 20, timeout: 5 },
  });
  expect(errorsIn(message).map((line) => /- (.*?): got/.exec(line)![1])).toEqual([
    'resolutionGap',
    'names.target',
    'form',
    'healthService',
    'retry.methods[0]',
    'retry.initialBackoff',
    'retry.maxAttempts',
    'retry.backoffMultiplier',
    'retry.retryableStatusCodes[0]',
    'keepalive.time',
    'keepalive.timeout',
  ]);
  expect(errorsIn(refusalOf('GrpcClientEnv', { keepalive: {} }))).toEqual([
    expect.stringContaining('- keepalive.time: got nothing; expected a Duration'),
  ]);
});

test('an object that refers to itself, or holds a bigint, is named in words', () => {
  const circle: Record<string, unknown> = {};
  circle.again = circle;
  expect(refusalOf('HeadlessService', { ports: circle })).toContain('ports: got an object; expected a list');
  expect(refusalOf('HeadlessService', { ports: { number: 7000n } })).toContain('ports: got an object; expected a list');
});

test('a prop that is null is one that is left out, as from YAML or Python', () => {
  const nothing = Object.fromEntries(Object.keys(STRUCTS.StatefulPeerGroupProps!).map((prop) => [prop, null]));
  const yaml = (props: object) => synth((chart) => new StatefulPeerGroup(chart, 'It', { ...props, ...GROUP })).yaml();
  expect(yaml(nothing)).toBe(yaml({}));
});

test('values of a wrong kind and wrong values are in one report, each once', () => {
  const message = refusal('StatefulPeerGroup', {
    ...GROUP,
    name: 'Bad_Name',
    replicas: '3',
    ports: '7000',
    terminationGracePeriod: 30,
    podMetadata: { labels: { tier: 5 } },
    containers: [{ image: 'x', envVariables: { A: 'text' } }],
  });
  expect(message.match(/^ {2}- [^ ]+/gm)).toEqual(
    [
      '  - name:',
      '  - ports:',
      '  - terminationGracePeriod:',
      '  - podMetadata.labels["tier"]:',
      '  - containers[0].envVariables["A"]:',
      '  - replicas:',
    ].sort((one, other) => message.indexOf(one) - message.indexOf(other)),
  );
  expect(message).toContain('ports: got "7000"; expected a list, not a string.');
  expect(message).toContain(
    'terminationGracePeriod: got 30; expected a Duration of cdk8s such as Duration.seconds(30), not a number.',
  );
  expect(message).toContain(
    'containers[0].envVariables["A"]: got "text"; expected an EnvValue of cdk8s-plus-27 such as EnvValue.fromValue("text"), not a string.',
  );
  expect(message).toContain('podMetadata.labels["tier"]: got 5; expected a string such as "5", not a number.');
});

test('NaN is shown as NaN, and a token as what it is', () => {
  expect(refusal('StatefulPeerGroup', { ...GROUP, replicas: NaN })).toContain('replicas: got NaN; expected an integer');
  const token = Lazy.any({ produce: () => 'late' });
  expect(refusal('StatefulPeerGroup', { ...GROUP, name: token })).toContain('name: got an object of class Lazy;');
});

test('a setting of the checks that is of another kind is refused', () => {
  expect(messageOf(() => HeadlessChecks.of(chartOf(), { strict: 'true', mesh: 'istio' } as never))).toBe(
    'HeadlessChecks "test" cannot be built from these props:' +
      '\n  - strict: got "true"; expected a boolean such as true, not a string. A value of another kind cannot be used.' +
      '\n  - mesh: got "istio"; expected one of "none", "istio-sidecar", "istio-ambient" and "linkerd". A value of another kind cannot be used.',
  );
});

test('a token is taken where it is only printed', () => {
  const late = (value: string): any => Lazy.any({ produce: () => value });
  const output = synth(
    (chart) =>
      new StatefulPeerGroup(chart, 'It', {
        ...GROUP,
        podMetadata: { annotations: { commit: late('abc') } },
        nodeSelector: { disk: late('ssd') },
      }),
  );
  const { metadata, spec } = output.one('StatefulSet', 'ledger').spec.template;
  expect(metadata.annotations).toEqual({ commit: 'abc' });
  expect(spec.nodeSelector).toEqual({ disk: 'ssd' });
});

test('what is no workload, no Service and no container is refused with what is expected', () => {
  const service = new HeadlessService(chartOf(), 'It', { name: 'gossip', ports: PORTS });
  const nothing: any = undefined;
  expect(messageOf(() => service.select(nothing))).toContain('cannot select: got nothing; expected a workload');
  expect(messageOf(() => service.select({} as kplus.IPodSelector))).toContain('cannot select: got an object;');
  expect(messageOf(() => PeerEnv.of(nothing))).toContain('PeerEnv.of: got nothing; expected a HeadlessService');
  expect(messageOf(() => PeerEnv.of(service).addTo(nothing))).toContain('PeerEnv.addTo: got nothing; expected');
  expect(messageOf(() => GrpcClientEnv.of(nothing))).toContain(
    'GrpcClientEnv.of: got nothing; expected a GrpcHeadlessBackend',
  );
  expect(messageOf(() => GrpcClientEnv.of(service as any))).toContain('GrpcClientEnv.of: got an object of class Head');
  expect(messageOf(() => GrpcClientEnv.ofService(nothing, 'raft'))).toContain(
    'GrpcClientEnv.ofService: got nothing; expected a HeadlessService',
  );
  expect(messageOf(() => GrpcClientEnv.ofService(service, nothing))).toContain(
    'has no port nothing; its ports are: raft',
  );
  expect(messageOf(() => GrpcClientEnv.ofService(service, 'raft').addTo(nothing))).toContain(
    'GrpcClientEnv.addTo: got nothing; expected a container',
  );
  expect(messageOf(() => service.address('long' as never))).toContain(
    'in the form "long": expected one of AddressForm',
  );
});

test('a group without a scope is refused with words', () => {
  expect(messageOf(() => new StatefulPeerGroup(undefined as never, 'It', GROUP))).toContain(
    'cannot find a parent chart',
  );
});

test('of an enum, a wrong string is reported beside the right ones, and another kind by its kind', () => {
  expect(refusalOf('StatefulPeerGroup', { formation: 'IN_ORDER' })).toContain(
    '- formation: got "IN_ORDER"; expected "together" or "in-order". ',
  );
  expect(refusalOf('StatefulPeerGroup', { formation: 3 })).toContain(
    '- formation: got 3; expected "together" or "in-order", not a number. ',
  );
});
