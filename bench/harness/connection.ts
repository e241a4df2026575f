import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  /** Empty for a success: reading it would cost what the service should have. */
  readonly text: string;
}

/**
 * One HTTP/1.1 connection, kept alive, with one request at a time. It reads as much of an answer as it takes to find its
 * end: on a machine that it shares with the service, a client should cost next to nothing.
 */
export class Connection {
  private received: Buffer = Buffer.alloc(0);
  private waiting: { done: (answer: Answer) => void; fail: (error: Error) => void } | null = null;
  private failure: Error | null = null;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.receive(chunk));
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => this.fail(new Error('the service closed the connection')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((done, fail) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('error', fail).once('connect', () => done(new Connection(socket)));
    });
  }

  send(request: Buffer): Promise<Answer> {
    return new Promise((done, fail) => {
      if (this.failure) {
        fail(this.failure);
        return;
      }
      this.waiting = { done, fail };
      this.socket.write(request);
    });
  }

  close(): void {
    this.waiting = null;
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const headEnd = this.received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = this.received.toString('latin1', 0, headEnd);
    const length = /^content-length: *(\d+)/im.exec(head)?.[1];
    if (length === undefined) {
      this.fail(new Error(`an answer without Content-Length:\n${head}`));
      return;
    }
    if (this.received.length < headEnd + 4 + Number(length)) return;
    const status = Number(head.slice(9, 12));
    const text = status < 300 ? '' : this.received.toString('utf8', headEnd + 4);
    this.received = Buffer.alloc(0);
    this.waiting?.done({ status, text });
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.waiting?.fail(error);
  }
}

/** A whole POST request with a JSON body, ready to be written to a connection as often as wanted. */
export function postRequest(path: string, key: string, body: object): string {
  const text = JSON.stringify(body);
  return [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Bearer ${key}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n');
}
