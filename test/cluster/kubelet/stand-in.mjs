// Stands in for an image that cannot be pulled: listens on the ports of its container and answers HTTP with 200 and
// the gRPC health check with SERVING, so that tcp, http and grpc probes pass. stand-in.mjs <port>...
import { createServer as createHttp } from 'node:http';
import { createServer as createHttp2 } from 'node:http2';
import { createServer } from 'node:net';
import { hostname } from 'node:os';

const http = createHttp((_, answer) => answer.end(`${hostname()}\n`));
const grpc = createHttp2();
grpc.on('stream', (stream) => {
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.end(Buffer.from([0, 0, 0, 0, 2, 0x08, 0x01]));
});

// The first bytes tell HTTP/2 (`PRI * HTTP/2.0`) from HTTP/1; whoever sends nothing has at least been heard.
const listener = (socket) =>
  socket
    .on('error', () => socket.destroy())
    .once('readable', () => {
      const first = socket.read();
      if (first === null) return socket.destroy();
      socket.unshift(first);
      (first.subarray(0, 3).toString() === 'PRI' ? grpc : http).emit('connection', socket);
    });

process.on('SIGTERM', () => process.exit(0));
setInterval(() => {}, 2 ** 30);
const ports = process.argv.slice(2).map(Number);
const open = (port) => new Promise((done) => createServer(listener).listen(port, done));
await Promise.all(ports.map(open));
console.log(`${hostname()} stands in on ${ports.join(', ') || 'no port'}`);
