import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { issued } from '../../support/invoices';
import { postTransfer } from '../../support/manual-entries';
import { ledgerOf } from '../../support/plain-sql';
import { expectInvalid } from '../../support/problems';
import { rollUp } from '../../support/rollup';

type Row = Record<string, string>;

describe('Reports of a year', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
    const rent = (date: string, amount: number, dimensions: object = {}) => {
      const lines = [
        { accountCode: '7100', debit: amount, dimensions },
        { accountCode: '1200', credit: amount },
      ];
      return postTransfer(books, { date, lines });
    };
    await issued(books, { issueDate: '2025-12-30' });
    await rent('2025-12-31', 40);
    await rollUp(app, books);
    const items = [
      { description: 'Widget', quantity: 1, unitPrice: 200, taxRate: 20 },
      { description: 'Book', quantity: 1, unitPrice: 50, taxRate: 5 },
      { description: 'Export', quantity: 1, unitPrice: 30, taxCategory: 'G', taxExemptionReason: 'Export' },
    ];
    await issued(books, { issueDate: '2026-02-10', items });
    await books.credited({ issueDate: '2026-04-01' });
    await rent('2026-04-30', 30, { project: 'north' });
    const { status, text } = await books.live.post('/periods/years/2025/close');
    if (status !== 200) throw new Error(text);
  });
  afterAll(() => app.close());

  const report = async (path: string) => (await books.live.get(`/reports/${path}`)).body;

  it('profit and loss shows income and expenses of its days, by default of the fiscal year so far', async () => {
    const body = await report('profit-and-loss');
    expect(body).toEqual({
      from: '2026-01-01',
      to: '2026-05-20',
      currency: 'GBP',
      income: { accounts: [{ code: '4000', name: 'Sales', amount: '180.00' }], total: '180.00' },
      expenses: { accounts: [{ code: '7100', name: 'Rent', amount: '30.00' }], total: '30.00' },
      profit: '150.00',
    });
    expect(await report('profit-and-loss?from=2025-01-01&to=2025-12-31')).toMatchObject({
      income: { total: '100.00' },
      profit: '60.00',
    });
    expect(await report('profit-and-loss?dimension=project:north')).toMatchObject({ profit: '-30.00' });
    const { text } = await books.live.get('/reports/profit-and-loss?format=csv');
    expect(parse<Row>(text, { columns: true }).map(({ section, amount }) => [section, amount])).toEqual([
      ['income', '180.00'],
      ['income', '180.00'],
      ['expenses', '30.00'],
      ['expenses', '30.00'],
      ['profit', '150.00'],
    ]);
  });

  it('the balance sheet balances with the profit that is not closed', async () => {
    const body = await report('balance-sheet');
    expect(body.totals.assets).toBe(body.totals.liabilitiesAndEquity);
    expect(body.liabilities.total).toBe('42.50');
    expect([body.equity.total, body.profitNotClosed]).toEqual(['60.00', '150.00']);
    expect(await report('balance-sheet?asOf=2025-12-30')).toMatchObject({
      assets: { total: '120.00' },
      liabilities: { total: '20.00' },
      equity: { accounts: [], total: '0.00' },
      profitNotClosed: '100.00',
    });
    const { text } = await books.live.get('/reports/balance-sheet?format=csv&asOf=2025-12-30');
    expect(text).toContain('equity,,Profit not yet closed,100.00,GBP');
  });

  it('VAT is summed by category, rate and period', async () => {
    const rows = async (query: string): Promise<string[]> =>
      (await report(`vat-summary?from=2025-10-01&to=2026-04-30${query}`)).rows.map(
        ({ period, from, to, category, rate, taxable, tax }: Row) =>
          [period, from, to, category, rate, taxable, tax].join(' '),
      );
    expect(await rows('&period=quarter')).toEqual([
      '2025-Q4 2025-10-01 2025-12-31 S 20 100.00 20.00',
      '2026-Q1 2026-01-01 2026-03-31 G 0 30.00 0.00',
      '2026-Q1 2026-01-01 2026-03-31 S 20 200.00 40.00',
      '2026-Q1 2026-01-01 2026-03-31 S 5 50.00 2.50',
      '2026-Q2 2026-04-01 2026-04-30 S 20 -100.00 -20.00',
    ]);
    expect(await rows('&period=year')).toEqual([
      '2025 2025-10-01 2025-12-31 S 20 100.00 20.00',
      '2026 2026-01-01 2026-04-30 G 0 30.00 0.00',
      '2026 2026-01-01 2026-04-30 S 20 100.00 20.00',
      '2026 2026-01-01 2026-04-30 S 5 50.00 2.50',
    ]);
    expect(await rows('')).toHaveLength(3);
    const { body } = await books.live.get('/reports/vat-summary/lines?from=2026-02-01&vatCode=S5');
    expect(
      body.data.map(({ account, figure, amount }: Row & { account: Row }) => [
        account['code'],
        figure,
        amount,
      ]),
    ).toEqual([
      ['4000', 'taxable', '50.00'],
      ['2200', 'tax', '2.50'],
    ]);
    const { text } = await books.live.get('/reports/vat-summary?from=2026-01-01&to=2026-03-31&format=csv');
    expect(parse<Row>(text, { columns: true }).at(-1)).toMatchObject({ period: 'Total', tax: '42.50' });
  });

  it('no number is missing, and those that were given outside the series stand apart', async () => {
    await books.credited({ number: 'LEGACY/7' });
    const body = await report('number-gaps');
    expect(body).toMatchObject({ complete: true, outsideTotal: 1 });
    expect(body.outside).toEqual([
      expect.objectContaining({ documentType: 'credit_note', number: 'LEGACY/7' }),
    ]);
    expect(
      body.series.map(({ documentType, counter, count }: Row) => [documentType, counter, count]),
    ).toEqual([
      ['invoice', 1, 1],
      ['invoice', 1, 1],
      ['credit_note', 1, 1],
      ['journal_entry', expect.any(Number), expect.any(Number)],
    ]);
    const { text } = await books.live.get('/reports/number-gaps?format=csv');
    expect(parse<Row>(text, { columns: true }).map(({ row }) => row)).toEqual([
      ...Array<string>(4).fill('series'),
      'outside',
    ]);
  });

  it('a number that is missing is named', async () => {
    const others = await openBooks(app);
    for (let i = 0; i < 3; i += 1) await others.credited();
    const ledger = await ledgerOf(app, others.organisation.id);
    const client = new Client({ connectionString: app.database.superUrl });
    await client.connect();
    // Past every guard, as nobody can who has not the keys of the server.
    await client.query('SET session_replication_role = replica');
    await client.query(`DELETE FROM journal_entries WHERE organisation_id = $1 AND number = 2`, [ledger]);
    await client.query(
      `UPDATE counters SET value = value + 2 WHERE organisation_id = $1 AND name LIKE 'credit_note:%'`,
      [ledger],
    );
    await client.end();
    const { body } = await others.live.get('/reports/number-gaps');
    expect(body).toMatchObject({
      complete: false,
      series: [
        { documentType: 'credit_note', counter: 5, last: 3, missing: 2, gaps: [{ from: 4, to: 5 }] },
        { documentType: 'journal_entry', counter: 3, count: 2, missing: 1, gaps: [{ from: 2, to: 2 }] },
      ],
    });
  });

  it('a document free of charge stands in the day book, although it posted nothing', async () => {
    const others = await openBooks(app);
    await issued(others, { items: [{ description: 'Sample', quantity: 1, unitPrice: 0, taxRate: 20 }] });
    const { body } = await others.live.get('/reports/sales-day-book');
    expect(body.data).toEqual([
      expect.objectContaining({ gross: '0.00', journalEntryId: null, entryNumber: null }),
    ]);
  });

  it.each([
    ['profit-and-loss?from=2026-06-01', 'from'],
    ['balance-sheet?asOf=2026-02-30', 'asOf'],
    ['vat-summary?period=week', 'period'],
    ['vat-summary/lines?figure=net', 'figure'],
    ['sales-day-book?status=sent', 'status'],
    ['sales-day-book?from=2026-05-02&to=2026-05-01', 'from'],
    ['number-gaps?cursor=x', 'cursor'],
  ])('refuses %s', async (path, field) => {
    expectInvalid(await books.live.get(`/reports/${path}`), field);
  });
});
