import { Duration, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import {
  GrpcClientEnv,
  GrpcHeadlessBackend,
  HeadlessService,
  StatefulPeerGroup,
  type GrpcClientEnvOptions,
  type GrpcHeadlessBackendProps,
  type StatefulPeerGroupProps,
} from '../../../lib';
import { chartOf, messageOf, rendered } from '../../support/synth';

const seconds = (count: number) => Duration.seconds(count);
const minutes = (count: number) => Duration.minutes(count);
const CONTAINERS = [{ image: 'registry.example/prices:2' }];
const GAP = 'GRPC_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS';

/** A stable backend and a canary behind one Service. */
function pairIn(chart: Chart, stable: Partial<GrpcHeadlessBackendProps>, canary: Partial<GrpcHeadlessBackendProps>) {
  const service = new HeadlessService(chart, 'Service', {
    name: 'prices',
    shared: true,
    ports: [{ name: 'grpc', number: 8088 }],
  });
  const backend = (name: string, props: Partial<GrpcHeadlessBackendProps>) =>
    new GrpcHeadlessBackend(chart, name, { name, service, containers: CONTAINERS, ...props });
  return [backend('stable', stable), backend('canary', canary)] as const;
}

const textOf = (env: GrpcClientEnv) =>
  Object.fromEntries(Object.entries(env.variables).map(([name, { value }]) => [name, value]));

test('a client of several backends asks DNS as often as the most impatient rollout needs it', () => {
  const backends = pairIn(chartOf(), { resolutionGap: seconds(60) }, { resolutionGap: seconds(20) });
  const env = textOf(GrpcClientEnv.ofBackends([...backends]));
  expect(env).toMatchObject({ GRPC_TARGET: 'dns:///prices.shop:8088', [GAP]: '20000' });
  expect(messageOf(() => GrpcClientEnv.ofBackends([...backends], { resolutionGap: seconds(30) }))).toContain(
    '- resolutionGap: got "30 s"; expected at most 20 s',
  );
});

test('a client of several backends pings as seldom as the strictest server wants it', () => {
  const backends = pairIn(chartOf(), { minPingInterval: minutes(1) }, { minPingInterval: minutes(2) });
  const keepalive = (time: Duration) => GrpcClientEnv.ofBackends([...backends], { keepalive: { time } });
  expect(messageOf(() => keepalive(minutes(1)))).toContain('expected at least 120 s, the server\'s "minPingInterval"');
  expect(() => keepalive(minutes(2))).not.toThrow();
});

test('backends behind several Services are refused, as is a list that has none', () => {
  const chart = chartOf();
  const alone = (name: string) => new GrpcHeadlessBackend(chart, name, { name, port: 8088, containers: CONTAINERS });
  expect(messageOf(() => GrpcClientEnv.ofBackends([alone('a'), alone('b')]))).toContain(
    'got backends behind "test/a/Service: grpc", "test/b/Service: grpc"; expected one Service and port',
  );
  expect(messageOf(() => GrpcClientEnv.ofBackends([]))).toContain('GrpcClientEnv.ofBackends: got a list; expected');
  expect(messageOf(() => GrpcClientEnv.ofBackends(['prices' as never]))).toContain('got a string; expected');
});

const synthOf = (
  stable: Partial<GrpcHeadlessBackendProps>,
  canary: Partial<GrpcHeadlessBackendProps>,
  options = {},
) => {
  const chart = chartOf();
  const [first] = pairIn(chart, stable, canary);
  GrpcClientEnv.of(first, options);
  return () => rendered(chart);
};

test('a backend whose rollout is faster than a client of its Service was told is refused at synth', () => {
  expect(messageOf(synthOf({ resolutionGap: seconds(60) }, { resolutionGap: seconds(20) }))).toContain(
    'GrpcHeadlessBackend "test/canary": resolutionGap: got 20 s; expected at least 60 s, which a client of Service "prices"',
  );
  expect(synthOf({ resolutionGap: seconds(20) }, { resolutionGap: seconds(60) })).not.toThrow();
  expect(
    synthOf({ resolutionGap: seconds(60) }, { resolutionGap: seconds(20) }, { resolutionGap: seconds(20) }),
  ).not.toThrow();
});

test('a backend whose server refuses the pings that a client of its Service was told is refused at synth', () => {
  const stable = { minPingInterval: minutes(1) };
  const pinging: GrpcClientEnvOptions = { keepalive: { time: minutes(1) } };
  expect(messageOf(synthOf(stable, {}, pinging))).toContain(
    'GrpcHeadlessBackend "test/canary": minPingInterval: got 300 s; expected at most 60 s',
  );
  expect(synthOf(stable, stable, pinging)).not.toThrow();
});

const groupIn = (chart: Chart, props: Partial<StatefulPeerGroupProps> = {}) =>
  new StatefulPeerGroup(chart, 'Ledger', {
    name: 'ledger',
    ports: [
      { name: 'raft', number: 7000 },
      { name: 'grpc', number: 8088 },
    ],
    containers: CONTAINERS,
    ...props,
  });

const ofGroup = (props: Partial<StatefulPeerGroupProps>, options?: GrpcClientEnvOptions) => () =>
  GrpcClientEnv.ofGroup(groupIn(chartOf(), props), 'grpc', options);

test('a client of a StatefulPeerGroup fits a rollout that lasts until it has found new pods', () => {
  expect(textOf(ofGroup({ minReady: seconds(30) })())).toMatchObject({
    GRPC_TARGET: 'dns:///ledger.shop:8088',
    [GAP]: '30000',
  });
  expect(ofGroup({ minReady: seconds(15), replicas: 5 })).not.toThrow();
});

test('a StatefulPeerGroup whose last old pod may be gone before is refused, with a time that is long enough', () => {
  expect(messageOf(ofGroup({}))).toContain(
    '- group "ledger": minReady: got "0 s"; expected at least 30 s: 3 pods are replaced one after another',
  );
  expect(messageOf(ofGroup({ minReady: seconds(29) }))).toContain('got "29 s"; expected at least 30 s');
  expect(ofGroup({ minReady: seconds(20) }, { resolutionGap: seconds(10) })).not.toThrow();
  expect(messageOf(ofGroup({ replicas: 1 }))).toContain('- group "ledger": replicas: got 1; expected at least 2');
});

test('whoever replaces the pods of a StatefulPeerGroup by hand decides on the time', () => {
  expect(ofGroup({ updateStrategy: kplus.StatefulSetUpdateStrategy.onDelete() })).not.toThrow();
});

test('only a StatefulPeerGroup has such a pace, and a port that it does not have is refused', () => {
  expect(messageOf(() => GrpcClientEnv.ofGroup('ledger' as never, 'grpc'))).toContain(
    'GrpcClientEnv.ofGroup: got a string; expected a StatefulPeerGroup',
  );
  const slow = groupIn(chartOf(), { minReady: seconds(30) });
  expect(messageOf(() => GrpcClientEnv.ofGroup(slow, 'rpc'))).toContain('raft, grpc');
});
