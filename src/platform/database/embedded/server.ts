import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Binaries, program } from './binaries';
import { freePort } from './free-port';
import { type ServerState, isServerOf, readPostmaster, removeStalePidFile, serverState } from './postmaster';
import { type RunUser } from './run-user';
import { serverSettings } from './settings';

export type Log = (message: string) => void;

/** A cluster, and how to run it. */
export interface Server {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly user: RunUser | null;
  readonly durable: boolean;
  readonly log: Log;
}

export type Running = Extract<ServerState, { is: 'up' }>;

const MOST_STARTS = 8;
const RECOVERY_LIMIT_MS = 600_000;
const STOP_LIMIT_MS = 120_000;

/**
 * Adopts the server of this cluster if one runs, else starts it, and waits until it answers. PostgreSQL's own exclusive
 * pid file decides between several that start at once: those that lose adopt the winner's.
 */
export async function ensureRunning(server: Server, port?: number): Promise<Running> {
  const begun = Date.now();
  let announced = begun;
  let starts = 0;
  let child: ChildProcess | null = null;
  for (;;) {
    const state = await serverState(server.cluster);
    if (state.is === 'up') return accept(server, state);
    if (Date.now() - begun > RECOVERY_LIMIT_MS) throw failure(server, 'did not come up in ten minutes');
    if (Date.now() - announced > 10_000) {
      announced = Date.now();
      server.log(`PostgreSQL is not ready yet; its log is in ${join(server.cluster, 'log')}`);
    }
    if (state.is === 'starting' || (child !== null && isAlive(child))) {
      await sleep(20);
      continue;
    }
    if (starts === MOST_STARTS) throw failure(server, 'does not start');
    if (starts > 0) await sleep(100 * starts);
    if (state.is === 'stale') removeStalePidFile(server.cluster);
    child = spawnServer(server, port ?? (await freePort()));
    starts += 1;
  }
}

/** Ends every connection, then the server, and waits until it is gone. */
export async function stopServer({ cluster, binaries, user }: Server): Promise<void> {
  const stopping = readPostmaster(cluster)?.pid;
  const args = ['stop', '-D', cluster, '-m', 'fast', '-W'];
  const child = spawn(program(binaries, 'pg_ctl'), args, { ...user, cwd: '/', stdio: 'ignore' });
  await new Promise((done, fail) => child.once('error', fail).once('exit', done));
  const begun = Date.now();
  // pg_ctl could wait itself, but would take a server that another instance starts at once for the one it has stopped.
  while (
    stopping !== undefined &&
    readPostmaster(cluster)?.pid === stopping &&
    isServerOf(cluster, stopping)
  ) {
    if (Date.now() - begun > STOP_LIMIT_MS) throw failure({ cluster }, 'does not stop');
    await sleep(20);
  }
}

function accept({ cluster, durable }: Server, running: Running): Running {
  if (!durable || running.durable) return running;
  throw new Error(
    `The PostgreSQL of ${cluster} runs with fsync off and could lose committed work. Stop it (pid ${running.pid}).`,
  );
}

/** In a session of its own, so that Ctrl-C in the terminal reaches the service only, which then stops it in its turn. */
function spawnServer({ cluster, binaries, user, durable }: Server, port: number): ChildProcess {
  const output = openSync(join(cluster, 'start.log'), 'w', 0o600);
  try {
    const child = spawn(program(binaries, 'postgres'), ['-D', cluster, ...serverSettings(port, durable)], {
      ...user,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
      detached: true,
      stdio: ['ignore', output, output],
    });
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

const isAlive = (child: ChildProcess): boolean =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null;

function failure({ cluster }: Pick<Server, 'cluster'>, what: string): Error {
  return new Error(`PostgreSQL in ${cluster} ${what}. Its last words:\n${lastWords(cluster)}`);
}

/** What the server printed before its log file was open, then the end of its newest log file. */
function lastWords(cluster: string): string {
  const folder = join(cluster, 'log');
  const logs = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  const newest = logs.sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs).at(-1);
  const files = [join(cluster, 'start.log'), ...(newest === undefined ? [] : [newest])];
  return files.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n').slice(-6)).join('\n');
}
