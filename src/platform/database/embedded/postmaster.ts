import { linkSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Client, DatabaseError } from 'pg';
import { SUPERUSER, readSecrets, urlOf } from './secrets';

/** What a server writes about itself into postmaster.pid. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * up: it answers and is the server of this folder. starting: a server of this folder runs but takes no connections (it
 * recovers, or shuts down). stale: a pid file that no server of this folder stands behind. down: no pid file.
 */
export type ServerState =
  | { readonly is: 'up'; readonly pid: number; readonly port: number; readonly durable: boolean }
  | { readonly is: 'starting' | 'stale' | 'down' };

export async function serverState(cluster: string): Promise<ServerState> {
  const postmaster = readPostmaster(cluster);
  if (postmaster === null) return { is: 'down' };
  if (!isServerOf(cluster, postmaster.pid)) return { is: 'stale' };
  const answer = await ask(cluster, postmaster.port);
  return answer === null ? { is: 'starting' } : { is: 'up', ...postmaster, ...answer };
}

export function readPostmaster(cluster: string): Postmaster | null {
  try {
    const [pid, , , port] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const read = { pid: Number(pid), port: Number(port) };
    return read.pid > 0 && read.port > 0 ? read : null;
  } catch {
    return null;
  }
}

/**
 * Removes a pid file whose number has since gone to another program, which PostgreSQL would take for a server. Another
 * start may have replaced the file in the meantime: a file that is not the stale one is put back.
 */
export function removeStalePidFile(cluster: string): void {
  const file = join(cluster, 'postmaster.pid');
  const aside = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(file, aside);
    const pid = Number(readFileSync(aside, 'utf8').split('\n')[0]);
    if (isServerOf(cluster, pid)) linkSync(aside, file);
    rmSync(aside);
  } catch {
    // Removed by another start: nothing is left to do here.
  }
}

/** A live process with this number may be any program: PostgreSQL's own stands in its data folder. */
export function isServerOf(cluster: string, pid: number): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    process.kill(pid, 0);
    if (process.platform === 'win32') return true;
    return /postgres/.test(execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }));
  } catch {
    return false;
  }
}

/** Null while it takes no connections. That the passwords fit and the folder is the same makes it ours for certain. */
async function ask(cluster: string, port: number): Promise<{ durable: boolean } | null> {
  const client = new Client({
    connectionString: urlOf(SUPERUSER, readSecrets(cluster).superuser, port, 'postgres'),
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string; fsync: string }>(
      `SELECT current_setting('data_directory') AS folder, current_setting('fsync') AS fsync`,
    );
    const [row] = rows;
    if (row === undefined || realpathSync(row.folder) !== realpathSync(cluster)) return null;
    return { durable: row.fsync === 'on' };
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '28P01') {
      throw new Error(`The PostgreSQL on port ${port} refuses the password kept in ${cluster}.`, {
        cause: error,
      });
    }
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}
