import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Binaries, program } from './binaries';
import { type Home, isCluster, makeDraft } from './home';
import { type RunUser } from './run-user';
import {
  DATABASE,
  OWNER,
  SERVICE,
  SUPERUSER,
  type Secrets,
  newSecrets,
  writePrivate,
  writeSecrets,
} from './secrets';

/**
 * Makes the cluster with its logins and its empty database, complete or not at all: it is built beside its place and
 * renamed into it, so a killed first start leaves no half of one, and of two first starts the later discards its own.
 */
export async function createCluster(
  home: Home,
  binaries: Binaries,
  user: RunUser | null,
  durable: boolean,
): Promise<void> {
  const draft = makeDraft(home, user);
  const passwordFile = `${draft}.password`;
  const secrets = newSecrets();
  try {
    writePrivate(passwordFile, secrets.superuser, user);
    await run(binaries, 'initdb', initdbArguments(draft, passwordFile, binaries.major, durable), user);
    const single = ['--single', '-D', draft, ...(durable ? [] : ['-F']), 'postgres'];
    await run(binaries, 'postgres', single, user, foundation(secrets));
    writeSecrets(draft, secrets, user);
    settle(draft, home);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

/** The major version of PostgreSQL that made the cluster, the only one that can run it; null before there is one. */
export const clusterMajor = (home: Home): number | null =>
  isCluster(home.cluster) ? Number(readFileSync(join(home.cluster, 'PG_VERSION'), 'utf8')) : null;

/** Renames a complete draft into its place; does nothing when another start was first. */
export function settle(draft: string, home: Home): void {
  try {
    renameSync(draft, home.cluster);
  } catch (error) {
    if (!isCluster(home.cluster)) throw error;
  }
}

function initdbArguments(cluster: string, passwordFile: string, major: number, durable: boolean): string[] {
  // The C locale sorts by code point everywhere; C.UTF-8 also knows the letters of all alphabets (lower, ILIKE).
  const locale =
    major >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
      : ['--locale=C.UTF-8'];
  return [
    `--pgdata=${cluster}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--data-checksums',
    // Each new segment is filled with zeros while commits wait: of 16 MB, the default, that takes fifty milliseconds.
    '--wal-segsize=1',
    ...locale,
    ...(durable ? [] : ['--no-sync']),
  ];
}

/** One statement a line: the single-user mode ends a statement at the end of its line. */
function foundation({ owner, service }: Secrets): string {
  return [
    `CREATE ROLE ${OWNER} LOGIN CREATEROLE PASSWORD '${owner}'`,
    `CREATE ROLE ${SERVICE} LOGIN NOINHERIT PASSWORD '${service}'`,
    `GRANT ${SERVICE} TO ${OWNER} WITH ADMIN OPTION`,
    `CREATE DATABASE ${DATABASE} OWNER ${OWNER}`,
    '',
  ].join('\n');
}

async function run(
  binaries: Binaries,
  name: 'initdb' | 'postgres',
  args: readonly string[],
  user: RunUser | null,
  input = '',
): Promise<void> {
  const file = program(binaries, name);
  const child = spawn(file, args, { ...user, cwd: '/', env: { ...process.env, LC_ALL: 'C' } });
  child.stdin.end(input);
  const output = await outputOf(child);
  // The single-user mode goes on after an error and exits with 0.
  if (child.exitCode !== 0 || /\b(ERROR|FATAL|PANIC):/.test(output))
    throw new Error(`${file} failed: ${output.trim()}`);
}

function outputOf(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', fail);
    child.once('close', () => done(output));
  });
}
