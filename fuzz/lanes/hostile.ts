import { connect, type Socket } from 'node:net';
import type { Findings } from '../report';
import type { Tally } from '../tally';
import { exchange } from '../wire/exchange';
import { hostileRequests, isWhole, type Hostile } from './hostile.data';

const AT_ONCE = 8;

export interface Hostility {
  readonly port: number;
  readonly key: string;
  readonly findings: Findings;
  readonly tally: Tally;
}

/** Every hostile request once; afterwards the service must answer as if nothing had been. */
export async function fireHostile({ port, key, findings, tally }: Hostility): Promise<void> {
  const left = hostileRequests(key);
  tally.beside(left.length);
  const one = async (): Promise<void> => {
    for (let hostile = left.pop(); hostile; hostile = left.pop()) {
      const { statuses, text } = await exchange(port, hostile);
      if (!isExpected(hostile, statuses))
        findings.add(
          `${hostile.name}: answered ${statuses.join(', ') || 'nothing'}, expected ${hostile.expect.join(' or ')}`,
          `${showing(hostile)}\n${text.slice(0, 600)}`,
        );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  const health = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
  if (health?.status !== 200)
    findings.add('not ready after hostile requests', `answered ${String(health?.status)}`);
}

function isExpected(hostile: Hostile, statuses: readonly number[]): boolean {
  const { expect } = hostile;
  if (isWhole(hostile)) return statuses.join() === expect.join();
  if (statuses.length === 0) return expect.includes(0);
  // The answers after the first are to what was left over: any refusal will do.
  return (
    expect.includes(statuses[0] ?? 0) && statuses.every((status) => status < 500 || expect.includes(status))
  );
}

const showing = ({ parts }: Hostile): string =>
  JSON.stringify(
    parts
      .map((part) => part.toString('latin1'))
      .join('')
      .slice(0, 400),
  ).replace(/contra_live_\w+/g, 'contra_live_…');

const SLOW_CONNECTIONS = 200;
const DRIP_MS = 2000;
/** REQUEST_TIMEOUT_SECONDS, and as much again for a machine that is busy. */
const LIMIT_MS = 2 * 60_000;

/** Two hundred clients whose requests never end, some in the head and some in the body, all through the run. */
export class Slowloris {
  private readonly sockets: Socket[] = [];
  private readonly begun = Date.now();
  private cut = 0;
  private readonly drip: NodeJS.Timeout;

  constructor({ port, key, tally }: Hostility) {
    tally.beside(SLOW_CONNECTIONS);
    for (let n = 0; n < SLOW_CONNECTIONS; n += 1) {
      const socket = connect(port, '127.0.0.1').on('error', () => undefined);
      socket.on('data', () => undefined).on('close', () => (this.cut += 1));
      socket.write(
        n % 2 === 0
          ? 'POST /api/v1/customers HTTP/1.1\r\nHost: x\r\n'
          : `POST /api/v1/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{`,
      );
      this.sockets.push(socket);
    }
    this.drip = setInterval(() => {
      this.sockets.forEach((socket, n) => socket.writable && socket.write(n % 2 === 0 ? 'X-A: b\r\n' : ' '));
    }, DRIP_MS);
  }

  /** How many the service has cut off, and after how long a run; all of them, when it was long enough. */
  end(findings: Findings): string {
    clearInterval(this.drip);
    const seconds = Math.round((Date.now() - this.begun) / 1000);
    const { cut } = this;
    for (const socket of this.sockets) socket.removeAllListeners('close').destroy();
    if (Date.now() - this.begun > LIMIT_MS && cut < SLOW_CONNECTIONS)
      findings.add('slow requests are not cut off', `${cut} of ${SLOW_CONNECTIONS} after ${seconds} s`);
    return `${cut} of ${SLOW_CONNECTIONS} requests that never end were cut off within ${seconds} s`;
  }
}
