import { Client } from 'pg';
import type { BenchDatabase } from '../harness/database';
import type { Opened } from '../harness/requests';

/** The internal id of the ledger of an organisation. */
export async function ledgerOf(database: BenchDatabase, { id }: Opened): Promise<string> {
  const [row] = await database.query<{ ledger: string }>(
    `SELECT organisation_id AS ledger FROM organisations WHERE id = $1`,
    [id],
  );
  if (!row) throw new Error(`there is no organisation ${id}`);
  return row.ledger;
}

/** A session of the service's role that sees one ledger. */
export async function sessionIn({ serviceUrl }: BenchDatabase, ledger: string): Promise<Client> {
  const client = new Client({ connectionString: serviceUrl });
  await client.connect();
  await client.query(`SELECT set_config('contra.organisation_id', $1, false)`, [ledger]);
  return client;
}
