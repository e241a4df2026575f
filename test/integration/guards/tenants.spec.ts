import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { logoRequest, png } from '../../support/images';
import { ledgerOf, openSession, outcomeOf, type Role, type Session } from '../../support/plain-sql';
import { postUnderException } from '../../support/lock-exceptions';
import { transfer } from '../../support/manual-entries';
import { settleOfEverything } from '../../support/receivables';
import { rollUp } from '../../support/rollup';

const NO_RIGHT = '42501';

/** Trades until every table has a row. */
async function trade(books: Books): Promise<void> {
  const idempotent = { 'idempotency-key': 'one' };
  const { id: customerId } = (await books.live.post('/customers', { name: 'Acme Ltd' }, idempotent)).body;
  const { id: noteId } = await books.credited({ customerId });
  await books.live.post(`/credit-notes/${noteId}/send`, { channel: 'manual' });
  await settleOfEverything(books);
  const { id: productId } = (await books.live.post('/products', { name: 'Widget', taxCode: 'standard' }))
    .body;
  await books.live.post('/prices', { productId, unitPrice: 1 });
  await books.live.put('/exchange-rates', { rates: [{ currency: 'EUR', date: '2026-05-04', rate: 1 }] });
  await books.live.put('/organisation/logo', logoRequest(png()));
  await books.live.post('/periods/per_2025-01/lock');
  await keepJournal(books);
  await books.live.post('/journal/exports', { format: 'csv' });
  await books.live.post('/periods/years/fy_2024/close');
  // The name is a local one, so the attempt is refused and noted.
  await books.live.post('/webhook-endpoints', { url: 'https://receiver.localhost/' });
  await books.credited();
}

/** An entry that is to be reversed, with a file, and a draft. */
async function keepJournal({ live }: Books): Promise<void> {
  const { id } = (await live.post('/journal/entries', transfer({ autoReverse: true }))).body;
  const file = { fileName: 'rent.txt', contentType: 'text/plain', content: 'cmVudA==' };
  await live.post(`/journal/entries/${id}/attachments`, file);
  await live.post('/journal/entries', transfer({ status: 'draft' }));
}

describe.each<[Role]>([['service'], ['owner']])(
  "Another organisation's rows, for plain SQL as the %s",
  (role) => {
    let app: TestApp;
    let ours: Session;
    let theirs: Session;
    let nobodys: Session;
    let theirLedger: string;
    let tables: readonly string[];

    beforeAll(async () => {
      app = await startTestApp();
      const [us, them] = [await openBooks(app), await openBooks(app)];
      await trade(us);
      await trade(them);
      for (const books of [us, them]) await postUnderException(app, books);
      await app.sealAll();
      await app.settle('relay', 'jobs:archive', 'webhooks');
      theirLedger = await ledgerOf(app, them.organisation.id);
      for (const books of [us, them]) await rollUp(app, books);
      ours = await openSession(app, role, await ledgerOf(app, us.organisation.id));
      theirs = await openSession(app, role, theirLedger);
      nobodys = await openSession(app, role, null);
      for (const each of [ours, theirs])
        await each.sql(
          `INSERT INTO jobs (organisation_id, id, kind, subject, payload, due_at, attempts, created_at)
           VALUES (current_organisation_id(), 'job_1', 'guarded', '1', '{}', now() + interval '1 hour', 0, now())`,
        );
      const rows = await ours.sql<{ name: string }>(
        `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm')
         AND relnamespace = 'public'::regnamespace AND relname <> 'schema_migrations' ORDER BY relname`,
      );
      tables = rows.map(({ name }) => name);
    });
    afterAll(async () => {
      await Promise.all([ours, theirs, nobodys].map((each) => each.end()));
      await app.close();
    });

    /** What tells whose a row is; in api_keys it is the organisation's handle. */
    const whose = (table: string): string => (table === 'api_keys' ? 'organisation' : 'organisation_id');
    const ownersSeenBy = async (session: Session, table: string): Promise<string[]> => {
      const rows = await session.sql<{ owner: string }>(
        `SELECT DISTINCT ${whose(table)}::text AS owner FROM ${table}`,
      );
      return rows.map(({ owner }) => owner);
    };
    const inEveryTable = async (check: (table: string) => Promise<void>): Promise<void> => {
      expect(tables.length).toBeGreaterThan(15);
      for (const table of tables) await check(table);
    };

    it('are there, in every table, and seen by that organisation alone', () =>
      inEveryTable(async (table) => {
        const [we, they] = [await ownersSeenBy(ours, table), await ownersSeenBy(theirs, table)];
        expect([table, we.length, they.length]).toEqual([table, 1, 1]);
        expect([table, we]).not.toEqual([table, they]);
      }));

    it('are not seen without an organisation, nor are our own', () =>
      inEveryTable(async (table) => {
        expect([table, await ownersSeenBy(nobodys, table)]).toEqual([table, []]);
      }));

    it('are not seen when what is set names no organisation', async () => {
      await nobodys.sql('BEGIN');
      await nobodys.sql(`SET LOCAL contra.organisation_id = ''`);
      await inEveryTable(async (table) => {
        expect([table, await ownersSeenBy(nobodys, table)]).toEqual([table, []]);
      });
      await nobodys.rollback();
    });

    it('are not copied out, counted by statistics, or shown to a function that looks before the policy', async () => {
      const [{ most } = { most: '?' }] = await ours.sql<{ most: string }>(
        `SELECT count(*)::text AS most FROM pg_stats WHERE schemaname = 'public' AND tablename <> 'schema_migrations'`,
      );
      expect(most).toBe('0');
      await ours.sql('BEGIN');
      await ours.sql('CREATE TEMPORARY TABLE seen (owner uuid)');
      await ours.sql(`CREATE FUNCTION pg_temp.note(owner uuid) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS
      $$ BEGIN INSERT INTO pg_temp.seen VALUES (owner); RETURN true; END $$`);
      await ours.sql('SELECT FROM customers WHERE pg_temp.note(organisation_id)');
      const seen = await ours.sql<{ owner: string }>('SELECT DISTINCT owner FROM pg_temp.seen');
      await ours.rollback();
      expect(seen).toHaveLength(1);
      expect(seen[0]?.owner).not.toBe(theirLedger);
    });

    it('are not changed or deleted', () =>
      inEveryTable(async (table) => {
        const column = whose(table);
        const [their] = await ownersSeenBy(theirs, table);
        for (const statement of [
          `UPDATE ${table} SET ${column} = ${column} WHERE ${column}::text = '${their}' RETURNING 1`,
          `DELETE FROM ${table} WHERE ${column}::text = '${their}' RETURNING 1`,
        ]) {
          const rows = await ours.sql(statement).catch(() => []);
          expect([statement, rows]).toEqual([statement, []]);
        }
        expect([table, await ownersSeenBy(theirs, table)]).toEqual([table, [their]]);
      }));

    it('are not written, and ours are not given to them', () =>
      inEveryTable(async (table) => {
        const columns = await theirs.sql<{ name: string }>(
          `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0
           AND has_column_privilege($1::regclass, attnum, 'SELECT')`,
          [table],
        );
        const list = columns.map(({ name }) => name).join(', ');
        const [row] = await theirs.sql<{ row: object }>(
          `SELECT to_jsonb(t) AS row FROM (SELECT ${list} FROM ${table} LIMIT 1) t`,
        );
        const copy = `INSERT INTO ${table} (${list}) SELECT ${list} FROM jsonb_populate_record(NULL::${table}, $1)`;
        expect([table, await outcomeOf(ours.sql(copy, [JSON.stringify(row?.row)]))]).toEqual([
          table,
          NO_RIGHT,
        ]);
        expect([table, await outcomeOf(nobodys.sql(copy, [JSON.stringify(row?.row)]))]).toEqual([
          table,
          NO_RIGHT,
        ]);
        const [their] = await ownersSeenBy(theirs, table);
        const give = `UPDATE ${table} SET ${whose(table)} = '${their}'`;
        expect([table, await outcomeOf(ours.sql(give))]).not.toEqual([table, 'accepted']);
      }));
  },
);
