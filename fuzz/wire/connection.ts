import { connect, type Socket } from 'node:net';
import { AnswerReader, type Answer } from './answer-reader';

const TIMEOUT_MS = 40_000;

interface Waiting {
  readonly reader: AnswerReader;
  readonly done: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
}

/** A client's connection, kept alive and opened again when the service has closed it. One request at a time. */
export class Connection {
  private socket: Socket | null = null;
  private waiting: Waiting | null = null;

  constructor(private readonly port: number) {}

  /** Rejects when there is no whole answer. */
  send(bytes: Buffer, method: string): Promise<Answer> {
    return new Promise((done, fail) => {
      this.waiting = { reader: new AnswerReader(method), done, fail };
      this.socket ??= this.open();
      this.socket.write(bytes);
    });
  }

  close(): void {
    this.waiting = null;
    this.socket?.destroy();
    this.socket = null;
  }

  private open(): Socket {
    const socket = connect(this.port, '127.0.0.1').setNoDelay(true);
    socket.setTimeout(TIMEOUT_MS, () => {
      // A connection at rest may be let go; one that waits for an answer has waited long enough.
      socket.destroy(this.waiting ? new Error(`no answer for ${TIMEOUT_MS / 1000} s`) : undefined);
    });
    socket.on('data', (chunk) => this.receive(socket, chunk));
    socket.on('error', (error) => this.end(socket, error));
    socket.on('close', () => this.end(socket, new Error('the service closed the connection')));
    return socket;
  }

  private receive(socket: Socket, chunk: Buffer): void {
    if (this.socket !== socket || !this.waiting) return;
    try {
      const answer = this.waiting.reader.take(chunk);
      if (!answer) return;
      if (answer.headers.get('connection') === 'close') this.leave(socket);
      this.settle((waiting) => waiting.done(answer));
    } catch (error) {
      this.end(socket, error instanceof Error ? error : new Error(String(error)));
    }
  }

  private end(socket: Socket, error: Error): void {
    if (this.socket !== socket) return;
    this.leave(socket);
    const answer = this.waiting?.reader.close();
    this.settle((waiting) => (answer ? waiting.done(answer) : waiting.fail(error)));
  }

  private leave(socket: Socket): void {
    this.socket = null;
    socket.destroy();
  }

  private settle(how: (waiting: Waiting) => void): void {
    const { waiting } = this;
    this.waiting = null;
    if (waiting) how(waiting);
  }
}
