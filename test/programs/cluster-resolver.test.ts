import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { streamDecode, streamEncode, type DecodedPacket } from 'dns-packet';
import { afterEach, expect, test } from 'vitest';
import { Resolver } from '../cluster/dns/resolver';

let server: Server;
let resolver: Resolver;

/** A DNS server on one machine, which does with each question what it is told. */
async function serve(hears: (socket: Socket, packet: Buffer, count: number) => void): Promise<void> {
  let count = 0;
  server = createServer((socket) =>
    socket.on('error', () => undefined).on('data', (packet) => hears(socket, packet, count++)),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  resolver = new Resolver('127.0.0.1', (server.address() as AddressInfo).port);
}

const answer = (socket: Socket, packet: Buffer): void => {
  const { id, questions } = streamDecode(packet) as DecodedPacket;
  const name = questions?.[0]?.name ?? '';
  socket.write(streamEncode({ type: 'response', id, questions, answers: [{ type: 'A', name, data: '192.0.2.1' }] }));
};

afterEach(() => {
  resolver.close();
  server.close();
});

test('a question that the server hangs up on is asked once more', async () => {
  await serve((socket, packet, count) => (count === 1 ? socket.destroy() : answer(socket, packet)));
  expect(await resolver.ask('A', 'web.test')).toEqual(['192.0.2.1']);
  expect(await resolver.ask('A', 'web.test')).toEqual(['192.0.2.1']);
});

test('the beginning of an answer that was cut off does not spoil the next', async () => {
  await serve((socket, packet, count) => {
    if (count === 0) socket.end(Buffer.from([0, 99, 1]));
    else answer(socket, packet);
  });
  expect(await resolver.ask('A', 'web.test')).toEqual(['192.0.2.1']);
});

test('a server that always hangs up is an error', async () => {
  await serve((socket) => socket.destroy());
  await expect(resolver.ask('A', 'web.test')).rejects.toThrow('closed the connection');
});
