import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { migrate } from '../../src/platform/database/migrate';
import { onDatabase } from '../../src/platform/database/urls';
import { makeTestFolder, publish, startTestCluster } from '../support/test-cluster';
import { administer } from '../support/test-database';
import { guardsOfCatalogue } from './catalogue';
import { distinct, type Guard } from './guard';
import { guardsOfSource } from './source';

const TEMPLATE = 'contra_template';

export interface MutationServer {
  readonly guards: readonly Guard[];
  stop(): Promise<void>;
}

/** One server with a migrated template for all runs: each of them works on clones of it. */
export async function startMutationServer(): Promise<MutationServer> {
  const folder = makeTestFolder();
  const server = await startTestCluster(folder);
  const adminUrl = onDatabase(server.superUrl, 'postgres');
  const ownerRole = new URL(server.ownerUrl).username;
  const { ownerUrl, serviceUrl, superUrl } = server;
  const cluster = { template: TEMPLATE, adminUrl, ownerUrl, ownerRole, serviceUrl, superUrl };
  publish(cluster);
  await administer(cluster, (client) => client.query(`CREATE DATABASE ${TEMPLATE} OWNER ${ownerRole}`));
  await migrate(onDatabase(ownerUrl, TEMPLATE));
  const guards = await guardsOf(onDatabase(superUrl, TEMPLATE));
  await administer(cluster, (client) => client.query(`ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false`));
  return {
    guards,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** All guards: those of a migrated database, and those of the source. */
export async function guardsOf(url: string): Promise<Guard[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const guards = await guardsOfCatalogue(client).finally(() => client.end());
  return distinct([...guards, ...guardsOfSource()]);
}
