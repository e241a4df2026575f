import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** One message as it came in. */
export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly body: { id: string; type: string; timestamp: string; data: Record<string, unknown> };
  /** What it was answered with; null if with nothing. */
  readonly status: number | null;
}

export type Mode =
  | 'ok'
  | 'slow'
  | 'flaky'
  | 'error'
  | 'busy'
  | 'gone'
  | 'hang'
  | 'drip'
  | 'drip-head'
  | 'redirect'
  | 'huge'
  | 'reset'
  | 'empty';

/** Records what it is sent, by the mode of each path. */
export interface Receiver {
  readonly origin: string;
  readonly received: Received[];
  /** Connections at once, at most, since it was started. */
  readonly mostConnections: () => number;
  /** Messages of a path that were not answered yet, at most. */
  mostAtOnce(path: string): number;
  url(path: string): string;
  answer(path: string, mode: Mode): void;
  /** What came in on a path. */
  at(path: string): Received[];
  close(): Promise<void>;
}

const STATUS: Partial<Record<Mode, number>> = { error: 500, busy: 503, gone: 410, redirect: 302, empty: 204 };

/** On a port of its own of 127.0.0.1. Paths that are not told anything answer with 200. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const modes = new Map<string, Mode>();
  const sockets = new Set<Socket>();
  const waiting = new Map<string, { now: number; most: number }>();
  let most = 0;
  const server = createServer((request, response) => {
    count(waiting, request.url ?? '', response);
    void record(request, modes, received).then((mode) => respond(mode, request, response));
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    most = Math.max(most, sockets.size);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    received,
    mostConnections: () => most,
    mostAtOnce: (path) => waiting.get(path)?.most ?? 0,
    url: (path) => `${origin}${path}`,
    answer: (path, mode) => void modes.set(path, mode),
    at: (path) => received.filter((each) => each.path === path),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function count(
  waiting: Map<string, { now: number; most: number }>,
  path: string,
  response: ServerResponse,
): void {
  const here = waiting.get(path) ?? { now: 0, most: 0 };
  waiting.set(path, here);
  here.now += 1;
  here.most = Math.max(here.most, here.now);
  response.once('close', () => (here.now -= 1));
}

async function record(
  request: IncomingMessage,
  modes: ReadonlyMap<string, Mode>,
  received: Received[],
): Promise<Mode> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const path = request.url ?? '';
  const mode = chosen(modes.get(path) ?? 'ok');
  const silent = mode === 'hang' || mode === 'drip-head' || mode === 'reset';
  received.push({
    path,
    headers: request.headers as Record<string, string>,
    text,
    body: JSON.parse(text) as Received['body'],
    status: silent ? null : (STATUS[mode] ?? 200),
  });
  return mode;
}

/** A flaky receiver takes its time, and now and then it fails. */
const chosen = (mode: Mode): Mode => (mode !== 'flaky' ? mode : Math.random() < 0.03 ? 'error' : 'slow');

function respond(mode: Mode, request: IncomingMessage, response: ServerResponse): void {
  switch (mode) {
    case 'hang':
      return;
    case 'slow':
      setTimeout(() => response.writeHead(200).end('in time'), 5 + Math.random() * 50);
      return;
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'drip':
      response.writeHead(200);
      every(response, () => response.write('.'));
      return;
    case 'drip-head':
      every(response, () => request.socket.write('H'));
      return;
    case 'redirect':
      response.writeHead(302, { location: 'http://127.0.0.1:1/inside' }).end();
      return;
    case 'huge':
      response.writeHead(200);
      pour(response);
      return;
    case 'busy':
      response.writeHead(503, { 'retry-after': '3600' }).end('later');
      return;
    default:
      response.writeHead(STATUS[mode] ?? 200).end(mode === 'empty' ? undefined : 'thank you');
  }
}

function every(response: ServerResponse, write: () => void): void {
  const timer = setInterval(write, 1000);
  response.once('close', () => clearInterval(timer));
}

/** More than anybody would read. */
function pour(response: ServerResponse): void {
  const chunk = Buffer.alloc(65_536, 'x');
  const write = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', write);
  write();
}
