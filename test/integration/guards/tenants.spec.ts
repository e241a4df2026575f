import { openSession, outcomeOf, type Role, type Session } from '../../support/plain-sql';
import { createTradedDatabase, type TradedDatabase } from '../../support/traded-database';

const NO_RIGHT = '42501';

describe.each<[Role]>([['service'], ['owner']])(
  "Another organisation's rows, for plain SQL as the %s",
  (role) => {
    let database: TradedDatabase;
    let ours: Session;
    let theirs: Session;
    let nobodys: Session;
    let theirLedger: string;
    let tables: readonly string[];

    beforeAll(async () => {
      database = await createTradedDatabase();
      const [ourLedger, them] = database.ledgers;
      theirLedger = them;
      ours = await openSession({ database }, role, ourLedger);
      theirs = await openSession({ database }, role, theirLedger);
      nobodys = await openSession({ database }, role, null);
      const rows = await ours.sql<{ name: string }>(
        `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm')
         AND relnamespace = 'public'::regnamespace AND relname <> 'schema_migrations' ORDER BY relname`,
      );
      tables = rows.map(({ name }) => name);
    });
    afterAll(async () => {
      await Promise.all([ours, theirs, nobodys].map((each) => each.end()));
      await database.drop();
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
