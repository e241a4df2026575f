import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type QueryResultRow } from 'pg';
import { startEmbedded } from '../../src/platform/database/embedded/start-embedded';
import { DATABASE } from '../../src/platform/database/embedded/secrets';
import { onDatabase } from '../../src/platform/database/urls';
import type { Cleanup } from './cleanup';
import { assertOnDisk } from './machine';
import { cpuSecondsOf, parentOf } from './processor';

/** A PostgreSQL of the benchmark's own, as durable as in production. */
export interface BenchDatabase {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  /** Of the superuser, whom no policy binds. For preparing and checking, never for a measurement. */
  readonly superUrl: string;
  readonly folder: string;
  readonly version: string;
  /** Seconds of processor time that the server has used so far, all sessions together; null where the system does not tell. */
  cpuSeconds(): number | null;
  /** As superuser. */
  query<T extends QueryResultRow>(sql: string, params?: readonly unknown[]): Promise<T[]>;
}

/** In a new folder below the system's temporary one (TMPDIR), which goes with it. */
export async function startDatabase(cleanup: Cleanup): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'contra-bench-'));
  // PostgreSQL does not run as root: the user that it runs as has to pass through.
  chmodSync(folder, 0o755);
  cleanup.add(() => rmSync(folder, { recursive: true, force: true }));
  const starting = startEmbedded({ dataDir: folder, log: () => undefined });
  cleanup.add(async () => {
    const started = await starting.catch(() => null);
    await started?.stop();
    if (started) rmSync(started.home.folder, { recursive: true, force: true });
  });
  const server = await starting;
  assertOnDisk(server.home.folder);
  const superUrl = onDatabase(server.superUrl, DATABASE);
  const client = new Client({ connectionString: superUrl });
  client.on('error', () => undefined);
  await client.connect();
  cleanup.add(() => client.end());
  const query: BenchDatabase['query'] = async <T extends QueryResultRow>(
    sql: string,
    params: readonly unknown[] = [],
  ) => (await client.query<T>(sql, [...params])).rows;
  await assertDurable(query);
  const [row] = await query<{ version: string; pid: number }>(
    `SELECT current_setting('server_version') AS version, pg_backend_pid() AS pid`,
  );
  const postmaster = parentOf(row?.pid ?? NaN) ?? undefined;
  return {
    ownerUrl: server.ownerUrl,
    serviceUrl: server.serviceUrl,
    superUrl,
    folder: server.home.folder,
    version: row?.version ?? 'unknown',
    cpuSeconds: () => cpuSecondsOf(postmaster),
    query,
  };
}

/** Commits that may be lost are no commits: figures without these settings would be worthless. */
async function assertDurable(query: BenchDatabase['query']): Promise<void> {
  const rows = await query<{ name: string; setting: string }>(
    `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting <> 'on'`,
  );
  if (rows.length > 0)
    throw new Error(`not durable: ${rows.map((row) => `${row.name} is ${row.setting}`).join(', ')}`);
}
