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

const OBJECT_IN_USE = '55006';
const MOST_TRIES = 200;

/** Clones the migrated template. An empty database without the schema: `createTestDatabase({ migrated: false })`. */
export async function createTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const cluster = testCluster();
  const name = `contra_test_${randomBytes(6).toString('hex')}`;
  const template = migrated ? cluster.template : 'template1';
  await administer(cluster, (client) =>
    whenTemplateIsFree(() =>
      client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${cluster.ownerRole}`),
    ),
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

async function administer(cluster: TestCluster, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: cluster.adminUrl });
  await client.connect();
  await work(client).finally(() => client.end());
}
