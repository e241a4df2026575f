import type { Client } from 'pg';
import { startTestApp } from './app';
import { openBooks, type Books } from './books';
import { logoRequest, png } from './images';
import { addUpLists } from './list-totals';
import { postUnderException } from './lock-exceptions';
import { transfer } from './manual-entries';
import { settleOfEverything } from './receivables';
import { rollUp } from './rollup';
import { testCluster, type TestCluster } from './test-cluster';
import {
  administer,
  createTestDatabase,
  inDatabase,
  tradedTemplate,
  type TestDatabase,
} from './test-database';

/** A database of a spec's own in which every table has rows, of two organisations. */
export interface TradedDatabase extends TestDatabase {
  /** Their ledgers. */
  readonly ledgers: readonly [string, string];
}

/** Any number that nothing else locks by. */
const MAKING = 7_201_533;

/** The trade is done once in a run, by the first spec that asks; each works on a clone. */
export async function createTradedDatabase(): Promise<TradedDatabase> {
  const cluster = testCluster();
  const template = tradedTemplate(cluster);
  await administer(cluster, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [MAKING]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount === 0) await makeTemplate(cluster, template);
  });
  const database = await createTestDatabase({ template });
  const [ours, theirs] = await inDatabase(database.serviceUrl, ledgersIn);
  if (ours === undefined || theirs === undefined) throw new Error('two organisations have traded');
  return { ...database, ledgers: [ours, theirs] };
}

async function makeTemplate(cluster: TestCluster, name: string): Promise<void> {
  const database = await createTestDatabase();
  const app = await startTestApp({ database });
  const both = [await openBooks(app), await openBooks(app)];
  for (const books of both) await trade(books);
  for (const books of both) await addUpLists(app, books);
  for (const books of both) await books.credited();
  for (const books of both) await postUnderException(app, books);
  await app.sealAll();
  await app.settle('relay', 'jobs:archive', 'webhooks');
  for (const books of both) await rollUp(app, books);
  await app.close();
  await inDatabase(database.serviceUrl, async (client) => {
    for (const ledger of await ledgersIn(client)) {
      await client.query(`SELECT set_config('contra.organisation_id', $1, false)`, [ledger]);
      await client.query(A_JOB);
    }
  });
  await administer(cluster, (client) => client.query(`ALTER DATABASE ${database.name} RENAME TO ${name}`));
  await administer(cluster, (client) => client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`));
}

async function ledgersIn(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT organisation_id AS id FROM list_ledgers(NULL, 9)',
  );
  return rows.map(({ id }) => id);
}

/** All jobs of the trade are done. */
const A_JOB = `
  INSERT INTO jobs (organisation_id, id, kind, subject, payload, due_at, attempts, created_at)
  VALUES (current_organisation_id(), 'job_1', 'guarded', '1', '{}', now() + interval '1 hour', 0, now())`;

/** Trades until nearly every table has a row. */
async function trade(books: Books): Promise<void> {
  const idempotent = { 'idempotency-key': 'one' };
  const { id: customerId } = (
    await books.live.post('/customers', { name: 'Acme Ltd', reference: 'A-1' }, idempotent)
  ).body;
  const { id: noteId } = await books.credited({ customerId });
  await books.live.post(`/credit-notes/${noteId}/send`, { channel: 'manual' });
  await settleOfEverything(books);
  const { id: productId } = (
    await books.live.post('/products', { name: 'Widget', sku: 'W-1', taxCode: 'standard' })
  ).body;
  await books.live.post('/prices', { productId, unitPrice: 1 });
  await books.live.put('/exchange-rates', { rates: [{ currency: 'EUR', date: '2026-05-04', rate: 1 }] });
  await books.live.put('/organisation/logo', logoRequest(png()));
  await books.live.post('/periods/per_2025-01/lock');
  await keepJournal(books);
  await books.live.post('/journal/exports', { format: 'csv' });
  await books.live.post('/periods/years/fy_2024/close');
  // The name is a local one, so the attempt is refused and noted.
  await books.live.post('/webhook-endpoints', { url: 'https://receiver.localhost/' });
}

/** An entry that is to be reversed, with a file, and a draft. */
async function keepJournal({ live }: Books): Promise<void> {
  const { id } = (await live.post('/journal/entries', transfer({ autoReverse: true }))).body;
  const file = { fileName: 'rent.txt', contentType: 'text/plain', content: 'cmVudA==' };
  await live.post(`/journal/entries/${id}/attachments`, file);
  await live.post('/journal/entries', transfer({ status: 'draft' }));
}
