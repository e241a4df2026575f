import { parse } from 'csv-parse/sync';
import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { postTransfer } from '../../support/manual-entries';
import { expectInvalid, expectNotFound, expectProblem } from '../../support/problems';
import { rollUp } from '../../support/rollup';

type Row = Record<string, string>;

describe('The general ledger of an account', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
    const moved = async (date: string, debit: number, dimensions: object = {}, description = 'Cash') => {
      const lines = [
        { accountCode: '1210', debit, dimensions, description },
        { accountCode: '1200', credit: debit, dimensions },
      ];
      await postTransfer(books, { date, lines });
    };
    await moved('2026-03-31', 100);
    await moved('2026-04-02', 10, { project: 'north' });
    await moved('2026-04-02', 20, {}, '=SUM(A1)');
    await rollUp(app, books);
    await moved('2026-04-30', 5, { project: 'north' });
    await moved('2026-04-01', 1);
    await moved('2026-05-01', 50);
  });
  afterAll(() => app.close());

  const ledger = (query: string) => books.live.get(`/reports/general-ledger?${query}`);
  const inApril = (query = '') => ledger(`accountCode=1210&from=2026-04-01&to=2026-04-30${query}`);
  const lines = (rows: readonly Row[]): string[] =>
    rows.map(({ date, debit, credit, balance }) => [date, debit, credit, balance].join(' '));
  const IN_APRIL = [
    '2026-04-01 1.00 0.00 101.00',
    '2026-04-02 10.00 0.00 111.00',
    '2026-04-02 20.00 0.00 131.00',
    '2026-04-30 5.00 0.00 136.00',
  ];

  it('runs from the opening to the closing balance in the order of dates, back-dated lines in their place', async () => {
    const { status, body } = await inApril();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      account: { code: '1210', type: 'asset' },
      opening: '100.00',
      movement: { debit: '36.00', credit: '0.00' },
      closing: '136.00',
      currency: 'GBP',
    });
    expect(lines(body.data)).toEqual(IN_APRIL);
    expect(body.pagination).toEqual({ limit: 50, nextCursor: null });
    const { body: bank } = await ledger('accountCode=1200&from=2026-04-30');
    expect(lines(bank.data)).toEqual(['2026-04-30 0.00 5.00 -136.00', '2026-05-01 0.00 50.00 -186.00']);
  });

  it('goes on by cursor with the balance that the page before ended with', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await inApril(`&limit=1${cursor}`);
      expect(body).toMatchObject({ opening: '100.00', closing: '136.00' });
      seen.push(...lines(body.data));
      cursor = body.pagination.nextCursor === null ? '' : `&cursor=${body.pagination.nextCursor as string}`;
    } while (cursor !== '');
    expect(seen).toEqual(IN_APRIL);
  });

  it('of one dimension holds its lines and their balances alone', async () => {
    const { body } = await inApril('&dimension=project:north');
    expect(body).toMatchObject({ opening: '0.00', closing: '15.00' });
    expect(lines(body.data)).toEqual(['2026-04-02 10.00 0.00 10.00', '2026-04-30 5.00 0.00 15.00']);
  });

  it('as CSV is whole, between its two balances, and no text of it is a formula', async () => {
    const { text, headers } = await inApril('&format=csv');
    expect(headers['content-disposition']).toBe(
      'attachment; filename="general-ledger-2026-04-01-2026-04-30.csv"',
    );
    const rows = parse<Row>(text, { columns: true });
    expect(rows.map(({ date, description, debit, balance }) => [date, description, debit, balance])).toEqual([
      ['2026-04-01', 'Opening balance', '', '100.00'],
      ['2026-04-01', 'Cash', '1.00', '101.00'],
      ['2026-04-02', 'Cash', '10.00', '111.00'],
      ['2026-04-02', "'=SUM(A1)", '20.00', '131.00'],
      ['2026-04-30', 'Cash', '5.00', '136.00'],
      ['2026-04-30', 'Closing balance', '', '136.00'],
    ]);
  });

  it('refuses what makes no sense', async () => {
    expectInvalid(await ledger(''), 'accountId');
    expectInvalid(await ledger('accountCode=1210&accountId=acc_1'), 'accountId');
    expectInvalid(await inApril('&cursor=abc'), 'cursor');
    expectInvalid(await inApril('&limit=0'), 'limit');
    expectInvalid(await inApril('&limit=2&format=csv'), 'limit');
    expectInvalid(await ledger('accountCode=1210&from=2026-05-02&to=2026-05-01'), 'from');
    expectInvalid(await ledger('accountCode=1210&dimension=north'), 'dimension');
    expectNotFound(await ledger('accountCode=0000'));
    expectNotFound(await ledger('accountCode=0000&format=csv'));
    const others = await openBooks(app);
    const { body } = await created(others.live, '/accounts', {
      code: '9',
      name: 'Other',
      type: 'asset',
    }).then(({ id }) => ledger(`accountId=${id as string}`));
    expect(body.code).toBe('not_found');
    const journal = await books.withScopes(['journal:read']);
    const refused = await journal.get('/reports/general-ledger?accountCode=1210');
    expect(expectProblem(refused).code).toBe('insufficient_scope');
  });
});
