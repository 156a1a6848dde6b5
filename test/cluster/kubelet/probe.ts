import { get } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { connect as connectTcp } from 'node:net';
import type { Live } from '../api/api';

/** What an exec probe's command is run with. */
export type Execute = (command: readonly string[]) => Promise<boolean>;

/** Puts a probe to a container once, as the kubelet does: from the node, to the pod's address. */
export async function probe(definition: Live, container: Live, address: string, execute: Execute): Promise<boolean> {
  const { tcpSocket, httpGet, grpc, exec, timeoutSeconds = 1 } = definition;
  const timeout = timeoutSeconds * 1000;
  if (exec) return execute(exec.command ?? []);
  if (grpc) return grpcHealth(address, grpc.port, grpc.service ?? '', timeout);
  const { port: written, host = address, path = '/', scheme } = tcpSocket ?? httpGet;
  const port = portNumber(container, written);
  if (port === undefined) return false;
  // The stand-in speaks no TLS; that something listens is all that can be asked there.
  return httpGet && scheme !== 'HTTPS' ? httpAnswers(host, port, path, timeout) : tcpOpens(host, port, timeout);
}

/** A port by its number, or by its name in the container; a probe of a name that is not there fails. */
export function portNumber(container: Live, port: number | string): number | undefined {
  if (typeof port === 'number') return port;
  return (container.ports ?? []).find(({ name }: Live) => name === port)?.containerPort;
}

function tcpOpens(host: string, port: number, timeout: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connectTcp({ host, port, timeout });
    const end = (result: boolean) => {
      socket.destroy();
      done(result);
    };
    socket
      .on('connect', () => end(true))
      .on('error', () => end(false))
      .on('timeout', () => end(false));
  });
}

function httpAnswers(host: string, port: number, path: string, timeout: number): Promise<boolean> {
  return new Promise((done) => {
    const call = get({ host, port, path, timeout }, ({ statusCode = 0 }) => {
      call.destroy();
      done(statusCode >= 200 && statusCode < 400);
    });
    call.on('error', () => done(false)).on('timeout', () => call.destroy(new Error('timeout')));
  });
}

/** https://github.com/grpc/grpc/blob/master/doc/health-checking.md: SERVING is the two bytes 08 01. */
function grpcHealth(host: string, port: number, service: string, timeout: number): Promise<boolean> {
  const name = Buffer.from(service);
  const message = name.length ? Buffer.concat([Buffer.from([0x0a, name.length]), name]) : name;
  const frame = Buffer.concat([Buffer.from([0, 0, 0, 0, message.length]), message]);
  return new Promise((done) => {
    const session = connectHttp2(`http://${host}:${port}`);
    const end = (result: boolean) => {
      clearTimeout(overdue);
      session.destroy();
      done(result);
    };
    const overdue = setTimeout(() => end(false), timeout);
    session.on('error', () => end(false));
    const headers = { 'content-type': 'application/grpc', te: 'trailers' };
    const call = session.request({ ':method': 'POST', ':path': '/grpc.health.v1.Health/Check', ...headers });
    let received = Buffer.alloc(0);
    call.on('data', (part: Buffer) => (received = Buffer.concat([received, part])));
    call.on('error', () => end(false));
    call.on('end', () => end(received.subarray(5).equals(Buffer.from([0x08, 0x01]))));
    call.end(frame);
  });
}
