import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What goes wrong with one request. */
export type Fault =
  /** The service does what is asked, and its answer gets lost. */
  | 'answer lost'
  /** The answer begins and breaks off. */
  | 'answer cut'
  /** The service is not asked, and there is no answer. */
  | 'silence'
  /** Answered on the way; the service is not asked. */
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string };

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly at: number;
}

/** Stands between a client and the service. */
export interface FaultyProxy {
  readonly url: string;
  /** Every request that came, the oldest first. */
  readonly seen: readonly SeenRequest[];
  /** Forgets what it saw, and spoils the next requests so, one each; all others pass. */
  spoil(...faults: Fault[]): void;
  close(): Promise<void>;
}

export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  let faults: Fault[] = [];
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    seen.push({ method, path: url, headers: headers as Record<string, string>, at: Date.now() });
    void handle(target, request, response, faults.shift());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    spoil: (...next) => {
      seen.length = 0;
      faults = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function handle(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault | undefined,
): Promise<void> {
  const sent = await buffer(request);
  if (fault === 'silence') return;
  if (typeof fault === 'object') {
    response.writeHead(fault.status, fault.headers).end(fault.body ?? '');
    return;
  }
  const { method, headers } = request;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    forward(target + (request.url ?? ''), { method, headers }, resolve)
      .on('error', reject)
      .end(sent);
  });
  const body = await buffer(answer);
  if (fault === 'answer lost') {
    request.socket.destroy();
    return;
  }
  response.writeHead(answer.statusCode ?? 500, answer.headers);
  if (fault === 'answer cut') response.write(body.subarray(0, 10), () => request.socket.destroy());
  else response.end(body);
}
