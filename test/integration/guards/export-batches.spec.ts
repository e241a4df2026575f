import { startTestApp, type TestApp } from '../../support/app';
import { openBooks } from '../../support/books';
import { postTransfer } from '../../support/manual-entries';
import { ledgerOf, openSession, outcomeOf, type Role, type Session } from '../../support/plain-sql';

const FROZEN = 'CT021';

describe.each<[Role, string]>([
  ['service', '42501'],
  ['owner', 'CT001'],
])('Plain SQL as the %s', (role, refusal) => {
  let app: TestApp;
  let session: Session;

  beforeAll(async () => {
    app = await startTestApp();
    const books = await openBooks(app);
    await postTransfer(books);
    await books.live.post('/journal/exports', { format: 'csv' });
    await postTransfer(books);
    session = await openSession(app, role, await ledgerOf(app, books.organisation.id));
  });
  afterAll(async () => {
    await session.end();
    await app.close();
  });

  const copyOfBatch = (changes: Readonly<Record<string, string>>): Promise<string> => {
    const columns =
      `organisation_id id series number format first_entry last_entry entry_count line_count base_debit
      base_credit file_count manifest sha256 created_at created_by request_id`.split(/\s+/);
    const values = columns.map((column) => changes[column] ?? column);
    return outcomeOf(
      session.sql(
        `INSERT INTO export_batches (${columns.join(', ')}) SELECT ${values.join(', ')} FROM export_batches`,
      ),
    );
  };

  it.each([
    [
      'that leaves an entry out',
      { number: 'number + 1', first_entry: '3', last_entry: '3', entry_count: '1' },
    ],
    ['that holds one again', { number: 'number + 1' }],
    ['that skips a number', { number: 'number + 2', first_entry: '2', last_entry: '2', entry_count: '1' }],
  ])('makes no batch %s', async (_, changes) => {
    expect(await copyOfBatch({ id: `id || 'x'`, ...changes })).toBe(FROZEN);
  });

  it('adds nothing to a frozen file', async () => {
    const more = `INSERT INTO export_chunks SELECT organisation_id, batch_id, file_no, 2, bytes FROM export_chunks`;
    expect(await outcomeOf(session.sql(more))).toBe(FROZEN);
  });

  it.each(['export_batches', 'export_files', 'export_chunks'])(
    'changes and deletes nothing of %s',
    async (table) => {
      expect(await session.sql(`SELECT FROM ${table} LIMIT 1`)).toHaveLength(1);
      expect(await outcomeOf(session.sql(`UPDATE ${table} SET organisation_id = organisation_id`))).toBe(
        refusal,
      );
      expect(await outcomeOf(session.sql(`DELETE FROM ${table}`))).toBe(refusal);
    },
  );

  it('adds no file of which bytes are missing', async () => {
    const file = `INSERT INTO export_files SELECT organisation_id, batch_id, 2, 'more', content_type, from_date, to_date,
      entry_count, line_count, base_debit, base_credit, bytes, sha256 FROM export_files`;
    expect(await outcomeOf(session.sql(`${file}; SET CONSTRAINTS ALL IMMEDIATE`))).toBe(FROZEN);
  });
});
