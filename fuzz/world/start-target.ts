import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Pool, type QueryResultRow } from 'pg';
import type { Cleanup } from '../../bench/harness/cleanup';
import { AS_SHIPPED } from '../../bench/harness/service';
import { freePort } from '../../src/platform/database/embedded/free-port';
import { DATABASE } from '../../src/platform/database/embedded/secrets';
import { startEmbedded } from '../../src/platform/database/embedded/start-embedded';
import { onDatabase } from '../../src/platform/database/urls';
import { ServiceProcess } from './process';
import type { Target } from './target';

/** Where a service finds its database. */
export interface FuzzedDatabase {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  readonly superUrl: string;
  readonly folder: string;
}

/** What writes in the background says so, and is not taken for a request. */
export const WORKER_NAME = 'contra-worker';

/** A PostgreSQL of the run's own. Nothing here is about lost power, so it need not wait for the disk. */
export async function startDatabase(cleanup: Cleanup): Promise<FuzzedDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'contra-fuzz-'));
  // PostgreSQL does not run as root: the user that it runs as has to pass through.
  chmodSync(folder, 0o755);
  cleanup.add(() => rmSync(folder, { recursive: true, force: true }));
  const server = await startEmbedded({ dataDir: folder, log: () => undefined, fsync: false });
  cleanup.add(async () => {
    await server.stop();
    rmSync(server.home.folder, { recursive: true, force: true });
  });
  return {
    ownerUrl: server.ownerUrl,
    serviceUrl: server.serviceUrl,
    superUrl: onDatabase(server.superUrl, DATABASE),
    folder,
  };
}

/** The built service, and a worker beside it that does what is done in the background. */
export async function startTarget(database: FuzzedDatabase, dist: string, cleanup: Cleanup): Promise<Target> {
  const script = (name: string): string => {
    const file = resolve(dist, `${name}.js`);
    if (!existsSync(file)) throw new Error(`${file} is missing: run npm run build first`);
    return file;
  };
  const staffKey = `contra_live_${randomBytes(24).toString('hex')}`;
  const port = await freePort();
  const env = {
    DATABASE_URL: database.ownerUrl,
    DATABASE_SERVICE_URL: database.serviceUrl,
    DATA_DIR: join(database.folder, 'service'),
    BOOTSTRAP_STAFF_KEY: staffKey,
    HOST: '127.0.0.1',
    PORT: String(port),
    // What is to be tried are the requests, not how many of them there may be. Each comes from an address of its own, as
    // behind a proxy, so that those with keys that were made up do not shut out the others.
    RATE_LIMIT_PER_MINUTE: '0',
    TRUST_PROXY: '1',
    WEBHOOK_TIMEOUT_SECONDS: '1',
  };
  const service = await ServiceProcess.start(
    script('src/main'),
    {
      env: { ...env, BACKGROUND_WORK: 'false' },
      flags: [...AS_SHIPPED, '--require', script('fuzz/world/memory-probe')],
    },
    cleanup,
  );
  const named = new URL(database.serviceUrl);
  named.searchParams.set('application_name', WORKER_NAME);
  const worker = await ServiceProcess.start(
    script('src/worker'),
    { env: { ...env, DATABASE_SERVICE_URL: named.toString(), DATABASE_POOL_SIZE: '4' } },
    cleanup,
  );
  const questions = new Pool({ connectionString: database.superUrl, max: 4 });
  questions.on('error', () => undefined);
  cleanup.add(() => questions.end());
  return {
    port,
    staffKey,
    database,
    query: async <T extends QueryResultRow>(sql: string, params: readonly unknown[] = []) =>
      (await questions.query<T>(sql, [...params])).rows,
    memoryMb: () => service.memoryMb(),
    held: () => service.held(),
    complaints: () => [...service.complaints, ...worker.complaints],
  };
}
