import type { Client, DatabaseError } from 'pg';
import { sessionIn, undone } from '../../support/guards/breaches';
import { changedValue, columnsOf } from '../../support/guards/changed-value';
import { TABLES } from '../../support/guards/tables.data';
import { createTradedDatabase, type TradedDatabase } from '../../support/traded-database';

const REFUSED = 'CT001';

/** One test a table and guard, so that each guard has a test that is about it alone. */
describe('Of the table', () => {
  let database: TradedDatabase;
  let service: Client;
  let owner: Client;
  let theirs: Client;

  beforeAll(async () => {
    database = await createTradedDatabase();
    const [ledger, theirLedger] = database.ledgers;
    service = await sessionIn(database.serviceUrl, ledger);
    owner = await sessionIn(database.ownerUrl, ledger);
    theirs = await sessionIn(database.ownerUrl, theirLedger);
  });
  afterAll(async () => {
    await Promise.all([service, owner, theirs].map((each) => each.end()));
    await database.drop();
  });

  const rowsOf = async (client: Client, table: string): Promise<string[]> => {
    const { rows } = await client.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${table} t`);
    return rows.map(({ row }) => row);
  };

  const said = ({ message }: DatabaseError): string => message;

  describe.each(Object.entries(TABLES))('%s', (table, { service: may, owner: can }) => {
    // In words: row-level security has the same SQLSTATE, and so has what a cascade reaches.
    const DENIED = `permission denied for table ${table}`;
    if (may.updates !== 'all')
      it('the service updates no column that it has no right to', async () => {
        for (const { name } of await columnsOf(owner, table)) {
          if (may.updates.includes(name)) continue;
          const change = `UPDATE ${table} SET ${name} = DEFAULT`;
          expect([name, await undone(service, change, said)]).toEqual([name, DENIED]);
        }
      });
    if (!may.deletes)
      it('the service deletes nothing', async () => {
        expect(await undone(service, `DELETE FROM ${table}`, said)).toBe(DENIED);
      });
    it('the service truncates nothing', async () => {
      expect(await undone(service, `TRUNCATE ${table} CASCADE`, said)).toBe(DENIED);
    });

    const { updates } = can;
    if (updates !== 'all')
      it('its owner changes no column that is a record', async () => {
        for (const column of await columnsOf(owner, table)) {
          if (updates.includes(column.name)) continue;
          const change = `UPDATE ${table} SET ${column.name} = ${changedValue(column)}`;
          expect([column.name, await undone(owner, change)]).toEqual([column.name, REFUSED]);
        }
      });
    if (!can.deletes)
      it('its owner deletes nothing', async () => {
        expect(await undone(owner, `DELETE FROM ${table}`)).toBe(REFUSED);
      });
    it('its owner truncates nothing', async () => {
      expect(await undone(owner, `TRUNCATE ${table} CASCADE`, said)).toContain(
        `TRUNCATE on ${table} is refused`,
      );
    });

    it('its owner sees no row of another organisation', async () => {
      const [ours, others] = [await rowsOf(owner, table), await rowsOf(theirs, table)];
      expect([ours.length > 0, others.length > 0]).toEqual([true, true]);
      expect(ours.filter((row) => others.includes(row))).toEqual([]);
    });
  });
});
