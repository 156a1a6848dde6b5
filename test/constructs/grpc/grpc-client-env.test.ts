import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { validateServiceConfig } from '@grpc/grpc-js/build/src/service-config';
import { expect, test } from 'vitest';
import {
  AddressForm,
  DeploymentPeerGroup,
  GrpcClientEnv,
  GrpcHeadlessBackend,
  GrpcStatus,
  HeadlessService,
  WireProtocol,
  type GrpcClientEnvOptions,
  type GrpcHeadlessBackendProps,
} from '../../../lib';
import { chartOf, messageOf, rendered, synth } from '../../support/synth';

const backendIn = (chart = chartOf(), props: Partial<GrpcHeadlessBackendProps> = {}) =>
  new GrpcHeadlessBackend(chart, 'Prices', {
    name: 'prices',
    port: 8088,
    containers: [{ image: 'registry.example/prices:2' }],
    ...props,
  });

const textOf = (env: GrpcClientEnv) =>
  Object.fromEntries(Object.entries(env.variables).map(([name, { value }]) => [name, value]));

const of = (options?: GrpcClientEnvOptions, props?: Partial<GrpcHeadlessBackendProps>) =>
  textOf(GrpcClientEnv.of(backendIn(chartOf(), props), options));

const configOf = (options?: GrpcClientEnvOptions) => JSON.parse(of(options).GRPC_SERVICE_CONFIG);

const refusal = (options: GrpcClientEnvOptions, props?: Partial<GrpcHeadlessBackendProps>) =>
  messageOf(() => GrpcClientEnv.of(backendIn(chartOf(), props), options));

test('a client gets a target, a service config and the resolution gap, and nothing that it did not ask for', () => {
  expect(of()).toEqual({
    GRPC_TARGET: 'dns:///prices.shop:8088',
    GRPC_SERVICE_CONFIG: '{"loadBalancingConfig":[{"round_robin":{}}]}',
    GRPC_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS: '30000',
  });
});

test('without a known namespace the target is relative', () => {
  expect(textOf(GrpcClientEnv.of(backendIn(chartOf({})))).GRPC_TARGET).toBe('dns:///prices:8088');
});

test('the target can be the full name, for resolvers without search domains', () => {
  expect(of({ form: AddressForm.FULL }).GRPC_TARGET).toBe('dns:///prices.shop.svc.cluster.local:8088');
});

test('the gap is that of the backend in plain milliseconds; a client may ask DNS more often, not more seldom', () => {
  const GAP = 'GRPC_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS';
  expect(of({}, { resolutionGap: Duration.seconds(10) })[GAP]).toBe('10000');
  expect(of({ resolutionGap: Duration.millis(1500) })[GAP]).toBe('1500');
  expect(refusal({ resolutionGap: Duration.seconds(31) })).toMatch(
    /- resolutionGap: got "31 s"; expected at most 30 s, the "resolutionGap" of the backend/,
  );
  expect(refusal({ resolutionGap: Duration.millis(0) })).toContain('- resolutionGap: got "0 s"');
});

test('the names of all variables can be changed, and are not used twice', () => {
  const names = {
    target: 'PRICES_TARGET',
    serviceConfig: 'PRICES_CONFIG',
    resolutionGap: 'PRICES_GAP_MS',
    keepaliveTime: 'PRICES_PING_MS',
    keepaliveTimeout: 'PRICES_PONG_MS',
  };
  expect(Object.keys(of({ names, keepalive: { time: Duration.minutes(5) } }))).toEqual(Object.values(names));
  expect(refusal({ names: { target: 'X', serviceConfig: 'X' } })).toContain('- names: got "X"');
});

test('calls are tried again only where that is asked for', () => {
  expect(configOf()).not.toHaveProperty('methodConfig');
  expect(configOf({ retry: {} }).methodConfig).toEqual([
    {
      name: [{}],
      retryPolicy: {
        maxAttempts: 3,
        initialBackoff: '0.1s',
        maxBackoff: '1s',
        backoffMultiplier: 2,
        retryableStatusCodes: ['UNAVAILABLE'],
      },
    },
  ]);
});

test('a retry policy can be for some calls and codes', () => {
  const [{ name, retryPolicy }] = configOf({
    retry: {
      methods: ['shop.Prices/Get', 'shop.Stock'],
      maxAttempts: 5,
      initialBackoff: Duration.millis(1500),
      retryableStatusCodes: [GrpcStatus.UNAVAILABLE, GrpcStatus.RESOURCE_EXHAUSTED],
    },
  }).methodConfig;
  expect(name).toEqual([{ service: 'shop.Prices', method: 'Get' }, { service: 'shop.Stock' }]);
  expect(retryPolicy).toMatchObject({
    maxAttempts: 5,
    initialBackoff: '1.5s',
    retryableStatusCodes: ['UNAVAILABLE', 'RESOURCE_EXHAUSTED'],
  });
});

test.each([
  [{ maxAttempts: 1 }, 'retry.maxAttempts: got 1'],
  [{ maxAttempts: 6 }, 'retry.maxAttempts: got 6'],
  [{ maxAttempts: 2.5 }, 'retry.maxAttempts: got 2.5'],
  [{ backoffMultiplier: 0 }, 'retry.backoffMultiplier: got 0'],
  [{ initialBackoff: Duration.millis(0) }, 'retry.initialBackoff: got "0 s"'],
  [{ maxBackoff: Duration.millis(0) }, 'retry.maxBackoff: got "0 s"'],
  [{ retryableStatusCodes: [] }, 'retry.retryableStatusCodes: got []'],
  [{ methods: [] }, 'retry.methods: got []'],
  [{ methods: ['/shop.Prices/Get'] }, 'retry.methods: got "/shop.Prices/Get"'],
])('the retry policy %j is refused', (retry, message) => {
  expect(refusal({ retry })).toContain(message);
});

test('the health of a service decides only where that is asked for', () => {
  expect(configOf()).not.toHaveProperty('healthCheckConfig');
  expect(configOf({ healthService: '' }).healthCheckConfig).toEqual({ serviceName: '' });
});

test('keepalive is told only where it is asked for', () => {
  expect(of({ keepalive: { time: Duration.minutes(6) } })).toMatchObject({
    GRPC_KEEPALIVE_TIME_MS: '360000',
    GRPC_KEEPALIVE_TIMEOUT_MS: '20000',
  });
  expect(of({ keepalive: { time: Duration.minutes(6), timeout: Duration.seconds(3) } })).toMatchObject({
    GRPC_KEEPALIVE_TIMEOUT_MS: '3000',
  });
});

test('a client that pings more often than the server allows is refused', () => {
  expect(refusal({ keepalive: { time: Duration.seconds(299) } })).toMatch(
    /- keepalive\.time: got "299 s"; expected at least 300 s, the server's "minPingInterval".*too_many_pings/,
  );
  const often = { keepalive: { time: Duration.seconds(20) } };
  expect(of(often, { minPingInterval: Duration.seconds(20) }).GRPC_KEEPALIVE_TIME_MS).toBe('20000');
  expect(refusal(often, { minPingInterval: Duration.seconds(21) })).toContain('at least 21 s');
  expect(refusal({ keepalive: { time: Duration.seconds(5), minPingInterval: Duration.seconds(1) } })).toContain(
    'at least 10 s',
  );
});

test('all errors of the options are in one report that names the Service', () => {
  const message = refusal({
    retry: { maxAttempts: 9 },
    keepalive: { time: Duration.seconds(1) },
    names: { target: '' },
  });
  expect(message).toContain('GrpcClientEnv "test/Prices/Service" cannot be built from these props:');
  for (const prop of ['retry.maxAttempts', 'keepalive.time', 'names']) expect(message).toContain(`\n  - ${prop}: got`);
});

test('clients of any headless Service get the same, by the name of the port', () => {
  const service = new HeadlessService(chartOf(), 'Service', {
    name: 'stock',
    ports: [
      { name: 'rpc', number: 9000, protocol: WireProtocol.GRPC },
      { name: 'gossip', number: 9001, protocol: WireProtocol.UDP },
    ],
  });
  expect(textOf(GrpcClientEnv.ofService(service, 'rpc')).GRPC_TARGET).toBe('dns:///stock.shop:9000');
  expect(messageOf(() => GrpcClientEnv.ofService(service, 'grpc'))).toContain('its ports are: rpc, gossip');
  expect(messageOf(() => GrpcClientEnv.ofService(service, 'gossip'))).toContain('gRPC is HTTP/2 on a TCP connection');
});

test('clients of a group that is switched off are refused, because no pod would answer', () => {
  const group = new DeploymentPeerGroup(chartOf(), 'Group', {
    name: 'stock',
    ports: [{ name: 'rpc', number: 9000 }],
    enabled: false,
    containers: [{ image: 'registry.example/stock:1' }],
  });
  expect(messageOf(() => GrpcClientEnv.ofService(group.headless, 'rpc'))).toContain('"enabled: false"');
});

test('the variables can be added to a container that is there already, and hide none of its own', () => {
  const output = synth((chart) => {
    const env = GrpcClientEnv.of(backendIn(chart));
    const shop = new kplus.Deployment(chart, 'Shop', {
      metadata: { name: 'shop' },
      containers: [{ image: 'registry.example/shop:7' }],
    });
    env.addTo(shop.containers[0]!);
    expect(messageOf(() => env.addTo(shop.containers[0]!))).toContain(
      'GrpcClientEnv "main" cannot be added to this container',
    );
  });
  const names = output.container('Deployment', 'shop').env.map(({ name }: { name: string }) => name);
  expect(names).toEqual(['GRPC_TARGET', 'GRPC_SERVICE_CONFIG', 'GRPC_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS']);
});

test('grpc-js takes the service configs that are made, and refuses those that we refuse', () => {
  const taken = (options?: GrpcClientEnvOptions) => validateServiceConfig(configOf(options));
  const retry = { methods: ['shop.Prices/Get'], maxAttempts: 5, maxBackoff: Duration.seconds(20) };
  expect(taken().loadBalancingConfig).toEqual([{ round_robin: {} }]);
  expect(taken({ retry: {} }).methodConfig).toHaveLength(1);
  expect(taken({ retry, healthService: '' }).methodConfig[0]!.retryPolicy).toMatchObject({ maxAttempts: 5 });
  const bad = configOf({ retry: {} });
  bad.methodConfig[0].retryPolicy.maxAttempts = 1;
  expect(messageOf(() => validateServiceConfig(bad))).toContain('maxAttempts');
});

test('the variables are added to the container, not to the struct that the user wrote', () => {
  const chart = chartOf();
  const backend = new GrpcHeadlessBackend(chart, 'Prices', {
    name: 'prices',
    port: 8088,
    containers: [{ image: 'p:2' }],
  });
  const envVariables = Object.freeze({ SHOP: kplus.EnvValue.fromValue('north') });
  const shop = new kplus.Deployment(chart, 'Shop', {
    metadata: { name: 'shop' },
    containers: [{ image: 'shop:7', envVariables }],
  });
  GrpcClientEnv.of(backend).addTo(shop.containers[0]!);
  expect(Object.keys(envVariables)).toEqual(['SHOP']);
  const { env } = rendered(chart).container('Deployment', 'shop');
  expect(env.map((variable: { name: string }) => variable.name)).toEqual([
    'SHOP',
    'GRPC_TARGET',
    'GRPC_SERVICE_CONFIG',
    'GRPC_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS',
  ]);
});

test('a method that is named twice for a second try is refused: gRPC libraries drop the whole service config', () => {
  const chart = chartOf();
  const backend = new GrpcHeadlessBackend(chart, 'Prices', {
    name: 'prices',
    port: 8088,
    containers: [{ image: 'p:2' }],
  });
  expect(messageOf(() => GrpcClientEnv.of(backend, { retry: { methods: ['a.B/C', 'a.B/C'] } }))).toContain(
    'retry.methods: got "a.B/C"; expected each method once',
  );
});
