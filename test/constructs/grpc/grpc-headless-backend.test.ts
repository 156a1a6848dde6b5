import { Duration, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DeploymentPeerGroup, GrpcDrain, GrpcHeadlessBackend, type GrpcHeadlessBackendProps } from '../../../lib';
import { calls } from '../../support/calls';
import { chartOf, messageOf, rendered, synth, type Rendered } from '../../support/synth';

const CONTAINERS = [{ image: 'registry.example/prices:2' }];
const seconds = (amount: number) => Duration.seconds(amount);

const built = (props: Partial<GrpcHeadlessBackendProps>) =>
  synth(
    (chart) =>
      new GrpcHeadlessBackend(chart, 'Prices', { name: 'prices', port: 8088, containers: CONTAINERS, ...props }),
  );
const deployment = (props: Partial<GrpcHeadlessBackendProps> = {}) => built(props).one('Deployment', 'prices');
const server = (props: Partial<GrpcHeadlessBackendProps> = {}) => deployment(props).spec.template.spec.containers[0];
const valueOf = (container: Rendered, name: string) =>
  container.env.find((variable: Rendered) => variable.name === name)?.value;
const refusal = (props: Partial<GrpcHeadlessBackendProps>) =>
  messageOf(
    () =>
      new GrpcHeadlessBackend(chartOf(), 'Prices', { name: 'prices', port: 8088, containers: CONTAINERS, ...props }),
  );

test('a backend is a Deployment and a headless Service of one name, and the Service selects its pods', () => {
  const output = built({});
  const { spec } = output.one('Service', 'prices');
  expect(spec.clusterIP).toBe('None');
  expect(output.one('Deployment', 'prices').spec.template.metadata.labels).toMatchObject(spec.selector);
});

test('only ready pods are in DNS', () => {
  expect(built({}).one('Service', 'prices').spec).not.toHaveProperty('publishNotReadyAddresses');
});

test('the port is called grpc and declared as gRPC; its name can be another', () => {
  expect(built({}).one('Service', 'prices').spec.ports).toEqual([
    { name: 'grpc', port: 8088, protocol: 'TCP', appProtocol: 'kubernetes.io/h2c' },
  ]);
  const output = built({ portName: 'tcp' });
  expect(output.one('Service', 'prices').spec.ports[0]).toMatchObject({
    name: 'tcp',
    appProtocol: 'kubernetes.io/h2c',
  });
  expect(output.container('Deployment', 'prices').ports).toEqual([
    { name: 'tcp', containerPort: 8088, protocol: 'TCP' },
  ]);
});

test('the pods are asked by a gRPC readiness probe', () => {
  expect(server().readinessProbe).toEqual({ grpc: { port: 8088 } });
  expect(
    server({ grpcProbes: { readiness: { service: 'prices.Prices', period: seconds(5) }, liveness: {} } }),
  ).toMatchObject({
    readinessProbe: { grpc: { port: 8088, service: 'prices.Prices' }, periodSeconds: 5 },
    livenessProbe: { grpc: { port: 8088 } },
  });
  expect(server({ grpcProbes: { liveness: {} } }).readinessProbe).toEqual({ grpc: { port: 8088 } });
});

test("the user's own readiness probe is kept, and two are refused", () => {
  const containers = [{ ...CONTAINERS[0]!, readiness: kplus.Probe.fromHttpGet('/ready', { port: 8080 }) }];
  const { readinessProbe } = server({ containers });
  expect(readinessProbe.httpGet).toMatchObject({ path: '/ready', port: 8080 });
  expect(readinessProbe).not.toHaveProperty('grpc');
  expect(refusal({ containers, grpcProbes: { readiness: {} } })).toContain('- grpcProbes.readiness: got');
});

test("a server with TLS gets a TCP probe, because the kubelet's gRPC probe speaks none", () => {
  expect(server({ tls: true }).readinessProbe).toEqual({ tcpSocket: { port: 8088 } });
  expect(built({ tls: true }).one('Service', 'prices').spec.ports[0].appProtocol).toBe('tls');
  expect(refusal({ tls: true, grpcProbes: { readiness: {} } })).toContain('- grpcProbes: got');
});

test('the server gets the age of connections and its grace in plain milliseconds', () => {
  expect(valueOf(server(), 'GRPC_MAX_CONNECTION_AGE_MS')).toBe('300000');
  expect(valueOf(server(), 'GRPC_MAX_CONNECTION_AGE_GRACE_MS')).toBe('30000');
  const other = server({ connectionAge: Duration.minutes(2), connectionAgeGrace: Duration.millis(1500) });
  expect(valueOf(other, 'GRPC_MAX_CONNECTION_AGE_MS')).toBe('120000');
  expect(valueOf(other, 'GRPC_MAX_CONNECTION_AGE_GRACE_MS')).toBe('1500');
});

test("the names of the server's variables can be changed, and are not used twice", () => {
  const container = server({ serverEnvNames: { maxConnectionAge: 'AGE', maxConnectionAgeGrace: 'GRACE' } });
  expect(valueOf(container, 'AGE')).toBe('300000');
  expect(valueOf(container, 'GRACE')).toBe('30000');
  expect(refusal({ serverEnvNames: { maxConnectionAge: 'AGE', maxConnectionAgeGrace: 'AGE' } })).toContain(
    '- serverEnvNames: got "AGE"',
  );
  expect(refusal({ serverEnvNames: { maxConnectionAge: '1=A' } }).match(/^ {2}- .*$/gm)).toEqual([
    expect.stringContaining('- serverEnvNames: got "1=A"'),
  ]);
  const envVariables = { GRPC_MAX_CONNECTION_AGE_MS: kplus.EnvValue.fromValue('1') };
  expect(refusal({ containers: [{ ...CONTAINERS[0]!, envVariables }] })).toContain(
    '- containers: envVariables: got "GRPC_MAX_CONNECTION_AGE_MS"',
  );
});

test('the variables and the drain are for the container named in peerContainer', () => {
  const output = built({
    peerContainer: 'prices',
    containers: [
      { name: 'proxy', image: 'registry.example/proxy:1' },
      { name: 'prices', image: 'registry.example/prices:2' },
    ],
  });
  const prices = output.container('Deployment', 'prices', 'prices');
  const proxy = output.container('Deployment', 'prices', 'proxy');
  expect(valueOf(prices, 'GRPC_MAX_CONNECTION_AGE_MS')).toBe('300000');
  expect(prices.lifecycle.preStop).toBeDefined();
  expect(proxy).not.toHaveProperty('lifecycle');
  expect(proxy.env ?? []).toEqual([]);
});

test('props are copied and never changed', () => {
  const containers = [{ ...CONTAINERS[0]!, envVariables: { A: kplus.EnvValue.fromValue('1') } }];
  built({ containers });
  expect(Object.keys(containers[0]!.envVariables)).toEqual(['A']);
});

test.each(['1.27', '1.29', '1.29.4', 'v1.28'])('for Kubernetes %s the drain is the command sleep', (version) => {
  expect(server({ kubernetesVersion: version }).lifecycle.preStop).toEqual({ exec: { command: ['sleep', '35'] } });
});

test.each(['1.30', '1.37.1'])('for Kubernetes %s the drain is the sleep of the kubelet', (version) => {
  expect(server({ kubernetesVersion: version }).lifecycle.preStop).toEqual({ sleep: { seconds: 35 } });
});

test('without a version the drain is one that every supported Kubernetes takes', () => {
  expect(server().lifecycle.preStop).toEqual({ exec: { command: ['sleep', '35'] } });
});

test.each(['1.26', '2.0', '', 'latest', '1'])('the Kubernetes version %j is refused', (kubernetesVersion) => {
  expect(refusal({ kubernetesVersion })).toContain(`- kubernetesVersion: got ${JSON.stringify(kubernetesVersion)}`);
});

test('the drain can be a command of the image, or the work of the server, which then finds its length in a variable', () => {
  expect(server({ drain: GrpcDrain.exec(['/bin/drain', '--now'], seconds(40)) }).lifecycle.preStop).toEqual({
    exec: { command: ['/bin/drain', '--now'] },
  });
  const own = server({ drain: GrpcDrain.byApplication(seconds(40)) });
  expect(own).not.toHaveProperty('lifecycle');
  expect(valueOf(own, 'GRPC_DRAIN_MS')).toBe('40000');
  expect(valueOf(server(), 'GRPC_DRAIN_MS')).toBeUndefined();
});

test("a hook of the user's own stays where the server drains, and is refused where it would be replaced", () => {
  const lifecycle = { preStop: kplus.Handler.fromCommand(['/bin/leave']) };
  const containers = [{ ...CONTAINERS[0]!, lifecycle }];
  expect(server({ containers, drain: GrpcDrain.byApplication() }).lifecycle.preStop.exec.command).toEqual([
    '/bin/leave',
  ]);
  expect(refusal({ containers })).toContain('- containers: lifecycle.preStop');
});

test.each([0, 1, 30])('a drain of %i s is refused, because DNS answers live 30 s', (time) => {
  expect(refusal({ drain: GrpcDrain.sleep(seconds(time)) })).toMatch(
    new RegExp(`- drain: got "${time} s"; expected .*(longer than "dnsTtl", 30 s|at least 1 s)`),
  );
});

test('the drain is longer than the TTL that is given', () => {
  expect(server({ dnsTtl: seconds(5) }).lifecycle.preStop.exec.command).toEqual(['sleep', '10']);
  expect(server({ dnsTtl: seconds(0) }).lifecycle.preStop.exec.command).toEqual(['sleep', '5']);
  expect(refusal({ dnsTtl: seconds(60), drain: GrpcDrain.sleep(seconds(45)) })).toContain(
    '- drain: got "45 s"; expected longer than "dnsTtl", 60 s',
  );
});

test('a drain without a command, or not in whole seconds, is refused', () => {
  expect(refusal({ drain: GrpcDrain.exec([], seconds(40)) })).toContain('- drain: got []');
  expect(refusal({ drain: GrpcDrain.sleep(Duration.millis(40_500)) })).toContain('- drain: got "40500 ms"');
});

test('the grace period covers the drain, the calls after it and a margin; a shorter one is refused', () => {
  const spec = (props: Partial<GrpcHeadlessBackendProps>) => deployment(props).spec.template.spec;
  expect(spec({}).terminationGracePeriodSeconds).toBe(35 + 30 + 5);
  expect(spec({ connectionAgeGrace: seconds(120) }).terminationGracePeriodSeconds).toBe(35 + 120 + 5);
  expect(spec({ terminationGracePeriod: seconds(300) }).terminationGracePeriodSeconds).toBe(300);
  expect(refusal({ terminationGracePeriod: seconds(69) })).toMatch(
    /- terminationGracePeriod: got "69 s"; expected at least 70 s: the drain, 35 s, the calls after it .*30 s, and 5 s/,
  );
});

test.each(['terminationGracePeriod', 'minReady', 'dnsTtl'])('a fractional %s is reported once', (prop) => {
  const time = Duration.millis(300_500);
  const message = refusal({ drain: GrpcDrain.sleep(seconds(400)), terminationGracePeriod: seconds(900), [prop]: time });
  expect(message.match(/^ {2}- .*$/gm)).toEqual([
    expect.stringContaining(`- ${prop}: got "300500 ms"; expected whole seconds`),
  ]);
  const short = refusal({ terminationGracePeriod: Duration.millis(500) });
  expect(short.match(/^ {2}- .*$/gm)).toHaveLength(1);
});

test('a rollout adds one pod at a time, takes none away before, and waits until clients can have asked DNS', () => {
  expect(deployment().spec).toMatchObject({
    minReadySeconds: 25,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
  });
  expect(deployment({ resolutionGap: seconds(90) }).spec.minReadySeconds).toBe(85);
  expect(deployment({ resolutionGap: seconds(2), dnsTtl: seconds(0) }).spec).not.toHaveProperty('minReadySeconds');
});

test('a rollout that is over within the gap is refused, with its numbers', () => {
  const message = refusal({ replicas: 4, minReady: seconds(1) });
  expect(message).toContain('- minReady: got "1 s"; expected a rollout of at least 60 s');
  expect(message).toContain('4 pods, maxSurge 1, maxUnavailable 0, 4 x "minReady" 1 s + drain 35 s is 39 s');
  expect(deployment({ replicas: 4, minReady: seconds(7) }).spec.minReadySeconds).toBe(7);
});

test('a group that an autoscaler may shrink is planned as a single pod', () => {
  expect(refusal({ minReady: seconds(7) })).toContain('1 pod (an autoscaler may leave no more)');
});

test('a strategy that replaces more pods at once needs them to be ready longer', () => {
  const absolute = (surge: number, unavailable: number) =>
    kplus.DeploymentStrategy.rollingUpdate({
      maxSurge: kplus.PercentOrAbsolute.absolute(surge),
      maxUnavailable: kplus.PercentOrAbsolute.absolute(unavailable),
    });
  const timed = { replicas: 4, minReady: seconds(7) };
  expect(refusal({ ...timed, strategy: absolute(2, 0) })).toContain('2 x "minReady" 7 s');
  expect(refusal({ ...timed, strategy: absolute(1, 1) })).toContain('1 x "minReady" 7 s');
  expect(refusal({ ...timed, strategy: absolute(0, 1) })).toContain('3 x "minReady" 7 s');
  expect(refusal({ replicas: 2, minReady: seconds(99), strategy: absolute(0, 2) })).toContain(
    'All pods might end at the same time',
  );
  expect(refusal({ ...timed, strategy: kplus.DeploymentStrategy.recreate() })).toContain('- strategy: got "Recreate"');
  const quarter = kplus.DeploymentStrategy.rollingUpdate();
  expect(deployment({ replicas: 4, strategy: quarter }).spec.strategy.rollingUpdate.maxSurge).toBe('25%');
});

test('connections that end faster than clients may ask DNS are refused', () => {
  expect(refusal({ connectionAge: seconds(33) })).toMatch(
    /- connectionAge: got "33 s"; expected at least 34 s with a "resolutionGap" of 30 s/,
  );
  expect(valueOf(server({ connectionAge: seconds(34) }), 'GRPC_MAX_CONNECTION_AGE_MS')).toBe('34000');
  expect(valueOf(server({ resolutionGap: seconds(250) }), 'GRPC_MAX_CONNECTION_AGE_MS')).toBe('500000');
  expect(refusal({ connectionAge: Duration.days(24) })).toContain('31 bits');
  expect(refusal({ connectionAgeGrace: Duration.millis(0) })).toContain('- connectionAgeGrace: got "0 s"');
});

test('a gap that no rollout can wait for is refused', () => {
  expect(refusal({ resolutionGap: Duration.millis(0) })).toContain(
    '- resolutionGap: got "0 s"; expected at least 1 ms',
  );
  expect(refusal({ resolutionGap: Duration.minutes(30) })).toContain('less than 600 s');
});

test('a server that limits pings says so to its container', () => {
  expect(valueOf(server({ minPingInterval: seconds(20) }), 'GRPC_MIN_PING_INTERVAL_MS')).toBe('20000');
  expect(valueOf(server(), 'GRPC_MIN_PING_INTERVAL_MS')).toBeUndefined();
});

test('all errors are in one report, those of the group too', () => {
  const message = refusal({
    name: 'Prices',
    port: 0,
    portName: 'GRPC',
    replicas: 0,
    kubernetesVersion: '1.2',
    connectionAge: Duration.millis(1),
  });
  expect(message).toContain('GrpcHeadlessBackend "test/Prices" cannot be built from these props:');
  for (const prop of ['name', 'port', 'portName', 'replicas', 'kubernetesVersion', 'connectionAge'])
    expect(message).toContain(`\n  - ${prop}: got`);
  expect(message).not.toContain('- strategy');
});

test('asking for a name of one pod says why there is none', () => {
  const backend = new GrpcHeadlessBackend(chartOf(), 'Prices', { name: 'prices', port: 8088, containers: CONTAINERS });
  expect(messageOf(() => backend.peerAddress(0))).toContain('GrpcHeadlessBackend "test/Prices" has no name for peer 0');
});

test('a pod is in DNS when it is ready, and not before', () => {
  const backend = new GrpcHeadlessBackend(chartOf({ namespace: 'nspace' }), 'Backend', {
    name: 'serv-ca',
    replicas: 4,
    port: 8088,
    portName: 'tcp',
    containers: CONTAINERS,
  });
  const { starting, ready } = backend.dnsPlan.states;
  expect(starting).not.toHaveProperty(['A serv-ca.nspace.svc.cluster.local']);
  expect(ready['A serv-ca.nspace.svc.cluster.local']).toHaveLength(4);
  const services = ready['SRV _tcp._tcp.serv-ca.nspace.svc.cluster.local'];
  expect(services).toHaveLength(4);
  for (const record of services!) expect(record).toMatch(/^0 25 8088 .*\.serv-ca\.nspace\.svc\.cluster\.local$/);
});

test('moving a backend or changing its id changes no byte', () => {
  const props = { name: 'prices', port: 8088, containers: CONTAINERS };
  const flat = synth((chart) => new GrpcHeadlessBackend(chart, 'A', props));
  const deep = synth((chart) => new GrpcHeadlessBackend(new Construct(chart, 'Deeper'), 'B', props));
  expect(deep.yaml()).toBe(flat.yaml());
});

test('rendering twice gives the same bytes', () => {
  const chart = chartOf();
  new GrpcHeadlessBackend(chart, 'Prices', { name: 'prices', port: 8088, containers: CONTAINERS });
  expect(rendered(chart).yaml()).toBe(rendered(chart).yaml());
});

test('an autoscaler can target a backend', () => {
  const output = synth((chart) => {
    const target = new GrpcHeadlessBackend(chart, 'Prices', { name: 'prices', port: 8088, containers: CONTAINERS });
    new kplus.HorizontalPodAutoscaler(chart, 'Scaler', { target, maxReplicas: 9, metadata: { name: 'prices' } });
  });
  expect(output.one('Deployment', 'prices').spec).not.toHaveProperty('replicas');
});

/**
 * A rollout, one pod after another, seen by one client that holds a connection to each pod it knows: it asks DNS when it
 * loses one, but not before the gap is over, and gets an answer that may be old. Returns whether it ever knows dead pods
 * only. Times are in seconds.
 */
function outage(
  plan: { replicas: number; minReady: number; drain: number; gap: number; ttl: number },
  chance: { startup: number; lastAsked: number; age: readonly number[] },
): boolean {
  const pods: { ready: number; deleted: number }[] = [];
  for (let index = 0; index < plan.replicas; index++)
    pods.push({ ready: -1e6, deleted: (index + 1) * (chance.startup + plan.minReady) });
  for (let index = 0; index < plan.replicas; index++)
    pods.push({ ready: index * (chance.startup + plan.minReady) + chance.startup, deleted: 1e6 });
  const answerAt = (time: number, age: number) =>
    pods.filter((pod) => pod.ready <= time - age && pod.deleted > time - age);

  let asked = chance.lastAsked;
  let known = answerAt(asked, plan.ttl);
  for (let turn = 0; turn < 100; turn++) {
    const firstLoss = Math.min(...known.map((pod) => pod.deleted + plan.drain));
    if (firstLoss > 1e5) return false;
    const next = Math.max(firstLoss, asked + plan.gap);
    if (known.every((pod) => pod.deleted + plan.drain < next)) return true;
    asked = next;
    known = answerAt(asked, Math.min(chance.age[turn % chance.age.length]!, plan.ttl));
  }
  throw new Error('the rollout never ended');
}

const plans = fc.record({
  replicas: fc.integer({ min: 1, max: 8 }),
  minReady: fc.nat(40),
  drain: fc.integer({ min: 1, max: 60 }),
  gap: fc.integer({ min: 1, max: 60 }),
  ttl: fc.nat(30),
});
const chances = fc.record({
  startup: fc.nat(20),
  lastAsked: fc.integer({ min: -60, max: 200 }),
  age: fc.array(fc.nat(30), { minLength: 1, maxLength: 10 }),
});
const propsOf = (plan: { replicas: number; minReady: number; drain: number; gap: number; ttl: number }) => ({
  replicas: plan.replicas,
  minReady: seconds(plan.minReady),
  drain: GrpcDrain.sleep(seconds(plan.drain)),
  resolutionGap: seconds(plan.gap),
  dnsTtl: seconds(plan.ttl),
});
const accepted = (props: Partial<GrpcHeadlessBackendProps>) => {
  try {
    built(props);
    return true;
  } catch {
    return false;
  }
};

test('a rollout that is accepted leaves no client without a pod, whenever it asked DNS last', () => {
  fc.assert(
    fc.property(plans, fc.array(chances, { minLength: 20, maxLength: 20 }), (plan, many) => {
      fc.pre(accepted(propsOf(plan)));
      for (const chance of many) expect(outage(plan, chance)).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('a rollout with the defaults leaves no client without a pod', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), chances, (replicas, chance) => {
      expect(outage({ replicas, minReady: 25, drain: 35, gap: 30, ttl: 30 }, chance)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('a rollout that is refused as too fast can leave a client without a pod', () => {
  const fast = { replicas: 3, minReady: 1, drain: 31, gap: 30, ttl: 30 };
  expect(accepted(propsOf(fast))).toBe(false);
  const found = Array.from({ length: 61 }, (_, at) => outage(fast, { startup: 0, lastAsked: at - 10, age: [30] }));
  expect(found).toContain(true);
});

test('a variable of the server with the name of one of the peer env is one error, of the prop that names it', () => {
  const message = messageOf(
    () =>
      new GrpcHeadlessBackend(chartOf(), 'Prices', {
        name: 'prices',
        port: 8088,
        containers: [{ image: 'registry.example/prices:2' }],
        envOnPeer: true,
        serverEnvNames: { maxConnectionAge: 'POD_IP' },
      }),
  );
  expect(message.match(/^ {2}- .*$/gm)).toEqual([
    expect.stringContaining(
      '- serverEnvNames: got "POD_IP"; expected another name, or another name for that of the peer',
    ),
  ]);
});

test('what Kubernetes takes of its pods is asked once, as for any other group', () => {
  const containers = [{ ...CONTAINERS[0]!, readiness: kplus.Probe.fromTcpSocket() }];
  const group = { name: 'prices', ports: [{ name: 'grpc', number: 8088 }], containers };
  const printed = (make: (chart: Chart) => unknown) => calls(kplus.Probe.prototype, '_toKube', () => make(chartOf()));
  const ofGroup = printed((chart) => new DeploymentPeerGroup(chart, 'Prices', group));
  expect(ofGroup).toBeGreaterThan(0);
  expect(printed((chart) => new GrpcHeadlessBackend(chart, 'Prices', { name: 'prices', port: 8088, containers }))).toBe(
    ofGroup,
  );
});
