import { startTestApp, type TestApp } from '../support/app';
import { openSession, type Session } from '../support/plain-sql';

describe('Before its tables were ever analysed, a database finds', () => {
  let app: TestApp;
  let session: Session;

  beforeAll(async () => {
    app = await startTestApp();
    session = await openSession(app, 'service', null);
    await session.sql('SET enable_seqscan = off');
  });
  afterAll(async () => {
    await session.end();
    await app.close();
  });

  it.each([
    ['an entry by its number', 'journal_entries', 'number'],
    ['an entry by its id', 'journal_entries', 'id'],
    ['the lines of an entry', 'journal_lines', 'entry_number'],
    ['a credit note by its id', 'credit_notes', 'id'],
    ['a customer by its id', 'customers', 'id'],
    ['an open item by its id', 'open_items', 'id'],
  ])('%s by more than its organisation', async (_what, table, column) => {
    const [version] = await session.sql<{ number: number }>(
      `SELECT current_setting('server_version_num')::int AS number`,
    );
    if ((version?.number ?? 0) < 180_000) return;
    const plan = await session.sql<Record<string, string>>(
      `EXPLAIN (GENERIC_PLAN) SELECT FROM ${table} WHERE organisation_id = $1 AND ${column} = $2`,
    );
    const lines = plan.flatMap((row) => Object.values(row));
    expect(lines.find((line) => line.includes('Index Cond'))).toContain(`(${column} = $2)`);
  });
});
