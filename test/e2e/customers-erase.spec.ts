import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app';
import { created, creditNote, openBooks, type Books } from '../support/books';
import { assertBooksHold } from '../support/invariants';
import { ledgerOf, openSession } from '../support/plain-sql';
import { eventsOf } from '../support/traces';

/** Where a document says who it was made for: kept until the statutory retention ends. */
const SNAPSHOTS: Readonly<Record<string, readonly string[]>> = {
  credit_notes: ['client_name', 'client_email', 'client_snapshot'],
  invoices: ['client_name', 'client_email', 'client_snapshot'],
  payments: ['client_name'],
  refunds: ['client_name'],
  journal_entries: ['counterparty_name'],
  // Events of documents carry the document.
  events: ['data'],
};

describe('The erasure of a customer', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
  });

  const person = (name: string) => ({
    name,
    email: 'zaphod@acme.example',
    phone: '+44 1632 960001',
    address: { line1: '1 Heart Street', city: 'Leeds' },
    country: 'GB',
    vatNumber: 'GB980780684',
    reference: 'ZB-42',
    metadata: { nickname: 'Zaph' },
  });
  const erase = (id: string) => books.live.post(`/customers/${id}/erase`);

  /** The columns of all tables in which a row of the organisation says it, as `table.column`. */
  async function whereItStands(text: string): Promise<string[]> {
    const session = await openSession(app, 'owner', await ledgerOf(app, books.organisation.id));
    try {
      const columns = await session.sql<{ table: string; column: string }>(
        `SELECT c.relname AS table, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
         WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
           AND c.relname <> 'schema_migrations'`,
      );
      const found: string[] = [];
      for (const { table, column } of columns) {
        const rows = await session.sql(
          `SELECT FROM ${table} WHERE strpos(lower("${column}"::text), lower($1)) > 0 LIMIT 1`,
          [text],
        );
        if (rows.length > 0) found.push(`${table}.${column}`);
      }
      return found.sort();
    } finally {
      await session.end();
    }
  }

  it('clears what tells who it is, archives it, and keeps what the books are read by', async () => {
    const made = await created(books.live, '/customers', { ...person('Zaphod'), paymentTermsDays: 14 });
    const { status, body } = await erase(made.id);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...made,
      name: 'Erased customer',
      email: null,
      phone: null,
      address: null,
      vatNumber: null,
      reference: null,
      metadata: {},
      archived: true,
      erasedAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    expect((await books.live.get(`/customers/${made.id}`)).body).toEqual(body);
    const events = await eventsOf(books.live, made.id);
    expect(events.map(({ type }) => type)).toEqual(['customer.created', 'customer.erased']);
  });

  it('leaves its name nowhere in the database but on the documents', async () => {
    const name = `Zaphod ${randomUUID()}`;
    const key = () => ({ 'idempotency-key': randomUUID() });
    const made = (await books.live.post('/customers', person(name), key())).body;
    await books.live.patch(`/customers/${made.id}`, { phone: '1' }, key());
    await books.live.post(
      '/customers/import',
      { customers: [{ ...person(name), reference: 'ZB-43' }] },
      key(),
    );
    const note = {
      customerId: made.id,
      items: [{ description: 'x', quantity: 1, unitPrice: 1, taxRate: 20 }],
    };
    const credited = (await books.live.post('/credit-notes', note, key())).body;
    expect(credited.clientName).toBe(name);
    expect(await whereItStands(name)).toEqual(
      expect.arrayContaining(['customers.name', 'credit_notes.client_name', 'idempotency_keys.answer']),
    );

    const { data } = (await books.live.get(`/customers?q=${encodeURIComponent(name)}`)).body;
    for (const { id } of data) expect((await erase(id)).status).toBe(200);

    const allowed = Object.entries(SNAPSHOTS).flatMap(([table, columns]) =>
      columns.map((column) => `${table}.${column}`),
    );
    const left = await whereItStands(name);
    expect(left.filter((place) => !allowed.includes(place))).toEqual([]);
    expect(left).toContain('credit_notes.client_name');
    for (const secret of ['zaphod@acme.example', '1 Heart Street'])
      expect((await whereItStands(secret)).filter((place) => !allowed.includes(place))).toEqual([]);
    expect(await whereItStands('Zaph"')).toEqual([]);
    const own = (await books.live.get(`/events?limit=200`)).body.data as { type: string }[];
    const ofCustomers = own.filter(({ type }) => type.startsWith('customer.'));
    expect(ofCustomers.length).toBeGreaterThan(3);
    expect(JSON.stringify(ofCustomers)).not.toContain(name);
    expect((await books.live.get(`/credit-notes/${credited.id}`)).body.clientName).toBe(name);
    await assertBooksHold(app, books);
  });

  it('clears the stored answers that name it, and does none of those requests again', async () => {
    const key = { 'idempotency-key': 'once' };
    const { id } = (await books.live.post('/customers', person('Zaphod'), key)).body;
    const other = (await books.live.post('/customers', { name: 'Other' }, { 'idempotency-key': 'other' }))
      .body;
    await erase(id);
    const replayed = await books.live.post('/customers', person('Zaphod'), key);
    expect([replayed.status, replayed.headers['idempotent-replayed'], replayed.body]).toEqual([
      201,
      'true',
      { erased: true },
    ]);
    const untouched = await books.live.post('/customers', { name: 'Other' }, { 'idempotency-key': 'other' });
    expect(untouched.body).toEqual(other);
    expect((await books.live.get('/customers')).body.pagination.total).toBe(2);
  });

  it('is final: nothing of it is edited, credited or imported upon; twice is as once', async () => {
    const { id } = await created(books.live, '/customers', person('Zaphod'));
    const erased = (await erase(id)).body;
    for (const change of [{ name: 'Zaphod' }, { archived: false }, { metadata: { a: '1' } }]) {
      const { status, body } = await books.live.patch(`/customers/${id}`, change);
      expect([status, body.reason]).toEqual([409, 'customer_erased']);
    }
    const credit = await books.live.post('/credit-notes', creditNote({ customerId: id }));
    expect([credit.status, credit.body.code]).toEqual([422, 'customer_archived']);
    const rows = [{ name: 'Zaphod', reference: 'ZB-42' }];
    const imported = await books.live.post('/customers/import', { customers: rows, onExisting: 'update' });
    expect(imported.body.data[0]).toMatchObject({ outcome: 'created' });
    expect((await erase(id)).body).toEqual(erased);
    expect((await eventsOf(books.live, id)).map(({ type }) => type)).toEqual([
      'customer.created',
      'customer.erased',
    ]);
  });

  it('or a credit comes first when both are asked at once, never a credit of nobody', async () => {
    for (let round = 0; round < 8; round += 1) {
      const name = `Zaphod ${round}`;
      const { id } = await created(books.live, '/customers', { name });
      const items = [{ description: 'x', quantity: 1, unitPrice: 1, taxRate: 20 }];
      const [erased, credited] = await Promise.all([
        erase(id),
        books.live.post('/credit-notes', { customerId: id, items }),
      ]);
      expect(erased.status).toBe(200);
      if (credited.status === 201) expect(credited.body.clientName).toBe(name);
      else expect([credited.status, credited.body.code]).toEqual([422, 'customer_archived']);
    }
  });

  it('needs customers:write, and erases nothing with a test key', async () => {
    const { id } = await created(books.live, '/customers', person('Zaphod'));
    const reader = await books.withScopes(['customers:read']);
    expect((await reader.post(`/customers/${id}/erase`)).status).toBe(403);
    const dry = await books.test.post(`/customers/${id}/erase`);
    expect([dry.status, dry.body.test, dry.body.name]).toEqual([200, true, 'Erased customer']);
    expect((await books.live.get(`/customers/${id}`)).body.name).toBe('Zaphod');
    const stub = (await books.test.post('/customers', { name: 'Zaphod' })).body.id;
    expect((await books.test.post(`/customers/${stub}/erase`)).body.name).toBe('Erased customer');
    const theirs = await created((await openBooks(app)).live, '/customers', { name: 'Theirs' });
    expect((await erase(theirs.id)).status).toBe(404);
  });
});
