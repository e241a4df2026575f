import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  /** Empty for a success: reading it would cost what the service should have. */
  readonly text: string;
}

interface Events {
  readonly answered: (connection: Connection, answer: Answer) => void;
  readonly broken: (error: Error) => void;
}

const HEAD_END = Buffer.from('\r\n\r\n');
/** As Fastify writes it, and as Node's own answers to broken requests have it. */
const LENGTHS = ['\r\ncontent-length: ', '\r\nContent-Length: '].map((text) => Buffer.from(text));
const RECEIVED_AT_ONCE = 65_536;
const ZERO = 0x30;

/**
 * One HTTP/1.1 connection, kept alive, with one request at a time. Of an answer it reads the status and the length, and counts
 * the rest: on a machine that it shares with the service, a client should cost next to nothing.
 */
export class Connection {
  private head: Buffer | null = null;
  private status = 0;
  /** Bytes of the body that have yet to come. */
  private due = 0;
  private text = '';
  /** When the request that waits for its answer should have been sent. */
  sentAt = 0;

  private constructor(
    private readonly socket: Socket,
    private readonly events: Events,
  ) {
    socket.setNoDelay(true);
    socket.on('error', events.broken);
    socket.on('close', () => events.broken(new Error('the service closed the connection')));
  }

  static open(port: number, events: Events): Promise<Connection> {
    return new Promise((done, fail) => {
      let connection: Connection | null = null;
      const socket = connect({
        port,
        host: '127.0.0.1',
        onread: {
          buffer: Buffer.allocUnsafe(RECEIVED_AT_ONCE),
          callback: (length, buffer) => {
            connection?.receive(Buffer.from(buffer.buffer, buffer.byteOffset, length));
            return true;
          },
        },
      });
      socket.once('error', fail).once('connect', () => {
        connection = new Connection(socket, events);
        done(connection);
      });
    });
  }

  /** The bytes must stay as they are until the answer has come. */
  send(request: Buffer): void {
    this.socket.write(request);
  }

  close(): void {
    this.socket.removeAllListeners('close');
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    if (this.due > 0) {
      this.readBody(chunk);
      return;
    }
    const bytes = this.head ? Buffer.concat([this.head, chunk]) : chunk;
    const headEnd = bytes.indexOf(HEAD_END);
    if (headEnd < 0) {
      this.head = Buffer.from(bytes);
      return;
    }
    this.head = null;
    this.status = digit(bytes, 9) * 100 + digit(bytes, 10) * 10 + digit(bytes, 11);
    const length = lengthIn(bytes, headEnd);
    if (length === null) {
      this.events.broken(
        new Error(`an answer without content-length:\n${bytes.toString('latin1', 0, headEnd)}`),
      );
      return;
    }
    this.due = length;
    this.readBody(bytes.subarray(headEnd + HEAD_END.length));
  }

  private readBody(chunk: Buffer): void {
    this.due -= chunk.length;
    if (this.status >= 300) this.text += chunk.toString();
    if (this.due > 0) return;
    if (this.due < 0) {
      this.events.broken(new Error('an answer longer than its content-length'));
      return;
    }
    const { status, text } = this;
    this.text = '';
    this.events.answered(this, { status, text });
  }
}

const digit = (bytes: Buffer, at: number): number => (bytes[at] ?? 0) - ZERO;

function lengthIn(bytes: Buffer, headEnd: number): number | null {
  const name = LENGTHS.find((each) => bytes.subarray(0, headEnd).includes(each));
  if (!name) return null;
  let length = 0;
  for (let i = bytes.indexOf(name) + name.length; ; i += 1) {
    const value = digit(bytes, i);
    if (value < 0 || value > 9) return length;
    length = length * 10 + value;
  }
}
