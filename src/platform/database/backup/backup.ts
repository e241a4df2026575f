import { mkdir, open, readFile, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Client } from 'pg';
import type { Embedded } from '../embedded/start-embedded';
import { CHECKSUMS, copyHashed, formatChecksums, writeHashed, type Checksum } from './checksums';
import { clusterFiles, walRange } from './cluster-files';

export const DESCRIPTION = 'backup.json';
export const FORMAT = 'contra-backup-1';

/** What a backup says about itself. */
export interface Description {
  readonly format: string;
  readonly postgresMajor: number;
  readonly startedAt: string;
  /** All that was committed before this instant is in the backup. */
  readonly completeUntil: string;
  readonly files: number;
  readonly folders: readonly string[];
}

type Server = Pick<Embedded, 'superUrl' | 'home'>;

/**
 * Copies the cluster into a new folder while it works, by PostgreSQL's own low-level protocol: the copy of the files is
 * torn, and becomes whole by the WAL written meanwhile, which is copied too. Everything is on disk and its checksums
 * written when this returns; a folder without the checksums is not a backup.
 */
export async function backup({ superUrl, home }: Server, out: string): Promise<Description> {
  const target = resolve(out);
  if (`${target}${sep}`.startsWith(`${home.cluster}${sep}`))
    throw new Error('A backup cannot be inside the data it copies');
  await claim(target);
  const client = new Client({ connectionString: superUrl, application_name: 'contra backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await copyCluster(client, home.cluster, target);
  } catch (error) {
    await rm(target, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function claim(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw new Error(`${folder} is not empty: a backup needs a folder of its own`);
}

async function copyCluster(client: Client, cluster: string, target: string): Promise<Description> {
  const startedAt = new Date().toISOString();
  const protocol = await protocolOf(client);
  // A slot keeps the WAL from this point until the session ends.
  await client.query(`SELECT pg_create_physical_replication_slot($1, true, true)`, [
    `contra_backup_${process.pid}`,
  ]);
  await client.query(protocol.start);
  const { folders, files } = await clusterFiles(cluster);
  for (const folder of folders)
    await mkdir(join(target, 'cluster', folder), { recursive: true, mode: 0o700 });
  const sums: Checksum[] = [];
  for (const path of files) await addFile(sums, cluster, path, target);
  const { rows } = await client.query<{ label: string; last: string; now: Date }>(protocol.stop);
  const [end] = rows;
  if (end === undefined) throw new Error('The server did not end the backup');
  for (const segment of await walOf(cluster, end)) await addFile(sums, cluster, `pg_wal/${segment}`, target);
  sums.push({
    path: 'cluster/backup_label',
    sha256: await writeHashed(join(target, 'cluster/backup_label'), end.label),
  });
  const description: Description = {
    format: FORMAT,
    postgresMajor: protocol.major,
    startedAt,
    completeUntil: end.now.toISOString(),
    files: sums.length,
    folders,
  };
  await describe(target, description, sums);
  return description;
}

/** The functions have other names before PostgreSQL 15. `stop` reads the clock first: what was committed by then is in. */
async function protocolOf(client: Client): Promise<{ major: number; start: string; stop: string }> {
  const { rows } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  const major = Math.trunc((rows[0]?.version ?? 0) / 10_000);
  const modern = major >= 15;
  return {
    major,
    start: modern
      ? `SELECT pg_backup_start('contra', true)`
      : `SELECT pg_start_backup('contra', true, false)`,
    stop: `SELECT labelfile AS label, pg_walfile_name(lsn) AS last, statement_timestamp() AS now
           FROM ${modern ? 'pg_backup_stop(false)' : 'pg_stop_backup(false, false)'}`,
  };
}

/** The last segment was completed by the end of the backup, so none of these is written to any more. */
async function walOf(cluster: string, { label, last }: { label: string; last: string }): Promise<string[]> {
  const first = /^START WAL LOCATION: \S+ \(file ([0-9A-F]{24})\)$/m.exec(label)?.[1];
  if (first === undefined) throw new Error('The server does not say where the WAL of the backup begins');
  const names = await readdir(join(cluster, 'pg_wal'));
  return [...walRange(names, first, last), ...names.filter((name) => name.endsWith('.history'))];
}

/** A file that goes away meanwhile was dropped by a transaction that the WAL has too. */
async function addFile(sums: Checksum[], cluster: string, path: string, target: string): Promise<void> {
  const source = join(cluster, path);
  const copy = join(target, 'cluster', path);
  try {
    const isControl = path === 'global/pg_control';
    const sha256 = isControl
      ? await writeHashed(copy, await settledContent(source))
      : await copyHashed(source, copy);
    sums.push({ path: `cluster/${path}`, sha256 });
  } catch (error) {
    const gone = (await stat(source).catch(() => null)) === null;
    if (!gone || path.startsWith('pg_wal/')) throw error;
    await rm(copy, { force: true });
  }
}

/** The control file alone is not repaired by the WAL: it is read until two readings agree, which a write in progress prevents. */
async function settledContent(file: string): Promise<Buffer> {
  for (let before = await readFile(file); ;) {
    const now = await readFile(file);
    if (now.equals(before)) return now;
    before = now;
  }
}

async function describe(target: string, description: Description, sums: readonly Checksum[]): Promise<void> {
  const own = await writeHashed(join(target, DESCRIPTION), `${JSON.stringify(description, null, 2)}\n`);
  await writeHashed(join(target, CHECKSUMS), formatChecksums([...sums, { path: DESCRIPTION, sha256: own }]));
  await syncFolder(target);
  await syncFolder(dirname(target));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  // Windows does not open folders, and keeps their entries by itself.
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
