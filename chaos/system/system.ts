import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Cleanup } from '../../bench/harness/cleanup';
import { DATABASE } from '../../src/platform/database/embedded/secrets';
import { startEmbedded, type Embedded } from '../../src/platform/database/embedded/start-embedded';
import { onDatabase } from '../../src/platform/database/urls';
import type { Sabotage } from '../sabotage/sabotages.data';
import { Edits } from './edits';
import { limitedFolder } from './limited-folder';
import { Line } from './line';
import { questioner, type Question } from './question';
import { ServiceUnderFire } from './service';

export const STAFF_KEY = 'contra_live_staff_key_of_the_chaos_0123456789';

/** Everything that is attacked, and the ways to reach it. */
export interface System {
  readonly database: Embedded;
  readonly line: Line;
  /** The instances of the service, on one database; all of them are called. */
  readonly services: readonly ServiceUnderFire[];
  readonly worker: ServiceUnderFire;
  /** The folder of the data, on a file system that can be filled up; null where none can be had. */
  readonly disk: string | null;
  /** As superuser, who sees all organisations. */
  readonly query: Question;
}

export interface Surroundings {
  readonly cleanup: Cleanup;
  readonly minutes: number;
  readonly sabotage: readonly Sabotage[];
  readonly say: (line: string) => void;
  /** Where processes leave what they say. */
  readonly logs: string;
  readonly died: (how: string) => void;
}

const INSTANCES = 2;

/** PostgreSQL of its own, two instances of the service and a worker, with the line between them. */
export async function startSystem(surroundings: Surroundings): Promise<System> {
  const { cleanup, minutes, sabotage, say, logs, died } = surroundings;
  const folder = mkdtempSync(join(tmpdir(), 'contra-chaos-'));
  chmodSync(folder, 0o755);
  cleanup.add(() => rmSync(folder, { recursive: true, force: true }));
  const disk = limitedFolder(join(folder, 'disk'), minutes, cleanup);
  const database = await startEmbedded({ dataDir: disk ?? join(folder, 'data'), log: () => undefined });
  cleanup.add(async () => {
    await endSessions(database);
    await database.stop();
    if (disk === null) rmSync(database.home.folder, { recursive: true, force: true });
  });
  const target = new URL(database.serviceUrl);
  const edits = new Edits(sabotage.flatMap((each) => each.line));
  const line = new Line({ port: Number(target.port), host: target.hostname }, edits);
  const env = environment(database, await line.open(), folder);
  cleanup.add(() => line.close());
  const starting = (kind: 'main' | 'worker', name: string, extra: Record<string, string>): ServiceUnderFire =>
    new ServiceUnderFire({ kind, env: { ...env, ...extra }, log: join(logs, `${name}.log`), died }, cleanup);
  const services = Array.from({ length: INSTANCES }, (_, i) =>
    starting('main', `service-${i + 1}`, { BACKGROUND_WORK: 'false' }),
  );
  const worker = starting('worker', 'worker', {});
  // The first one migrates.
  await services[0]?.start();
  await Promise.all([...services.slice(1), worker].map((each) => each.start()));
  const query = questioner(onDatabase(database.superUrl, DATABASE), cleanup);
  for (const { name, sql } of sabotage) {
    say(`BROKEN ON PURPOSE: ${name}`);
    for (const statement of sql) await query(statement);
  }
  return { database, line, services, worker, disk, query };
}

/** Of those who still look at the books: a server stays up for them. */
async function endSessions({ superUrl }: Embedded): Promise<void> {
  const client = new Client(superUrl);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name <> 'contra instance'`,
    );
  } finally {
    await client.end();
  }
}

function environment(database: Embedded, port: number, folder: string): Record<string, string> {
  const through = new URL(database.serviceUrl);
  through.host = `127.0.0.1:${port}`;
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    DATABASE_URL: database.ownerUrl,
    DATABASE_SERVICE_URL: through.toString(),
    DATABASE_POOL_SIZE: '8',
    // Shorter than a pool is exhausted, so that callers are told to come again.
    DATABASE_WAIT_SECONDS: '3',
    BOOTSTRAP_STAFF_KEY: STAFF_KEY,
    DATA_DIR: join(folder, 'service'),
    RATE_LIMIT_PER_MINUTE: '0',
    LOG_LEVEL: 'warn',
    SEAL_INTERVAL_SECONDS: '1',
    WEBHOOK_ALLOW_HTTP: 'true',
    WEBHOOK_ALLOW_NETWORKS: '127.0.0.0/8',
  };
}

/** Whether every instance answers that it is ready, once more. */
export async function untilReady({ services }: System, seconds: number): Promise<boolean> {
  const deadline = Date.now() + seconds * 1000;
  for (const { url } of services)
    while ((await fetch(`${url}/health/ready`).catch(() => null))?.status !== 200) {
      if (Date.now() > deadline) return false;
      await sleep(250);
    }
  return true;
}
