import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { Cleanup } from '../bench/harness/cleanup';
import type { Random } from './random';
import type { Findings } from './findings';
import { foreignMark } from './workload/marks';

interface Subscription {
  readonly organisation: number;
  readonly secret: string;
}

const BAD = 0.03;

/** Takes webhooks, now and then badly, and remembers every event that it acknowledged. */
export class Receiver {
  readonly acknowledged = new Set<string>();
  /** By path. */
  readonly subscriptions = new Map<string, Subscription>();
  port = 0;
  requests = 0;

  constructor(
    private readonly random: Random,
    private readonly findings: Findings,
  ) {}

  async open(cleanup: Cleanup): Promise<void> {
    const server = createServer((request, answer) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', () => undefined);
      request.on('end', () => {
        this.requests += 1;
        answer.statusCode = this.take(request.url ?? '', request.headers, Buffer.concat(chunks).toString());
        if (answer.statusCode === 0) request.socket.destroy();
        else answer.end();
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    cleanup.add(() => {
      server.close();
      server.closeAllConnections();
    });
  }

  /** The status to answer with; 0 for none. */
  private take(path: string, headers: NodeJS.Dict<string | string[]>, body: string): number {
    const subscription = this.subscriptions.get(path);
    if (!subscription) return 404;
    const id = String(headers['webhook-id']);
    // Signed anew, for the time that it says: that of a worker whose clock jumps is not ours.
    const at = new Date(Number(headers['webhook-timestamp']) * 1000);
    const signatures = String(headers['webhook-signature']).split(' ');
    if (
      Number.isNaN(at.getTime()) ||
      !signatures.includes(new Webhook(subscription.secret).sign(id, at, body))
    ) {
      this.findings.add('a webhook whose signature does not verify', { path, headers });
      return 400;
    }
    if (foreignMark(body, subscription.organisation) !== null)
      this.findings.add('another organisation’s row', `in a webhook: ${body.slice(0, 400)}`);
    if (this.random.chance(BAD)) return this.random.chance(0.5) ? 500 : 0;
    this.acknowledged.add(`${path} ${id}`);
    return 204;
  }
}
