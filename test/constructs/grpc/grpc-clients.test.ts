import { setTimeout as pause } from 'node:timers/promises';
import type { Client, Server } from '@grpc/grpc-js';
import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { afterEach, expect, test, vi } from 'vitest';
import { GrpcClientEnv, GrpcDrain, GrpcHeadlessBackend } from '../../../lib';
import { call, clusterDns, freePort, startClient, startServer } from '../../support/grpc-peers';
import { synth, type Rendered } from '../../support/synth';

// Real servers and clients of grpc-js on loopback addresses, with the variables that the manifests give them.

const HOST = 'prices.shop';
const [ONE, TWO, THREE, FOUR] = ['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5'] as const;

const clients: Client[] = [];
const servers: Server[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
  for (const server of servers.splice(0)) server.forceShutdown();
  vi.restoreAllMocks();
});

/** The shortest times that are accepted: they are what a test can wait for. */
function manifests(port: number) {
  const output = synth((chart) => {
    const backend = new GrpcHeadlessBackend(chart, 'Prices', {
      name: 'prices',
      replicas: 3,
      port,
      connectionAge: Duration.seconds(1),
      resolutionGap: Duration.millis(500),
      dnsTtl: Duration.seconds(0),
      drain: GrpcDrain.sleep(Duration.seconds(1)),
      containers: [{ image: 'registry.example/prices:2' }],
    });
    new kplus.Deployment(chart, 'Shop', {
      metadata: { name: 'shop' },
      containers: [{ image: 'registry.example/shop:7', envVariables: GrpcClientEnv.of(backend).variables }],
    });
  });
  const env = (name: string) =>
    Object.fromEntries(
      output.container('Deployment', name).env.map((variable: Rendered) => [variable.name, variable.value]),
    );
  return { server: env('prices'), client: env('shop') };
}

async function serve(address: string, port: number, env: Readonly<Record<string, string>>): Promise<Server> {
  const server = await startServer(address, port, env);
  servers.push(server);
  return server;
}

function connect(env: Readonly<Record<string, string>>): Client {
  const client = startClient(env);
  clients.push(client);
  return client;
}

/** A call that is tried three times, because one that meets the end of a connection may fail although nobody saw it. */
async function answered(client: Client, waitForReady: boolean): Promise<string> {
  for (let attempt = 1; ; attempt++)
    try {
      return await call(client, waitForReady);
    } catch (error) {
      if (attempt === 3) throw error;
    }
}

/** Calls until an address has answered, or the time is over; how many milliseconds that took. */
async function until(client: Client, address: string, most: number): Promise<number | undefined> {
  const start = Date.now();
  while (Date.now() - start < most) {
    if ((await answered(client, true).catch(() => undefined)) === address) return Date.now() - start;
    await pause(5);
  }
  return undefined;
}

test('a client spreads its calls evenly over all pods', async () => {
  const port = await freePort();
  const env = manifests(port);
  clusterDns().set(HOST, [ONE, TWO, THREE]);
  for (const address of [ONE, TWO, THREE]) await serve(address, port, {});
  const client = connect(env.client);
  for (const address of [ONE, TWO, THREE]) expect(await until(client, address, 2000)).toBeDefined();
  const answers = new Map<string, number>();
  for (let turn = 0; turn < 90; turn++) {
    const address = await call(client);
    answers.set(address, (answers.get(address) ?? 0) + 1);
  }
  expect(Object.fromEntries(answers)).toEqual({ [ONE]: 30, [TWO]: 30, [THREE]: 30 });
});

test('a client without the service config sends all calls to one pod', async () => {
  const port = await freePort();
  const env = manifests(port);
  clusterDns().set(HOST, [ONE, TWO, THREE]);
  for (const address of [ONE, TWO, THREE]) await serve(address, port, {});
  const client = connect({ ...env.client, GRPC_SERVICE_CONFIG: '{"loadBalancingConfig":[]}' });
  const answers = new Set<string>();
  for (let turn = 0; turn < 30; turn++) answers.add(await call(client, true));
  expect(answers.size).toBe(1);
});

test('a client finds a new pod within the age of a connection and the gap; without an age it never does', async () => {
  const port = await freePort();
  const otherPort = await freePort();
  const env = manifests(port);
  const other = manifests(otherPort);
  const records = clusterDns();
  records.set(HOST, [ONE, TWO]);
  for (const address of [ONE, TWO, FOUR]) {
    await serve(address, port, env.server);
    await serve(address, otherPort, {});
  }
  const client = connect(env.client);
  const ageless = connect(other.client);
  await Promise.all([until(client, TWO, 2000), until(ageless, TWO, 2000)]);
  records.set(HOST, [ONE, TWO, FOUR]);
  const most =
    Number(env.server.GRPC_MAX_CONNECTION_AGE_MS) * 1.1 + Number(env.client.GRPC_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS);
  const [found, never] = await Promise.all([until(client, FOUR, most + 1500), until(ageless, FOUR, most)]);
  expect(found).toBeDefined();
  expect(never).toBeUndefined();
});

test('a rolling restart that drains as planned fails no call that is tried again', async () => {
  const port = await freePort();
  const env = manifests(port);
  const records = clusterDns();
  const drain = 1000;
  const old = [ONE, TWO];
  const running = new Map<string, Server>();
  for (const address of old) running.set(address, await serve(address, port, env.server));
  records.set(HOST, old);
  const client = connect(env.client);
  await until(client, TWO, 2000);

  const calls = new AbortController();
  const answers = new Set<string>();
  const failures: string[] = [];
  const caller = (async () => {
    while (!calls.signal.aborted) {
      const answer = await answered(client, false).catch((error: unknown) => void failures.push(String(error)));
      if (answer !== undefined) answers.add(answer);
      await pause(2);
    }
  })();
  const ends: Promise<void>[] = [];
  for (const [before, after] of [
    [ONE, THREE],
    [TWO, FOUR],
  ] as const) {
    await serve(after, port, env.server);
    records.set(HOST, [...records.get(HOST)!.filter((address) => address !== before), after]);
    ends.push(pause(drain).then(() => new Promise((done) => running.get(before)!.tryShutdown(() => done()))));
    await pause(200);
  }
  await Promise.all(ends);
  answers.clear();
  await pause(1400);
  calls.abort();
  await caller;
  expect(failures).toEqual([]);
  expect([...answers].sort()).toEqual([THREE, FOUR]);
});

test('a restart within the gap and without a drain is an outage, although all new pods are there', async () => {
  const port = await freePort();
  const env = manifests(port);
  const records = clusterDns();
  records.set(HOST, [ONE, TWO]);
  const old = [await serve(ONE, port, {}), await serve(TWO, port, {})];
  const client = connect({ ...env.client, GRPC_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS: '30000' });
  await until(client, ONE, 2000);
  await until(client, TWO, 2000);
  for (const address of [THREE, FOUR]) await serve(address, port, {});
  records.set(HOST, [THREE, FOUR]);
  for (const server of old) server.forceShutdown();
  await pause(100);
  for (let turn = 0; turn < 5; turn++) await expect(call(client)).rejects.toThrow('UNAVAILABLE');
});
