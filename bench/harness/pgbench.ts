import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cleanup, endChild } from './cleanup';

export interface PgbenchRun {
  readonly script: string;
  readonly connections: number;
  readonly variables: Readonly<Record<string, number>>;
  /** How long, or how many transactions on each connection. */
  readonly until: { readonly seconds: number } | { readonly transactions: number };
  /** Open loop, as `LoadJob` has it. Without it each connection begins the next transaction at once. */
  readonly perSecond?: number;
}

export interface PgbenchResult {
  readonly transactions: number;
  readonly perSecond: number;
  /** Milliseconds, of each transaction since it was due; none without a rate. */
  readonly latencies: readonly number[];
}

const OLDEST = 14;
const DEBIAN = '/usr/lib/postgresql';

export interface PgbenchProgram {
  readonly path: string;
  readonly version: string;
}

/** PostgreSQL's own load generator, on one database. */
export class Pgbench {
  constructor(
    private readonly program: PgbenchProgram,
    private readonly url: string,
    private readonly cleanup: Cleanup,
  ) {}

  /** Throws when a transaction fails. */
  async run(wanted: PgbenchRun): Promise<PgbenchResult> {
    const log = wanted.perSecond === undefined ? null : mkdtempSync(join(tmpdir(), 'contra-pgbench-'));
    try {
      const output = await this.execute(argumentsOf(wanted, log));
      const failed = /failed transactions: (\d+)/.exec(output)?.[1] ?? '0';
      if (failed !== '0') throw new Error(`pgbench: ${failed} transactions failed\n${output}`);
      const transactions = numberIn(output, /transactions actually processed: (\d+)/);
      return {
        transactions,
        // It tells no rate where there was nothing.
        perSecond:
          transactions === 0 ? 0 : numberIn(output, /tps = ([\d.]+) \(without initial connection time\)/),
        latencies: log === null ? [] : latenciesIn(log),
      };
    } finally {
      if (log !== null) rmSync(log, { recursive: true });
    }
  }

  private async execute(args: readonly string[]): Promise<string> {
    const { username, password, hostname, port, pathname } = new URL(this.url);
    const child = spawn(this.program.path, args, {
      env: {
        ...process.env,
        PGHOST: hostname,
        PGPORT: port,
        PGUSER: username,
        PGPASSWORD: decodeURIComponent(password),
        PGDATABASE: pathname.slice(1),
        PGOPTIONS: '',
        LC_ALL: 'C',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.cleanup.add(() => endChild(child, 1000));
    let [output, complaints] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    const code = await new Promise((done, fail) => child.once('error', fail).once('close', done));
    if (code !== 0) throw new Error(`pgbench failed:\n${complaints.trim().slice(0, 2000)}`);
    return output;
  }
}

function argumentsOf(
  { script, connections, variables, until, perSecond }: PgbenchRun,
  log: string | null,
): string[] {
  return [
    '--no-vacuum',
    '--protocol=prepared',
    `--client=${connections}`,
    `--jobs=${Math.min(connections, 2)}`,
    'seconds' in until ? `--time=${until.seconds}` : `--transactions=${until.transactions}`,
    ...(perSecond === undefined ? [] : [`--rate=${perSecond}`]),
    ...(log === null ? [] : ['--log', `--log-prefix=${join(log, 'transactions')}`]),
    ...Object.entries(variables).map(([name, value]) => `--define=${name}=${value}`),
    `--file=${script}`,
  ];
}

/** A line a transaction; its third field are the microseconds since it was due. */
const latenciesIn = (folder: string): number[] =>
  readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => Number(line.split(' ')[2]) / 1000),
  );

/** The newest pgbench of the machine, or the one that PGBENCH names. */
export function findPgbench(): PgbenchProgram {
  const given = process.env['PGBENCH'];
  for (const path of given ? [given] : [...debianPrograms(), 'pgbench']) {
    const version = versionOf(path);
    if (version && Number.parseInt(version) >= OLDEST) return { path, version };
  }
  throw new Error(
    `The reference is pgbench ${OLDEST} or newer, and ${given ?? 'none'} ${given ? 'is not that' : 'was found'}.\n` +
      'Debian, Ubuntu: apt-get install postgresql-contrib. Fedora: dnf install postgresql-contrib. macOS: brew install postgresql.\n' +
      'A server that the package starts is not used and may be stopped. PGBENCH=/path/to/pgbench names another one.',
  );
}

function debianPrograms(): string[] {
  if (!existsSync(DEBIAN)) return [];
  const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(DEBIAN, version, 'bin/pgbench')).filter((path) => existsSync(path));
}

function versionOf(program: string): string | null {
  try {
    const text = execFileSync(program, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return /(\d+(?:\.\d+)?)/.exec(text)?.[1] ?? null;
  } catch {
    return null;
  }
}

function numberIn(output: string, pattern: RegExp): number {
  const found = pattern.exec(output)?.[1];
  if (found === undefined) throw new Error(`pgbench printed something unexpected:\n${output}`);
  return Number(found);
}
