import { parse } from 'csv-parse/sync';
import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { issued } from '../../support/invoices';
import { expectInvalid, expectNotFound } from '../../support/problems';
import { customer, paid } from '../../support/receivables';

type Row = Record<string, string>;

describe('Reports of debtors', () => {
  let app: TestApp;
  let books: Books;
  let acme: string;
  let first: { id: string; number: string };

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
    acme = await customer(books, { name: 'Acme Ltd' });
    const bolt = await customer(books, { name: '=Bolt, "GmbH"', currency: 'EUR' });
    first = await issued(books, { customerId: acme, issueDate: '2026-01-10', dueDate: '2026-02-09' });
    await issued(books, { customerId: acme, issueDate: '2026-04-01', dueDate: '2026-05-01' });
    await issued(books, { customerId: acme, issueDate: '2026-05-10', dueDate: '2026-06-09' });
    const foreign = { customerId: bolt, currency: 'EUR', exchangeRate: '0.85', issueDate: '2026-03-01' };
    await issued(books, { ...foreign, dueDate: '2026-03-31' });
    await issued(books, { clientName: 'Walk-in', issueDate: '2026-05-01', dueDate: '2026-05-19' });
    const allocations = [{ invoiceId: first.id, amount: 50 }];
    await paid(books, { customerId: acme, date: '2026-05-15', amount: 70, allocations });
  });
  afterAll(() => app.close());

  const aged = (query = '') => books.live.get(`/reports/aged-debtors?${query}`);
  const BUCKETS = ['current', 'days1To30', 'days31To60', 'days61To90', 'over90', 'total'];
  const buckets = (row: Row): string => BUCKETS.map((name) => row[name]).join(' ');

  describe('aged debtors', () => {
    it('put what each owes in each currency by the days since it was due, credits by their own date', async () => {
      const { body } = await aged();
      expect(body.data.map((row: Row) => [row['name'], row['currency'], buckets(row)])).toEqual([
        ['=Bolt, "GmbH"', 'EUR', '0.00 0.00 120.00 0.00 0.00 120.00'],
        ['Acme Ltd', 'GBP', '120.00 100.00 0.00 0.00 70.00 290.00'],
        ['Walk-in', 'GBP', '0.00 120.00 0.00 0.00 0.00 120.00'],
      ]);
      expect(buckets(body.totals.base)).toBe('120.00 220.00 102.00 0.00 70.00 512.00');
      expect(body.debtorsControl).toBe('512.00');
      expect((await books.balances())['1100']).toBe('512.00');
      expect(body.totals.currencies.map((row: Row) => [row['currency'], row['total']])).toEqual([
        ['EUR', '120.00'],
        ['GBP', '410.00'],
      ]);
    });

    it('as of an earlier day know nothing of what came later', async () => {
      const { body } = await aged(`asOf=2026-05-14&customerId=${acme}`);
      expect(body.data.map(buckets)).toEqual(['120.00 120.00 0.00 0.00 120.00 360.00']);
      const before = await aged('asOf=2026-01-09');
      expect(before.body).toMatchObject({ data: [], debtorsControl: '0.00', totals: { currencies: [] } });
    });

    it('go on by cursor, and are whole as CSV', async () => {
      const names: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await aged(`limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
        names.push(...body.data.map(({ name }: Row) => name));
        cursor = body.pagination.nextCursor as string | null;
        expect(body.totals.base.total).toBe('512.00');
      }
      expect(names).toEqual(['=Bolt, "GmbH"', 'Acme Ltd', 'Walk-in']);
      const rows = parse<Row>((await aged('format=csv')).text, { columns: true });
      expect(rows.map(({ name, days_31_60, base_total }) => [name, days_31_60, base_total])).toEqual([
        [`'=Bolt, "GmbH"`, '120.00', '102.00'],
        ['Acme Ltd', '0.00', '290.00'],
        ['Walk-in', '0.00', '120.00'],
      ]);
    });
  });

  describe('the statement of a customer', () => {
    const statement = (query = '') => books.live.get(`/customers/${acme}/statement?${query}`);
    const lines = (rows: readonly Row[]): string[] =>
      rows.map(({ date, sourceType, debit, credit, balance }) =>
        [date, sourceType, debit, credit, balance].join(' '),
      );

    it('shows every movement with its document, and what was owed after it', async () => {
      const { body } = await statement('from=2026-04-01');
      expect(body).toMatchObject({
        customer: { id: acme, name: 'Acme Ltd' },
        from: '2026-04-01',
        to: '2026-05-20',
        balances: [
          { currency: 'GBP', opening: '120.00', debit: '240.00', credit: '70.00', closing: '290.00' },
        ],
        base: { opening: '120.00', closing: '290.00' },
      });
      expect(lines(body.data)).toEqual([
        '2026-04-01 invoice 120.00 0.00 240.00',
        '2026-05-10 invoice 120.00 0.00 360.00',
        '2026-05-15 payment 0.00 70.00 290.00',
      ]);
      expect(body.data[0].documentNumber).toBe('INV-2026-0002');
      const { body: account } = await books.live.get(`/customers/${acme}/balance`);
      expect(account.baseBalance).toBe('290.00');
    });

    it('goes on by cursor, and is whole as CSV between its balances', async () => {
      const { body: page } = await statement('from=2026-01-01&limit=2');
      const { body: next } = await statement(
        `from=2026-01-01&limit=2&cursor=${page.pagination.nextCursor as string}`,
      );
      expect(lines([...page.data, ...next.data]).map((line) => line.split(' ')[4])).toEqual([
        '120.00',
        '240.00',
        '360.00',
        '290.00',
      ]);
      const { text } = await statement('from=2026-04-01&format=csv');
      const rows = parse<Row>(text, { columns: true });
      expect(rows.map(({ description, balance }) => [description, balance])).toEqual([
        ['Opening balance', '120.00'],
        ['', '240.00'],
        ['', '360.00'],
        [expect.any(String), '290.00'],
        ['Closing balance', '290.00'],
      ]);
    });

    it('is of nobody else, and of no customer that there is not', async () => {
      const others = await openBooks(app);
      expectNotFound(await others.live.get(`/customers/${acme}/statement`));
      expectNotFound(await others.live.get(`/customers/${acme}/statement?format=csv`));
      expectInvalid(await statement('from=2026-06-01'), 'from');
      expectInvalid(await statement('currency=gbp'), 'currency');
    });
  });
});
