import { createServer } from 'node:net';
import { promises as dns } from 'node:dns';
import { Client, credentials, Server, ServerCredentials } from '@grpc/grpc-js';
import { vi } from 'vitest';

type Env = Readonly<Record<string, string>>;

const METHOD = '/shop.Prices/Get';
const bytes = (value: Buffer) => value;

/** A port that is free on loopback addresses. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.2', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** Lets grpc-js, which resolves names with `dns.lookup`, find the addresses of this map; returns the map. */
export function clusterDns(): Map<string, readonly string[]> {
  const records = new Map<string, readonly string[]>();
  vi.spyOn(dns, 'lookup').mockImplementation((async (host: string) => {
    const addresses = records.get(host);
    if (addresses === undefined || addresses.length === 0) throw new Error(`queryA ENOTFOUND ${host}`);
    return addresses.map((address) => ({ address, family: 4 }));
  }) as unknown as typeof dns.lookup);
  return records;
}

/** A server that answers each call with its own address, and reads what a backend gives it. */
export async function startServer(address: string, port: number, env: Env): Promise<Server> {
  const age: Record<string, number> = {};
  if (env.GRPC_MAX_CONNECTION_AGE_MS !== undefined)
    age['grpc.max_connection_age_ms'] = Number(env.GRPC_MAX_CONNECTION_AGE_MS);
  if (env.GRPC_MAX_CONNECTION_AGE_GRACE_MS !== undefined)
    age['grpc.max_connection_age_grace_ms'] = Number(env.GRPC_MAX_CONNECTION_AGE_GRACE_MS);
  const server = new Server(age);
  const definition = {
    path: METHOD,
    requestStream: false,
    responseStream: false,
    requestSerialize: bytes,
    requestDeserialize: bytes,
    responseSerialize: bytes,
    responseDeserialize: bytes,
  };
  server.addService(
    { get: definition },
    {
      get: (_call: unknown, answer: (error: null, value: Buffer) => void) => answer(null, Buffer.from(address)),
    },
  );
  await new Promise<void>((resolve, reject) =>
    server.bindAsync(`${address}:${port}`, ServerCredentials.createInsecure(), (error) =>
      error === null ? resolve() : reject(error),
    ),
  );
  return server;
}

/** A client with what it reads from the environment, and connections of its own. */
export function startClient(env: Env): Client {
  return new Client(env.GRPC_TARGET!, credentials.createInsecure(), {
    'grpc.service_config': env.GRPC_SERVICE_CONFIG!,
    'grpc.service_config_disable_resolution': 1,
    'grpc.dns_min_time_between_resolutions_ms': Number(env.GRPC_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS),
    'grpc.use_local_subchannel_pool': 1,
  });
}

/** Calls once; the address of the server that answered. */
export function call(client: Client, waitForReady = false): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { deadline: Date.now() + 2000, waitForReady };
    const done = (error: Error | null, value?: Buffer) => (error === null ? resolve(`${value}`) : reject(error));
    client.makeUnaryRequest(METHOD, bytes, bytes, Buffer.alloc(0), options as never, done as never);
  });
}
