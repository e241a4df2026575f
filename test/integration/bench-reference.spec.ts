import { Client } from 'pg';
import { ONE_NOTE, TARGETS } from '../../bench/create/one-note';
import { creditNote } from '../../bench/create/organisations';
import { assertSameWrites, writesOf, type Writes } from '../../bench/create/same-writes';
import { withSettings } from '../../src/platform/database/urls';
import { startTestApp, type TestApp } from '../support/app';
import { openBooks } from '../support/books';

describe('the transaction that the benchmark of creates compares with', () => {
  let app: TestApp;
  let owner: Client;
  let service: Client;
  let created: Writes;

  const query = async <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> =>
    (await owner.query(sql, [...params])).rows as T[];

  const withReference = async (change: (sql: string) => string): Promise<Writes> => {
    await service.query(change(ONE_NOTE.join(';\n').replace(/:n\b/g, '1')));
    const [note] = await query<{ id: string }>('SELECT id FROM credit_notes ORDER BY number DESC LIMIT 1');
    return writesOf({ query }, note?.id ?? '');
  };

  beforeAll(async () => {
    app = await startTestApp();
    const books = await openBooks(app);
    const key = { 'idempotency-key': 'one-of-24-characters-now' };
    const customer = await books.live.post('/customers', { name: 'Customer 0001' });
    const { body } = await books.live.post('/credit-notes', creditNote(customer.body.id as string), key);
    service = new Client(app.database.serviceUrl);
    await service.connect();
    const { rows } = await service.query<{ ledger: string }>(
      'SELECT organisation_id AS ledger FROM find_organisation($1)',
      [books.organisation.id],
    );
    const ledger = rows[0]?.ledger ?? '';
    owner = new Client(withSettings(app.database.ownerUrl, { 'contra.organisation_id': ledger }));
    await owner.connect();
    created = await writesOf({ query }, body.id as string);
    await owner.query(TARGETS);
  });

  afterAll(async () => {
    await Promise.all([owner.end(), service.end()]);
    await app.close();
  });

  it('leaves the rows that a create leaves', async () => {
    expect(Object.fromEntries([...created].map(([table, rows]) => [table, rows.length]))).toEqual({
      counters: 3,
      credit_note_items: 2,
      credit_notes: 1,
      events: 2,
      idempotency_keys: 1,
      journal_entries: 1,
      journal_lines: 3,
      list_changes: 3,
      open_items: 1,
    });
    assertSameWrites(created, await withReference((sql) => sql));
  });

  it('is refused when it leaves a row out', async () => {
    const written = await withReference((sql) => sql.replace(/\(-1, 'journal_entry.posted'.*\n/, ''));
    expect(() => assertSameWrites(created, written)).toThrow('events: the service leaves 2 rows, pgbench 1');
  });

  it('is refused when it writes another value', async () => {
    const written = await withReference((sql) =>
      sql.replaceAll('Returned faulty unit', 'Returned a faulty unit'),
    );
    expect(() => assertSameWrites(created, written)).toThrow(
      /credit_notes:\n +service .*Returned faulty.*\n +pgbench .*Returned a faulty/,
    );
  });
});
