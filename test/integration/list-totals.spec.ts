import { DataSource } from 'typeorm';
import { ListTotals1790000002700 } from '../../migrations/1790000002700-ListTotals';
import { TotalsOfCustomers1790000003100 } from '../../migrations/1790000003100-TotalsOfCustomers';
import { startTestApp, type TestApp } from '../support/app';
import { created, creditNote, openBooks, type Books } from '../support/books';
import { assertBooksHold } from '../support/invariants';
import { drafted, issued } from '../support/invoices';
import { addUpLists } from '../support/list-totals';
import { ledgerOf, openSession } from '../support/plain-sql';

describe('The total of a list', () => {
  let app: TestApp;
  let books: Books;
  let ledger: string;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
    ledger = await ledgerOf(app, books.organisation.id);
  });
  afterAll(() => app.close());

  const totalOf = async (path: string, client = books.live): Promise<number> =>
    (await client.get(path)).body.pagination.total as number;

  const addUp = (): Promise<void> => addUpLists(app, books);

  it('never misses an answered credit note or counts one twice, while others are made, voided and added up', async () => {
    let made = 0;
    let asked = 0;
    const stream = async (): Promise<void> => {
      for (let i = 0; i < 6; i++) {
        asked++;
        const { id } = await books.credited(i % 2 === 0 ? { status: 'issued' } : {});
        made++;
        if (i % 3 === 0) await books.live.patch(`/credit-notes/${id}`, { action: 'void' });
      }
    };
    let writing = true;
    const watch = async (): Promise<void> => {
      while (writing) {
        const least = made;
        const total = await totalOf('/credit-notes?limit=1');
        expect(total).toBeGreaterThanOrEqual(least);
        expect(total).toBeLessThanOrEqual(asked);
      }
    };
    const adding = async (): Promise<void> => {
      while (writing) await addUp();
    };
    const watching = [watch(), adding(), adding()];
    await Promise.all(Array.from({ length: 5 }, stream)).finally(() => (writing = false));
    await Promise.all(watching);
    expect(await totalOf('/credit-notes')).toBe(30);
    expect(await totalOf('/credit-notes?status=voided')).toBe(10);
    expect(await totalOf('/credit-notes?status=issued')).toBe(10);
    expect(await totalOf('/credit-notes?status=draft')).toBe(10);
    await assertBooksHold(app, books);
  });

  it('is that of the rows that a filter leaves, and the same for a test key', async () => {
    const customer = await created(books.live, '/customers', { name: 'Acme Ltd' });
    await books.credited({ customerId: customer.id, status: 'issued' });
    await books.credited({ customerId: customer.id });
    for (const client of [books.live, books.test]) {
      expect(await totalOf(`/credit-notes?customerId=${customer.id}`, client)).toBe(2);
      expect(await totalOf(`/credit-notes?customerId=${customer.id}&status=issued`, client)).toBe(1);
      expect(await totalOf('/credit-notes', client)).toBe(32);
    }
    await books.test.post('/credit-notes', creditNote());
    expect(await totalOf('/credit-notes')).toBe(32);
  });

  it('goes down with what is deleted, archived or settled', async () => {
    const draft = await drafted(books);
    const { id: invoiceId } = await issued(books);
    expect(await totalOf('/invoices')).toBe(2);
    expect(await totalOf('/open-items?kind=invoice')).toBe(1);
    await books.live.delete(`/invoices/${draft.id}`);
    await books.live.patch(`/invoices/${invoiceId}`, { action: 'void' });
    expect(await totalOf('/invoices')).toBe(1);
    expect(await totalOf('/invoices?status=voided')).toBe(1);
    expect(await totalOf('/open-items?kind=invoice')).toBe(0);
    const customer = await created(books.live, '/customers', { name: 'Gone Ltd' });
    expect(await totalOf('/customers?archived=false')).toBe(2);
    await books.live.patch(`/customers/${customer.id}`, { archived: true });
    expect(await totalOf('/customers?archived=true')).toBe(1);
    await books.live.delete(`/customers/${customer.id}`);
    expect(await totalOf('/customers')).toBe(1);
    await assertBooksHold(app, books);
  });

  it('of a customer goes along with a draft that another customer gets, and down with one that is deleted', async () => {
    const own = await openBooks(app);
    const [from, to] = [
      (await created(own.live, '/customers', { name: 'From Ltd' })).id as string,
      (await created(own.live, '/customers', { name: 'To Ltd' })).id as string,
    ];
    const totals = async (): Promise<number[]> =>
      Promise.all([from, to].map((id) => totalOf(`/invoices?customerId=${id}`, own.live)));
    const draft = await drafted(own, { customerId: from });
    expect(await totals()).toEqual([1, 0]);
    await own.live.patch(`/invoices/${draft.id}`, { customerId: to });
    expect(await totals()).toEqual([0, 1]);
    await own.live.delete(`/invoices/${draft.id}`);
    expect(await totals()).toEqual([0, 0]);
    await assertBooksHold(app, own);
  });

  it.each(['credit_notes', 'payments'])(
    'of a customer follows %s, whoever should move them',
    async (table) => {
      const own = await openBooks(app);
      const customer = async (name: string): Promise<string> =>
        (await created(own.live, '/customers', { name })).id as string;
      const [from, to] = [await customer('From Ltd'), await customer('To Ltd')];
      await own.credited({ customerId: from });
      await created(own.live, '/payments', { customerId: from, amount: 5 });
      const session = await openSession(app, 'owner', await ledgerOf(app, own.organisation.id));
      // No statement of the service moves one, and to the owner it is refused while the triggers that keep records are on.
      await session.sql('BEGIN');
      const kept = await session.sql<{ name: string }>(
        `SELECT tgname AS name FROM pg_trigger WHERE tgrelid = $1::regclass AND NOT tgisinternal AND tgname <> $2`,
        [table, `${table}_moved`],
      );
      for (const { name } of kept) await session.sql(`ALTER TABLE ${table} DISABLE TRIGGER ${name}`);
      await session.sql(`UPDATE ${table} SET customer_id = $1 WHERE customer_id = $2`, [to, from]);
      const changes = await session.sql(
        `SELECT label, sum(change)::int AS n FROM list_changes WHERE list = $1 GROUP BY 1 HAVING sum(change) <> 0`,
        [`${table}_of_customer`],
      );
      await session.rollback();
      await session.end();
      expect(changes).toEqual([{ label: to, n: 1 }]);
    },
  );

  it('follows refunds and write-offs that are reversed', async () => {
    const own = await openBooks(app);
    const { id: invoiceId } = await issued(own);
    const { id: paymentId } = await created(own.live, '/payments', { clientName: 'Acme Ltd', amount: 20 });
    const made = {
      'write-offs': await created(own.live, `/invoices/${invoiceId}/write-offs`, { amount: 5 }),
      refunds: await created(own.live, `/payments/${paymentId}/refunds`, { amount: 5 }),
    };
    for (const [list, { id, status }] of Object.entries(made)) {
      const { body, status: answered } = await own.live.post(`/${list}/${id}/reverse`);
      expect([list, answered, body.status]).toEqual([list, 200, 'reversed']);
      expect(await totalOf(`/${list}`, own.live)).toBe(1);
      expect(await totalOf(`/${list}?status=${status}`, own.live)).toBe(0);
      expect(await totalOf(`/${list}?status=reversed`, own.live)).toBe(1);
    }
    await assertBooksHold(app, own);
  });

  it('is of its own organisation', async () => {
    const others = await openBooks(app);
    expect(await totalOf('/credit-notes', others.live)).toBe(0);
    await others.credited();
    expect(await totalOf('/credit-notes', others.live)).toBe(1);
    expect(await totalOf('/journal/entries', others.live)).toBe(1);
  });

  it('is added up for whoever is behind, which nobody sees', async () => {
    const before = await totalOf('/credit-notes');
    const session = await openSession(app, 'service', null);
    const behind = (): Promise<{ id: string }[]> =>
      session.sql(`SELECT list_totals_behind AS id FROM list_totals_behind(1, 100)`);
    expect(await behind()).toContainEqual({ id: ledger });
    await addUp();
    expect(await behind()).not.toContainEqual({ id: ledger });
    expect(await session.sql(`SELECT FROM list_totals UNION ALL SELECT FROM list_changes`)).toEqual([]);
    await session.end();
    expect(await totalOf('/credit-notes')).toBe(before);
  });

  it('is right of what was there before totals were kept', async () => {
    const source = await new DataSource({
      type: 'postgres',
      url: app.database.ownerUrl,
      installExtensions: false,
    }).initialize();
    await source.transaction(async ({ queryRunner }) => {
      if (!queryRunner) throw new Error('a transaction has a runner');
      const [ofLists, ofCustomers] = [new ListTotals1790000002700(), new TotalsOfCustomers1790000003100()];
      await ofCustomers.down(queryRunner);
      await ofLists.down(queryRunner);
      await ofLists.up(queryRunner);
      await ofCustomers.up(queryRunner);
    });
    await source.destroy();
    await assertBooksHold(app, books);
    expect(await totalOf('/credit-notes')).toBe(32);
    await books.credited();
    expect(await totalOf('/credit-notes')).toBe(33);
    await assertBooksHold(app, books);
  });

  it('goes with the rows that a page has by its number, near and far', async () => {
    const { live } = await openBooks(app);
    await created(live, '/credit-notes/batch', {
      creditNotes: Array.from({ length: 1000 }, () => creditNote()),
    });
    await created(live, '/credit-notes/batch', { creditNotes: [creditNote(), creditNote()] });
    const page = async (number: number): Promise<{ id: string }[]> =>
      (await live.get(`/credit-notes?limit=200&page=${number}`)).body.data;
    const [first = { id: '' }, ...others] = (await Promise.all([1, 2, 3, 4, 5, 6].map(page))).flat();
    expect(others).toHaveLength(1001);
    for (const [i, { id }] of others.entries()) expect(id < (others[i - 1] ?? first).id).toBe(true);
    expect((await live.get('/credit-notes?limit=7&page=144')).body).toMatchObject({
      data: [others.at(-1)].map((last) => ({ id: last?.id })),
      pagination: { total: 1002, totalPages: 144, nextCursor: null },
    });
    expect(await page(7)).toEqual([]);
    expect(await page(1_000_000)).toEqual([]);
  });
});
