import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { classify, type Classified } from '../scaling/classify';
import { statementsOf } from '../scaling/normalise';
import { readSchema, type Schema } from '../scaling/schema';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const PAGE = readFileSync(join(__dirname, '../../docs/scaling.md'), 'utf8');

describe('A database that is distributed by organisation_id', () => {
  let database: TestDatabase;
  let client: Client;
  let schema: Schema;

  beforeAll(async () => {
    database = await createTestDatabase();
    // Without a superuser row-level security would have its say in the plans.
    client = new Client({ connectionString: database.superUrl ?? database.ownerUrl });
    await client.connect();
    schema = await readSchema(client);
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const routed = async (sql: string): Promise<Classified> => {
    const names = schema.definers.map(({ name }) => name);
    const [found] = await classify(client, statementsOf(sql), new Set(schema.distributed), names);
    if (!found) throw new Error('a statement has a verdict');
    return found;
  };

  it('finds organisation_id in every key, and nothing that it could not distribute', () => {
    expect(schema.keys).toBeGreaterThan(100);
    expect(schema).toMatchObject({ keysWithout: [], others: [] });
  });

  it('has as many triggers of each kind as its page says', () => {
    const count = (wanted: (trigger: Schema['triggers'][number]) => boolean): number =>
      schema.triggers.filter(wanted).length;
    const row = (start: string): number[] => {
      const line = PAGE.split('\n').find((each) => each.startsWith(`| ${start}`)) ?? '';
      return [...(line.split('|')[2] ?? '').matchAll(/\d+/g)].map(([digits]) => Number(digits));
    };
    const refusing = count((t) => t.each === 'statement' && !t.truncate && !t.transitionTables);
    expect(row('tables with')).toEqual([schema.distributed.length]);
    expect(row('primary, unique')).toEqual([schema.keys]);
    expect(row('policies')).toEqual([schema.policies]);
    expect(row('triggers for each row that look')).toEqual([
      count((t) => t.each === 'row' && t.asks.length === 0 && !t.deferred),
    ]);
    expect(row('triggers for each statement that refuse')).toEqual([refusing, count((t) => t.truncate)]);
    expect(row('triggers for each row that ask')).toEqual([
      count((t) => t.each === 'row' && t.asks.length > 0 && !t.deferred),
    ]);
    expect(row('triggers with transition')).toEqual([count((t) => t.transitionTables)]);
    expect(row('deferred')).toEqual([count((t) => t.deferred)]);
    expect(row('SECURITY DEFINER')).toEqual([schema.definers.filter(({ asks }) => asks.length > 0).length]);
  });

  it.each([
    ['one shard', `SELECT FROM accounts WHERE organisation_id = $1 AND id = $2`],
    [
      'one shard',
      `SELECT FROM journal_entries e JOIN journal_lines l ON l.organisation_id = e.organisation_id AND l.entry_number = e.number
       WHERE e.organisation_id = $1`,
    ],
    ['one shard', `UPDATE accounts SET name = $2 WHERE organisation_id = $1`],
    ['one shard', `INSERT INTO counters (organisation_id, name, value) VALUES ($1, $2, 0)`],
    [
      'by its data',
      `INSERT INTO counters (organisation_id, name, value)
       SELECT organisation_id, name, 0 FROM jsonb_to_recordset($1::jsonb) AS r (organisation_id uuid, name text)`,
    ],
    ['every shard', `SELECT FROM accounts WHERE id = $1`],
    ['every shard', `UPDATE accounts SET name = $2 WHERE id = $1`],
    [
      'every shard',
      `SELECT FROM accounts a JOIN journal_lines l ON l.account_id = a.id WHERE a.organisation_id = $1`,
    ],
    ['every shard', `SELECT FROM accounts WHERE organisation_id = current_organisation_id()`],
    ['no table', `SELECT * FROM find_organisation($1)`],
  ])('would carry out on %s: %s', async (route, sql) => {
    expect(await routed(sql)).toMatchObject({ route, problem: null });
  });
});
