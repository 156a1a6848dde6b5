import { connect, type Socket } from 'node:net';
import { streamDecode, streamEncode, type Answer, type DecodedPacket, type RecordType } from 'dns-packet';
import { DNS_ADDRESS } from '../control-plane/network';

const CLOSED = new Error('CoreDNS closed the connection');

/** How often a question is asked whose connection closes before the answer. */
const ATTEMPTS = 3;

type Waiting = { done: (packet: DecodedPacket) => void; fail: (error: Error) => void };

/** Asks CoreDNS over one TCP connection, so that no answer is cut to the size of a datagram. */
export class Resolver {
  #socket: Socket | undefined;
  #received: Buffer = Buffer.alloc(0);
  #nextId = 1;
  readonly #waiting = new Map<number, Waiting>();

  public constructor(
    private readonly address = DNS_ADDRESS,
    private readonly port = 53,
  ) {}

  /** The values of an answer's records of the type that was asked for, sorted: `0 50 80 web-0.nginx…`. */
  public async ask(type: string, name: string): Promise<string[]> {
    const { answers = [] } = await this.query(type as RecordType, name);
    // An alias is followed, as every resolver does: its answer holds the records of the name behind it.
    const found = answers.filter((answer) => answer.type === type).map(valueOf);
    return [...new Set(found)].sort();
  }

  /** The whole answer, with its code and its additional records. */
  public async query(type: RecordType, name: string): Promise<DecodedPacket> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#query(type, name);
      } catch (error) {
        // CoreDNS closes a connection that was idle for ten seconds, perhaps just when a question is on its way.
        if (error !== CLOSED || attempt === ATTEMPTS) throw error;
      }
    }
  }

  #query(type: RecordType, name: string): Promise<DecodedPacket> {
    const id = this.#nextId;
    this.#nextId = (id % 65_535) + 1;
    this.#socket ??= this.#open();
    const packet = streamEncode({ type: 'query', id, questions: [{ type, name }] });
    return new Promise((done, fail) => {
      this.#waiting.set(id, { done, fail });
      this.#socket?.write(packet);
    });
  }

  public close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #open(): Socket {
    const socket = connect(this.port, this.address);
    socket.on('data', (part) => this.#read(part));
    this.#received = Buffer.alloc(0);
    const lost = (error: Error) => {
      if (this.#socket !== socket) return;
      for (const { fail } of this.#waiting.values()) fail(error);
      this.#waiting.clear();
      this.#socket = undefined;
    };
    socket.on('error', (error: NodeJS.ErrnoException) => lost(error.code === 'ECONNREFUSED' ? error : CLOSED));
    socket.on('close', () => lost(CLOSED));
    return socket;
  }

  #read(part: Buffer): void {
    this.#received = Buffer.concat([this.#received, part]);
    while (this.#received.length >= 2 && this.#received.length >= 2 + this.#received.readUInt16BE(0)) {
      const end = 2 + this.#received.readUInt16BE(0);
      const packet = streamDecode(this.#received.subarray(0, end)) as DecodedPacket;
      this.#received = this.#received.subarray(end);
      const waiting = this.#waiting.get(packet.id ?? 0);
      this.#waiting.delete(packet.id ?? 0);
      waiting?.done(packet);
    }
  }
}

function valueOf(answer: Answer): string {
  if (answer.type === 'SRV') {
    const { priority, weight, port, target } = answer.data;
    return `${priority ?? 0} ${weight ?? 0} ${port} ${target}`;
  }
  return 'data' in answer && typeof answer.data === 'string' ? answer.data : '';
}
