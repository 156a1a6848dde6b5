// A search service that caches tenants, and tells its siblings to drop one when it changes.
import { lookup } from 'node:dns/promises';
import { createServer } from 'node:http';

const { POD_NAME, POD_IP, HEADLESS_HOST, HEADLESS_PORT_CACHE = '9377', SEARCH_PORT = '9376' } = process.env;
// Every address of the pod, unless somebody says otherwise; a sidecar does not reach 127.0.0.1.
const { LISTEN_ADDRESS } = process.env;
const cache = new Map();

/** Every sibling's address at this moment. Never kept: pods come and go, and their addresses with them. */
async function siblings() {
  const addresses = await lookup(HEADLESS_HOST, { all: true });
  return addresses.map(({ address }) => address).filter((address) => address !== POD_IP);
}

/** Tells one sibling, three times at most: a lost message would leave a stale entry. */
async function tell(address, tenant, attempts = 3) {
  const host = address.includes(':') ? `[${address}]` : address;
  const url = `http://${host}:${HEADLESS_PORT_CACHE}/searchservice/cache?tenant=${encodeURIComponent(tenant)}`;
  try {
    const { ok, status } = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(1000) });
    if (!ok) throw new Error(`${url} answered ${status}`);
    return address;
  } catch (error) {
    if (attempts > 1) return tell(address, tenant, attempts - 1);
    console.error(`${address} was not told to drop ${tenant}: ${error.message}`);
    return undefined;
  }
}

async function drop(tenant) {
  cache.delete(tenant);
  // Switched off, the service has no siblings to tell.
  if (HEADLESS_HOST === undefined) return [];
  const told = await Promise.all((await siblings()).map((address) => tell(address, tenant)));
  return told.filter((address) => address !== undefined).sort();
}

const answer = (response, body, status = 200) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);

// For clients: GET reads through the cache, PUT changes a tenant.
createServer(async (request, response) => {
  const tenant = new URL(request.url, 'http://search').pathname.slice('/tenants/'.length);
  if (request.method === 'PUT') return answer(response, { pod: POD_NAME, told: await drop(tenant) });
  const cached = cache.has(tenant);
  if (!cached) cache.set(tenant, Date.now());
  return answer(response, { pod: POD_NAME, tenant, cached });
}).listen(Number(SEARCH_PORT), LISTEN_ADDRESS);

// For siblings.
createServer((request, response) => {
  const tenant = new URL(request.url, 'http://search').searchParams.get('tenant');
  if (request.method !== 'POST' || tenant === null) return answer(response, { error: 'POST ?tenant=…' }, 400);
  cache.delete(tenant);
  return answer(response, { pod: POD_NAME, dropped: tenant });
}).listen(Number(HEADLESS_PORT_CACHE), LISTEN_ADDRESS);

process.on('SIGTERM', () => process.exit(0));
