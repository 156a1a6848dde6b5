// A member of a quorum: answers 200 as soon as it resolves another member than itself, else 503.
import { lookup } from 'node:dns/promises';
import { createServer } from 'node:http';
import { hostname } from 'node:os';

const others = process.env.PEERS.split(' ').filter((peer) => !peer.startsWith(`${hostname()}.`));
const resolves = (name) => lookup(name).then(Boolean, () => false);

createServer(async (_, answer) => {
  const found = await Promise.all(others.map(resolves));
  answer.writeHead(found.includes(true) ? 200 : 503).end();
}).listen(8080);
process.on('SIGTERM', () => process.exit(0));
