import { once } from 'node:events';
import { connect } from 'node:net';

export interface RawRequest {
  readonly method?: string;
  /** Sent as it is, unescaped. */
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A request that no HTTP library would send: the bytes of its target and headers are the caller's own. */
export async function sendRaw(url: string, request: RawRequest): Promise<RawAnswer> {
  const { method = 'GET', target = '/', headers = {}, body = '' } = request;
  const content = Buffer.from(body);
  const all: Record<string, string> = {
    host: 'localhost',
    connection: 'close',
    ...(content.length > 0 ? { 'content-length': String(content.length) } : {}),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return sendBytes(
    url,
    Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`, 'utf8'), content]),
  );
}

/** Bytes on a connection of their own, and the answer until the server closes it. */
export async function sendBytes(url: string, bytes: Buffer): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setTimeout(15_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? resolve() : reject(error),
    );
    socket.on('close', () => resolve());
  });
  return parse(Buffer.concat(chunks).toString('utf8'));
}

/** A connection whose every byte, and every pause, is the caller's. */
export interface RawConnection {
  write(text: string | Buffer): void;
  /** What has come so far, answers behind one another. */
  received(): string;
  /** Stops and goes on reading: what comes meanwhile stays with the network. */
  pause(): void;
  resume(): void;
  /** Until the server closes it: how many milliseconds that took from the opening on. */
  closed(): Promise<number>;
  end(): void;
}

export async function openRaw(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const began = performance.now();
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString('utf8')));
  // A server that closes while there is more to come resets the connection.
  socket.on('error', () => undefined);
  const closed = new Promise<number>((resolve) => {
    socket.on('close', () => resolve(performance.now() - began));
  });
  await once(socket, 'connect');
  return {
    write: (text) => void socket.write(text),
    received: () => received,
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
    closed: () => closed,
    end: () => void socket.destroy(),
  };
}

/** The first of the answers that came on a connection. */
export const firstAnswer = (connection: RawConnection): RawAnswer => parse(connection.received());

function parse(answer: string): RawAnswer {
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const [start = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => {
    const at = line.indexOf(':');
    return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const;
  });
  return {
    status: Number(start.split(' ')[1]),
    headers: Object.fromEntries(headers),
    text: rest.join('\r\n\r\n'),
  };
}
