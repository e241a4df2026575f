import { Client } from 'pg';
import { readPlainTypes } from '../../../platform/database/plain-types';
import type { ObjectStorage } from '../../../platform/storage/object-storage';
import { storedBytes, type Recorded } from './stored-bytes';

interface Ledger {
  readonly organisationId: string;
  readonly organisation: string;
}

interface Row extends Recorded {
  readonly documentId: string;
  readonly format: string;
}

const ROWS_A_LOOK = 500;

/** Reads every archived file, says a line of each organisation and of each file that differs, and answers how many differ. */
export async function verifyArchive(
  databaseUrl: string,
  storage: ObjectStorage,
  only: string | undefined,
  say: (line: string) => void,
): Promise<number> {
  readPlainTypes();
  const client = new Client({ connectionString: databaseUrl, application_name: 'contra verify:archive' });
  await client.connect();
  try {
    const { rows: all } = await client.query<Ledger>(
      `SELECT organisation_id AS "organisationId", organisation FROM list_ledgers(NULL, NULL)`,
    );
    const ledgers = all.filter(({ organisation }) => only === undefined || organisation === only);
    if (only !== undefined && ledgers.length === 0) throw new Error(`There is no organisation ${only}`);
    let differing = 0;
    for (const ledger of ledgers) differing += await verifyLedger(client, storage, ledger, say);
    return differing;
  } finally {
    await client.end();
  }
}

async function verifyLedger(
  client: Client,
  storage: ObjectStorage,
  { organisationId, organisation }: Ledger,
  say: (line: string) => void,
): Promise<number> {
  await client.query(`SELECT set_config('contra.organisation_id', $1, false)`, [organisationId]);
  let [checked, differing] = [0, 0];
  for await (const row of rowsOf(client, organisationId)) {
    const { fault } = await storedBytes(storage, row);
    checked += 1;
    if (fault === null) continue;
    differing += 1;
    say(`${organisation}: ${row.documentId} ${row.format} DIFFERS: ${row.storageKey} ${fault}`);
  }
  const outcome = differing === 0 ? 'as archived' : `${differing} DIFFER`;
  if (checked > 0) say(`${organisation}: ${checked} archived files: ${outcome}`);
  return differing;
}

async function* rowsOf(client: Client, organisationId: string): AsyncGenerator<Row> {
  for (let after: Pick<Row, 'documentId' | 'format'> = { documentId: '', format: '' }; ;) {
    const { rows } = await client.query<Row>(
      `SELECT document_id AS "documentId", format, sha256, size, storage_key AS "storageKey" FROM archived_files
       WHERE organisation_id = $1 AND (document_id, format) > ($2, $3) AND storage_key IS NOT NULL
       ORDER BY document_id, format LIMIT ${ROWS_A_LOOK}`,
      [organisationId, after.documentId, after.format],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last;
  }
}
