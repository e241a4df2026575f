import { createServer, request as send, Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cleanup } from '../../bench/harness/cleanup';

export interface Watch {
  readonly url: string;
  /** Answers so far by status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Requests that were answered with 5xx, or not at all. */
  readonly broken: readonly string[];
}

const MOST_TOLD = 20;

/**
 * Stands between sqlmap and the service, and looks at each answer: what breaks the service is a finding whether sqlmap can use it
 * or not. Each request comes from another address, as the service soon stops listening to one that guesses keys.
 */
export async function startWatch(port: number, cleanup: Cleanup): Promise<Watch> {
  const statuses = new Map<number, number>();
  const broken: string[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  let requests = 0;
  const note = (status: number, { method, url }: IncomingMessage): void => {
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status >= 500 && broken.length < MOST_TOLD) broken.push(`${status} ${method ?? ''} ${url ?? ''}`);
  };
  const forward = (incoming: IncomingMessage, answer: ServerResponse): void => {
    requests += 1;
    const address = `10.${(requests >> 16) & 255}.${(requests >> 8) & 255}.${requests & 255}`;
    const headers = { ...incoming.headers, 'x-forwarded-for': address };
    const { method, url: path } = incoming;
    const outgoing = send({ host: '127.0.0.1', port, method, path, headers, agent }, (response) => {
      note(response.statusCode ?? 599, incoming);
      answer.writeHead(response.statusCode ?? 599, response.headers);
      response.pipe(answer);
    });
    outgoing.on('error', () => {
      note(599, incoming);
      answer.destroy();
    });
    incoming.pipe(outgoing);
  };
  const server = createServer({ maxHeaderSize: 65_536 }, (incoming, answer) => {
    try {
      forward(incoming, answer);
    } catch {
      // Bytes in a header or an address that Node's client does not send: nothing of it reaches the service.
      answer.writeHead(400).end();
    }
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  cleanup.add(() => {
    server.close();
    server.closeAllConnections();
    agent.destroy();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, statuses, broken };
}
