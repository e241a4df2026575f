import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cleanup, endChild } from './cleanup';
import type { BenchDatabase } from './database';

const MAIN = resolve(__dirname, '../../src/main.js');
const START_SECONDS = 60;
const STOP_MS = 30_000;

export interface BenchService {
  readonly port: number;
  readonly staffKey: string;
  /** Seconds of processor time that the process has used so far; null where the system does not tell. */
  cpuSeconds(): number | null;
  /** Megabytes that the process holds now; null where the system does not tell. */
  memoryMb(): number | null;
  /** Its last words, for the message when something goes wrong. */
  output(): string;
}

/** The built service in a process of its own, as shipped but for the rate limit and the log of each request. */
export async function startService(database: BenchDatabase, cleanup: Cleanup): Promise<BenchService> {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: run npm run build first`);
  const port = await freePort();
  const staffKey = `contra_live_${randomBytes(24).toString('hex')}`;
  const child = spawn(process.execPath, [MAIN], {
    // Away from any .env file: only what stands here counts.
    cwd: database.folder,
    env: { ...process.env, ...settings(port, staffKey, database) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  cleanup.add(() => endChild(child, STOP_MS));
  const output = tailOf(child);
  await untilReady(port, child, output);
  return {
    port,
    staffKey,
    output,
    cpuSeconds: () => cpuSecondsOf(child.pid),
    memoryMb: () => memoryMbOf(child.pid),
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
  RATE_LIMIT_PER_MINUTE: '0',
  LOG_LEVEL: 'warn',
});

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

function tailOf(child: ChildProcess): () => string {
  let tail = '';
  const keep = (chunk: Buffer): void => {
    tail = (tail + chunk.toString()).slice(-4000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => tail.trim();
}

async function untilReady(port: number, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + START_SECONDS * 1000;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
    if (answer?.status === 200) return;
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline)
      throw new Error(`The service did not start:\n${output()}`);
    await sleep(50);
  }
}

/** Linux counts in hundredths of a second. */
function cpuSecondsOf(pid: number | undefined): number | null {
  try {
    const fields =
      readFileSync(join('/proc', String(pid), 'stat'), 'utf8')
        .split(') ')[1]
        ?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

function memoryMbOf(pid: number | undefined): number | null {
  try {
    const status = readFileSync(join('/proc', String(pid), 'status'), 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  } catch {
    return null;
  }
}
