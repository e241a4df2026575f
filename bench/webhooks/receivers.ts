import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Cleanup } from '../harness/cleanup';

/** What a receiver does, by the path of its URL. */
export const BAD = ['hang', 'drip', 'error', 'redirect'] as const;

export interface Receivers {
  readonly port: number;
  url(path: string): string;
  /** Messages so far. */
  readonly messages: () => number;
  /** Connections at once, at most, since it was last asked. */
  readonly mostConnections: () => number;
}

/** All in one server: one that hangs holds nothing but its connection. */
export async function startReceivers(cleanup: Cleanup): Promise<Receivers> {
  const sockets = new Set<Socket>();
  let [messages, most] = [0, 0];
  const server = createServer((request, response) => {
    messages += 1;
    answer(request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    most = Math.max(most, sockets.size);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanup.add(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: (path) => `http://127.0.0.1:${port}/${path}`,
    messages: () => messages,
    mostConnections: () => {
      const found = most;
      most = sockets.size;
      return found;
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  switch (request.url) {
    case '/hang':
      return;
    case '/drip': {
      response.writeHead(200);
      const timer = setInterval(() => response.write('.'), 1000);
      response.once('close', () => clearInterval(timer));
      return;
    }
    case '/error':
      response.writeHead(500).end();
      return;
    case '/redirect':
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
      return;
    default:
      response.writeHead(204).end();
  }
}
