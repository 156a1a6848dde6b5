import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenarios } from '../../main';
import { Output } from '../support/synth';

// Three replicas of the example's program, as processes that listen on loopback addresses of their own. Only the look at
// DNS is replaced: it answers with all three, as a headless Service does.
const REPLICAS = ['127.0.0.41', '127.0.0.42', '127.0.0.43'];
const PROGRAM = resolve(__dirname, '../../examples/apps/search.mjs');
const LOOKUP = `
  import dns from 'node:dns/promises';
  import { syncBuiltinESMExports } from 'node:module';
  dns.lookup = async (host) => {
    if (host !== process.env.EXPECTED_HOST) throw new Error('asked for ' + host);
    return process.env.REPLICAS.split(' ').map((address) => ({ address, family: 4 }));
  };
  syncBuiltinESMExports();
`;

const output = new Output(
  scenarios()
    .charts.find(({ node }) => node.id === 'search')!
    .toJson(),
);
const env = output.container('Deployment', 'search').env as { name: string; value?: string }[];
const value = (name: string) => env.find((variable) => variable.name === name)?.value;

const processes: ChildProcess[] = [];
const ports: { search: number; cache: number } = { search: 0, cache: 0 };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, REPLICAS[0]);
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

async function answers(url: string, attempts = 100): Promise<void> {
  const ok = await fetch(url).then(
    (response) => response.ok,
    () => false,
  );
  if (ok) return;
  if (attempts === 0) throw new Error(`${url} does not answer`);
  await new Promise((later) => setTimeout(later, 50));
  await answers(url, attempts - 1);
}

const ask = async (replica: string, tenant: string, method = 'GET'): Promise<any> =>
  (await fetch(`http://${replica}:${ports.search}/tenants/${tenant}`, { method })).json();

beforeAll(async () => {
  Object.assign(ports, { search: await freePort(), cache: await freePort() });
  // What the pod would have, with the kubelet's part done by hand.
  const host = value('HEADLESS_HOST')!.replace('$(POD_NAMESPACE)', 'search');
  for (const [index, address] of REPLICAS.entries())
    processes.push(
      spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(LOOKUP)}`, PROGRAM], {
        env: {
          ...process.env,
          POD_NAME: `search-${index}`,
          POD_IP: address,
          LISTEN_ADDRESS: address,
          HEADLESS_HOST: host,
          EXPECTED_HOST: host,
          REPLICAS: REPLICAS.join(' '),
          SEARCH_PORT: `${ports.search}`,
          HEADLESS_PORT_CACHE: `${ports.cache}`,
        },
        stdio: 'inherit',
      }),
    );
  for (const address of REPLICAS) await answers(`http://${address}:${ports.search}/tenants/probe`);
});

afterAll(() => {
  for (const each of processes) each.kill('SIGKILL');
});

test('the program finds its siblings by the name that the env gives it', () => {
  expect(value('HEADLESS_HOST')).toBe('search-headless.$(POD_NAMESPACE)');
  expect(value('HEADLESS_PORT_CACHE')).toBe('9377');
});

test('a replica that changes a tenant tells every sibling, and not itself', async () => {
  for (const address of REPLICAS) await ask(address, 'acme');
  for (const address of REPLICAS) expect((await ask(address, 'acme')).cached).toBe(true);
  const [changed, ...siblings] = REPLICAS;
  expect(await ask(changed!, 'acme', 'PUT')).toEqual({ pod: 'search-0', told: siblings });
  for (const address of REPLICAS) expect((await ask(address, 'acme')).cached).toBe(false);
});

test('other tenants stay in the cache', async () => {
  for (const address of REPLICAS) await ask(address, 'other');
  await ask(REPLICAS[1]!, 'acme', 'PUT');
  for (const address of REPLICAS) expect((await ask(address, 'other')).cached).toBe(true);
});
