// Calls the pods of a gRPC backend in turn, and looks at DNS again after each gap. The call is a health check, which every
// gRPC server answers. A gRPC library does all of this by itself when it is given GRPC_TARGET and GRPC_SERVICE_CONFIG, see
// docs/grpc.md; it is written out here so that the example needs nothing but Node.
import { lookup } from 'node:dns/promises';
import { connect } from 'node:http2';

const { GRPC_TARGET, GRPC_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS = '30000' } = process.env;
const [, host, port] = /^dns:\/\/\/(.+):(\d+)$/.exec(GRPC_TARGET);
const sessions = new Map();

/** One connection for each address that DNS has now. */
async function resolve() {
  const addresses = (await lookup(host, { all: true }).catch(() => [])).map(({ address }) => address);
  for (const [address, session] of sessions) if (!addresses.includes(address)) session.close();
  for (const address of addresses.filter((each) => !sessions.has(each))) {
    const session = connect(`http://${address.includes(':') ? `[${address}]` : address}:${port}`);
    session.on('error', ({ message }) => console.error(`${address}: ${message}`));
    session.on('close', () => sessions.delete(address));
    sessions.set(address, session);
  }
}

/** `grpc.health.v1.Health/Check` with an empty request: five bytes of frame, no message. */
function check(session) {
  return new Promise((answered, failed) => {
    const call = session.request({
      ':method': 'POST',
      ':path': '/grpc.health.v1.Health/Check',
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    let status = '';
    call.setTimeout(1000, () => call.close());
    call.on('trailers', (trailers) => (status = trailers['grpc-status']));
    call.on('error', failed);
    call.on('close', () => answered(status === '0' ? 'ok' : `grpc-status ${status || 'none'}`));
    call.resume().end(Buffer.alloc(5));
  });
}

await resolve();
setInterval(resolve, Number(GRPC_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS));
let turn = 0;
setInterval(async () => {
  const open = [...sessions].filter(([, session]) => !session.closed && !session.destroyed);
  if (open.length === 0) return console.error(`no pod behind ${GRPC_TARGET}`);
  const [address, session] = open[turn++ % open.length];
  console.log(address, await check(session).catch(({ message }) => message));
}, 1000);
process.on('SIGTERM', () => process.exit(0));
