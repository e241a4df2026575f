import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { onDatabase } from '../../src/platform/database/urls';
import { testCluster, type TestCluster } from './test-cluster';

/** A migrated database of a spec's own. */
export interface TestDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  /** Absent on a server given by DATABASE_URL. */
  readonly superUrl?: string;
  /** Ends the connections that are left. */
  drop(): Promise<void>;
}

/** SQL that takes a guard out of the schema. */
export const MUTATION = 'CONTRA_MUTATION';

const OBJECT_IN_USE = '55006';
const MOST_TRIES = 200;

/**
 * Clones the migrated template, or another. An empty database without the schema: `createTestDatabase({ migrated: false })`.
 * The mutation check of the guards says in the environment what is missing from a schema.
 */
export async function createTestDatabase({
  migrated = true,
  template,
}: { migrated?: boolean; template?: string } = {}): Promise<TestDatabase> {
  const cluster = testCluster();
  const from = template ?? (migrated ? cluster.template : 'template1');
  const name = `contra_test_${randomBytes(6).toString('hex')}`;
  await administer(cluster, (client) =>
    whenTemplateIsFree(() =>
      client.query(`CREATE DATABASE ${name} TEMPLATE ${from} OWNER ${cluster.ownerRole}`),
    ),
  );
  const mutation = process.env[MUTATION];
  if (migrated && mutation !== undefined)
    await inDatabase(onDatabase(cluster.superUrl ?? cluster.ownerUrl, name), (client) =>
      client.query(mutation),
    );
  return {
    name,
    ownerUrl: onDatabase(cluster.ownerUrl, name),
    serviceUrl: onDatabase(cluster.serviceUrl, name),
    ...(cluster.superUrl === null ? {} : { superUrl: onDatabase(cluster.superUrl, name) }),
    drop: () => dropDatabase(cluster, name),
  };
}

/** What the services on the database keep beside it: the archive of documents, e-mails. */
export const dataDirOf = ({ name }: Pick<TestDatabase, 'name'>): string =>
  join(tmpdir(), `contra-data-of-${name}`);

/** The database that `createTradedDatabase` clones. It goes with the run's server or, on a given server, at its teardown. */
export const tradedTemplate = ({ template }: Pick<TestCluster, 'template'>): string => `${template}_traded`;

export async function dropDatabase(cluster: TestCluster, name: string): Promise<void> {
  await rm(dataDirOf({ name }), { recursive: true, force: true });
  await administer(cluster, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

/** Another worker's clone of the same template is no obstacle; a session inside the template is. */
async function whenTemplateIsFree(clone: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await clone();
      return;
    } catch (error) {
      const busy = error instanceof DatabaseError && error.code === OBJECT_IN_USE;
      if (!busy || tries === MOST_TRIES) throw error;
      await sleep(25);
    }
  }
}

export const administer = <T>(cluster: TestCluster, work: (client: Client) => Promise<T>): Promise<T> =>
  inDatabase(cluster.adminUrl, work);

export async function inDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}
