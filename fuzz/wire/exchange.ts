import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Exchange {
  /** Of every answer that came, in order. */
  readonly statuses: readonly number[];
  readonly text: string;
}

export interface Sending {
  /** Written one after the other. */
  readonly parts: readonly (string | Buffer)[];
  /** Between the parts. */
  readonly pauseMs?: number;
  /** Cuts the connection so long after the last part, answered or not. */
  readonly cutAfterMs?: number;
  /** Never reads what comes. */
  readonly deaf?: boolean;
}

const PATIENCE_MS = 15_000;
/** An answer is complete when nothing has come for so long; what is looked at is only its beginning. */
const QUIET_MS = 150;

/** Bytes on a connection of their own, and all that comes back until it is closed or nothing more comes. */
export function exchange(
  port: number,
  { parts, pauseMs = 0, cutAfterMs, deaf = false }: Sending,
): Promise<Exchange> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    let kept = 0;
    let quiet: NodeJS.Timeout | undefined;
    const late = setTimeout(() => socket.destroy(), PATIENCE_MS);
    if (deaf) socket.pause();
    else
      socket.on('data', (chunk: Buffer) => {
        if (kept < 1_000_000) chunks.push(chunk);
        kept += chunk.length;
        clearTimeout(quiet);
        quiet = setTimeout(() => socket.destroy(), QUIET_MS);
      });
    // The service may close while bytes are still on their way to it.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(late);
      clearTimeout(quiet);
      const text = Buffer.concat(chunks).toString('latin1');
      done({
        text,
        statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)),
      });
    });
    void send();

    async function send(): Promise<void> {
      for (const part of parts) {
        if (!socket.writable) return;
        socket.write(part);
        if (pauseMs > 0) await sleep(pauseMs);
      }
      if (cutAfterMs === undefined) return;
      await sleep(cutAfterMs);
      socket.destroy();
    }
  });
}
