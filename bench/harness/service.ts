import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../src/platform/database/embedded/free-port';
import { type Cleanup, endChild } from './cleanup';
import type { BenchDatabase } from './database';
import { cpuSecondsOf, memoryMbOf, peakMbOf } from './processor';

export const MAIN = resolve(__dirname, '../../src/main.js');
/** What `npm start` and the image give to Node. */
export const AS_SHIPPED = [
  '--min-semi-space-size=64',
  '--max-semi-space-size=64',
  '--no-memory-reducer',
  '--no-allocation-site-pretenuring',
  '--heap-growing-percent=200',
  '--concurrent-marking-max-worker-num=1',
  '--use-largepages=silent',
];
const START_SECONDS = 180;
export const STOP_MS = 30_000;
const TAIL_BYTES = 1_000_000;

export interface BenchService {
  readonly port: number;
  readonly pid: number;
  readonly staffKey: string;
  /** Seconds of processor time that it has used so far; null where the system does not tell. */
  cpuSeconds(): number | null;
  /** Megabytes that it holds now; null where the system does not tell. */
  memoryMb(): number | null;
  /** The most megabytes that it has held so far; null where the system does not tell. */
  peakMb(): number | null;
  /** What it complained of, for the message when something goes wrong. */
  output(): string;
}

/**
 * The built service in a process of its own, as shipped: it counts requests for a limit that nobody reaches, and logs each to a
 * file. `env` goes over its settings.
 */
export async function startService(
  database: BenchDatabase,
  cleanup: Cleanup,
  env: NodeJS.ProcessEnv = {},
): Promise<BenchService> {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: run npm run build first`);
  const port = await freePort();
  const staffKey = `contra_live_${randomBytes(24).toString('hex')}`;
  const logFile = join(database.folder, `service-${port}.log`);
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, [...AS_SHIPPED, MAIN], {
    // Away from any .env file: only what stands here counts.
    cwd: database.folder,
    env: { ...process.env, ...settings(port, staffKey, database), ...env },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  cleanup.add(() => endChild(child, STOP_MS));
  const output = () => complaintsIn(logFile);
  await untilReady(port, child, output);
  return {
    port,
    pid: child.pid ?? NaN,
    staffKey,
    output,
    cpuSeconds: () => cpuSecondsOf(child.pid),
    memoryMb: () => memoryMbOf(child.pid),
    peakMb: () => peakMbOf(child.pid),
  };
}

const settings = (port: number, staffKey: string, database: BenchDatabase): NodeJS.ProcessEnv => ({
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: String(port),
  DATABASE_URL: database.ownerUrl,
  DATABASE_SERVICE_URL: database.serviceUrl,
  MIGRATE_ON_START: 'true',
  BOOTSTRAP_STAFF_KEY: staffKey,
  RATE_LIMIT_PER_MINUTE: '100000000',
});

/** The last of what the log holds beside requests that went well. */
function complaintsIn(file: string): string {
  return readTail(file)
    .split('\n')
    .filter((line) => !/"level":"?(?:info|30)\b/.test(line))
    .join('\n')
    .trim()
    .slice(-4000);
}

function readTail(file: string): string {
  const descriptor = openSync(file, 'r');
  const { size } = fstatSync(descriptor);
  const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
  readSync(descriptor, tail, 0, tail.length, size - tail.length);
  closeSync(descriptor);
  return tail.toString();
}

export async function untilReady(port: number, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + START_SECONDS * 1000;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
    if (answer?.status === 200) return;
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline)
      throw new Error(`The service did not start:\n${output()}`);
    await sleep(20);
  }
}
