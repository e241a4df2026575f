import { Client } from 'pg';
import { DataSource, MigrationExecutor } from 'typeorm';
import { migrations } from '../../../migrations';

export type Log = (message: string) => void;

export interface MigrationState {
  readonly name: string;
  readonly applied: boolean;
}

/** Any number will do as long as all versions of the service use the same. */
const MIGRATION_LOCK = 7_266_502;
const OLDEST_SERVER = 140_000;

/**
 * Applies the migrations that the database lacks, each in a transaction of its own, and answers their names. Instances
 * that start at once wait for one another on a lock of the session (so not through a transaction-pooling proxy).
 */
export async function migrate(ownerUrl: string, log: Log = () => undefined): Promise<string[]> {
  const lock = await takeLock(ownerUrl);
  try {
    return await withMigrations(ownerUrl, async (source) => {
      await warnOfUnknown(source, log);
      const applied = (await source.runMigrations({ transaction: 'each' })).map(({ name }) => name);
      for (const name of applied) log(`Applied migration ${name}`);
      return applied;
    });
  } finally {
    await lock.end();
  }
}

/** All known migrations in their order. */
export async function showMigrations(ownerUrl: string): Promise<MigrationState[]> {
  return withMigrations(ownerUrl, async (source) => {
    const pending = new Set(
      (await new MigrationExecutor(source).getPendingMigrations()).map(({ name }) => name),
    );
    return knownNames().map((name) => ({ name, applied: !pending.has(name) }));
  });
}

const knownNames = (): string[] => migrations.map(({ name }) => name);

async function takeLock(ownerUrl: string): Promise<Client> {
  const client = new Client({
    connectionString: ownerUrl,
    application_name: 'contra migration',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ version: number; text: string }>(
      `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS text`,
    );
    const [server] = rows;
    if (server === undefined || server.version < OLDEST_SERVER) {
      throw new Error(`PostgreSQL ${server?.text ?? '(unknown)'} is too old: the service needs 14 or newer`);
    }
    await client.query('SET statement_timeout = 0; SET lock_timeout = 0; SET idle_session_timeout = 0');
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function withMigrations<T>(ownerUrl: string, work: (source: DataSource) => Promise<T>): Promise<T> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations,
    migrationsTableName: 'schema_migrations',
    installExtensions: false,
    applicationName: 'contra migration',
    poolSize: 1,
    extra: { statement_timeout: 0 },
  });
  await source.initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

/** A database that a newer version has migrated is not refused: an older instance may restart during a deployment. */
async function warnOfUnknown(source: DataSource, log: Log): Promise<void> {
  const known = knownNames();
  for (const { name } of await new MigrationExecutor(source).getExecutedMigrations()) {
    if (!known.includes(name)) log(`The database has migration ${name}, which this version does not know`);
  }
}
