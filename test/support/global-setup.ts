import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { Embedded } from '../../src/platform/database/embedded/start-embedded';
import { migrate } from '../../src/platform/database/migrate';
import { asServiceRole, onDatabase } from '../../src/platform/database/urls';
import {
  isPublished,
  makeTestFolder,
  publish,
  startTestCluster,
  sweepKilledRuns,
  type TestCluster,
} from './test-cluster';
import { keepForTeardown } from './teardown-tasks';
import { dropDatabase, tradedTemplate } from './test-database';
import { rmSync } from 'node:fs';

/** One server for the whole run, with a template database that is migrated once; every spec works on clones of it. */
export default async function globalSetup(): Promise<void> {
  // The mutation check of the guards has one server for all its runs.
  if (isPublished()) return;
  const given = process.env['DATABASE_URL'];
  const cluster = given ? await givenServer(given) : await ownServer();
  publish(cluster);
  await inAdministration(cluster, `CREATE DATABASE ${cluster.template} OWNER ${cluster.ownerRole}`);
  await migrate(onDatabase(cluster.ownerUrl, cluster.template));
  // A connection to the template, such as autovacuum's analysis, would make clones wait.
  await inAdministration(cluster, `ALTER DATABASE ${cluster.template} ALLOW_CONNECTIONS false`);
}

async function ownServer(): Promise<TestCluster> {
  sweepKilledRuns();
  const folder = makeTestFolder();
  const server = await startTestCluster(folder);
  keepForTeardown(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  await hashPasswordsQuickly(server);
  return {
    template: 'contra_template',
    adminUrl: onDatabase(server.superUrl, 'postgres'),
    ownerUrl: server.ownerUrl,
    ownerRole: new URL(server.ownerUrl).username,
    serviceUrl: server.serviceUrl,
    superUrl: server.superUrl,
  };
}

/** Each spec connects a dozen times, and both sides would derive the key by thousands of rounds each time. */
async function hashPasswordsQuickly(server: Embedded): Promise<void> {
  const client = new Client({ connectionString: server.superUrl });
  await client.connect();
  try {
    await client.query('SET scram_iterations = 1');
    for (const { username, password } of [server.superUrl, server.ownerUrl, server.serviceUrl].map(
      (url) => new URL(url),
    ))
      await client.query(`ALTER ROLE ${username} PASSWORD '${password}'`);
  } finally {
    await client.end();
  }
}

/** The login needs CREATEDB and CREATEROLE. The template's name is new, since the server outlives the run. */
async function givenServer(url: string): Promise<TestCluster> {
  const template = `contra_template_${randomBytes(4).toString('hex')}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client
    .query<{ me: string }>('SELECT quote_ident(current_user) AS me')
    .finally(() => client.end());
  const serviceUrl = process.env['DATABASE_SERVICE_URL'] ?? asServiceRole(url);
  const cluster = {
    template,
    adminUrl: url,
    ownerUrl: url,
    ownerRole: rows[0]?.me ?? '',
    serviceUrl,
    superUrl: null,
  };
  keepForTeardown(async () => {
    await dropDatabase(cluster, template);
    await dropDatabase(cluster, tradedTemplate(cluster));
  });
  return cluster;
}

async function inAdministration({ adminUrl }: TestCluster, statement: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
