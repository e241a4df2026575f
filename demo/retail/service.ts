import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../src/platform/database/embedded/free-port';
import { PROJECT, SERVICE } from './paths';

/** A service to talk to, and a staff key of it. */
export interface Service {
  readonly url: string;
  readonly staffKey: string;
  /** True for one that was started here, on an empty database that goes with it. */
  readonly own: boolean;
  stop(): Promise<void>;
}

const START_SECONDS = 60;
const STOP_SECONDS = 30;

/**
 * The service that the environment names (CONTRA_URL with a staff key in CONTRA_KEY or BOOTSTRAP_STAFF_KEY), else the one
 * at the usual port if it runs and the key is known, else one of our own.
 */
export async function findOrStartService(env: NodeJS.ProcessEnv = process.env): Promise<Service> {
  const staffKey = env['CONTRA_KEY'] ?? env['BOOTSTRAP_STAFF_KEY'] ?? '';
  const given = env['CONTRA_URL'] ?? '';
  if (given !== '' && staffKey === '') {
    throw new Error(
      'CONTRA_URL is set, so CONTRA_KEY (or BOOTSTRAP_STAFF_KEY) must hold a staff key of that service',
    );
  }
  const url = given === '' ? `http://127.0.0.1:${env['PORT'] ?? '3000'}` : given;
  if (staffKey !== '' && (await isReady(url))) {
    return { url, staffKey, own: false, stop: () => Promise.resolve() };
  }
  if (given !== '') throw new Error(`No service answers at ${given}/health/ready`);
  return startService();
}

/** Starts the built service on a free port with a database of its own, both gone after `stop`. */
export async function startService(): Promise<Service> {
  if (!existsSync(SERVICE)) throw new Error(`${SERVICE} is missing: run npm run build first`);
  const folder = mkdtempSync(join(tmpdir(), 'contra-retail-'));
  // PostgreSQL does not run as root: the user that it runs as has to pass through.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const staffKey = `contra_live_${randomBytes(24).toString('hex')}`;
  const child = spawn(process.execPath, [SERVICE], {
    cwd: PROJECT,
    env: { ...process.env, ...settings(port, staffKey, join(folder, 'data')) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = tailOf(child);
  const service = { url: `http://127.0.0.1:${port}`, staffKey, own: true, stop: () => stop(child, folder) };
  try {
    await untilReady(service.url, child, output);
    return service;
  } catch (error) {
    await service.stop();
    throw error;
  }
}

/** Empty is absent to the service, and it wins over a `.env` file: the demo must not reach anybody's database. */
const settings = (port: number, staffKey: string, dataDir: string): NodeJS.ProcessEnv => ({
  NODE_ENV: 'development',
  HOST: '127.0.0.1',
  PORT: String(port),
  DATA_DIR: dataDir,
  // Nobody asks for the documents: rendering thousands for the archive would only share the machine with those who post.
  BACKGROUND_WORK: 'false',
  DATABASE_URL: '',
  DATABASE_SERVICE_URL: '',
  MIGRATE_ON_START: 'true',
  BOOTSTRAP_STAFF_KEY: staffKey,
  LOG_LEVEL: 'warn',
});

/** The last of what it wrote, for the message where it does not start. */
function tailOf(child: ChildProcess): () => string {
  let tail = '';
  const keep = (chunk: Buffer): void => {
    tail = (tail + chunk.toString()).slice(-4000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => tail.trim();
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + START_SECONDS * 1000;
  while (!(await isReady(url))) {
    if (hasEnded(child)) throw new Error(`The service did not start:\n${output()}`);
    if (Date.now() > deadline)
      throw new Error(`The service was not ready after ${START_SECONDS} s:\n${output()}`);
    await sleep(50);
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url.replace(/\/+$/, '')}/health/ready`)).status === 200;
  } catch {
    return false;
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Lets it end its own PostgreSQL before the data is removed. */
async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (!hasEnded(child)) child.kill('SIGTERM');
  const deadline = Date.now() + STOP_SECONDS * 1000;
  while (!hasEnded(child) && Date.now() < deadline) await sleep(25);
  if (!hasEnded(child)) {
    child.kill('SIGKILL');
    throw new Error(`The service did not stop within ${STOP_SECONDS} s; its data is left in ${folder}`);
  }
  rmSync(folder, { recursive: true, force: true });
}
