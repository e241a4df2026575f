import { parse } from 'csv-parse/sync';
import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { postTransfer } from '../../support/manual-entries';
import { expectInvalid, expectProblem } from '../../support/problems';

describe('The trial balance', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
    await created(books.live, '/accounts', { code: '9100', name: '=Clearing, "north"', type: 'asset' });
    await books.credited({ issueDate: '2026-03-31' });
    const note = await books.credited({ issueDate: '2026-04-01', currency: 'USD', exchangeRate: '0.8335' });
    const lines = [
      { accountCode: '9100', debit: '40.00', dimensions: { project: 'north', team: 'ops' } },
      { accountCode: '7100', debit: '2.50', dimensions: { project: 'south' } },
      { accountCode: '1200', credit: '42.50', dimensions: { project: 'north' } },
    ];
    await postTransfer(books, { date: '2026-04-02', lines });
    await books.live.patch(`/credit-notes/${note.id}`, { action: 'void', reversalDate: '2026-05-01' });
    await openBooks(app).then((others) => others.credited());
  });
  afterAll(() => app.close());

  const balance = (query = '', headers = {}) => books.live.get(`/reports/trial-balance${query}`, headers);

  it('shows each account that was posted to, on the side where it stands, in base currency', async () => {
    const { status, body } = await balance();
    expect(status).toBe(200);
    const row = (code: string, name: string, type: string, debit: string, credit: string): object => ({
      code,
      name,
      type,
      debit,
      credit,
    });
    expect(body).toEqual({
      asOf: '2026-05-20',
      currency: 'GBP',
      accounts: [
        row('1100', 'Debtors Control Account', 'asset', '0.00', '120.00'),
        row('1200', 'Bank Current Account', 'asset', '0.00', '42.50'),
        row('2200', 'VAT Output (Sales Tax Control)', 'liability', '20.00', '0.00'),
        row('4000', 'Sales', 'income', '100.00', '0.00'),
        row('7100', 'Rent', 'expense', '2.50', '0.00'),
        row('9100', '=Clearing, "north"', 'asset', '40.00', '0.00'),
      ],
      totals: { debit: '162.50', credit: '162.50' },
    });
  });

  it.each([
    ['2026-03-30', {}],
    ['2026-03-31', { 1100: '-120.00', 2200: '20.00', 4000: '100.00' }],
    ['2026-04-01', { 1100: '-220.02', 2200: '36.67', 4000: '183.35' }],
    [
      '2026-04-30',
      { 1100: '-220.02', 1200: '-42.50', 2200: '36.67', 4000: '183.35', 7100: '2.50', 9100: '40.00' },
    ],
    [
      '2026-05-01',
      { 1100: '-120.00', 1200: '-42.50', 2200: '20.00', 4000: '100.00', 7100: '2.50', 9100: '40.00' },
    ],
    [
      '2099-12-31',
      { 1100: '-120.00', 1200: '-42.50', 2200: '20.00', 4000: '100.00', 7100: '2.50', 9100: '40.00' },
    ],
  ])('as of %s holds what was dated up to the end of that day', async (asOf, expected) => {
    expect(await books.balances(asOf)).toEqual(expected);
    expect((await balance(`?asOf=${asOf}`)).body.asOf).toBe(asOf);
  });

  it('shows an account that came to zero, with zero on both sides', async () => {
    const others = await openBooks(app);
    const { id } = await others.credited();
    await others.live.patch(`/credit-notes/${id}`, { action: 'void' });
    expect(await others.balances()).toEqual({ 1100: '0.00', 2200: '0.00', 4000: '0.00' });
  });

  it('of one dimension holds only its lines, which need not balance', async () => {
    const { body } = await balance('?dimension=project:north');
    expect(
      body.accounts.map(({ code, debit, credit }: Record<string, string>) => [code, debit, credit]),
    ).toEqual([
      ['1200', '0.00', '42.50'],
      ['9100', '40.00', '0.00'],
    ]);
    expect(body.totals).toEqual({ debit: '40.00', credit: '42.50' });
    expect((await balance('?dimension=team:ops&asOf=2026-04-01')).body.accounts).toEqual([]);
    expect((await balance('?dimension=team:ops')).body.totals).toEqual({ debit: '40.00', credit: '0.00' });
  });

  it('with a first day shows how each balance came to be: opening, what was posted to either side, closing', async () => {
    const { body } = await balance('?from=2026-04-01&asOf=2026-05-01');
    const sides = (debit: string, credit: string) => ({ debit, credit });
    const row = (code: string, opening: object, movement: object, closing: object) =>
      expect.objectContaining({ code, opening, movement, closing, ...closing });
    const none = sides('0.00', '0.00');
    expect(body).toMatchObject({ from: '2026-04-01', asOf: '2026-05-01' });
    expect(body.accounts).toEqual([
      row('1100', sides('0.00', '120.00'), sides('100.02', '100.02'), sides('0.00', '120.00')),
      row('1200', none, sides('0.00', '42.50'), sides('0.00', '42.50')),
      row('2200', sides('20.00', '0.00'), sides('16.67', '16.67'), sides('20.00', '0.00')),
      row('4000', sides('100.00', '0.00'), sides('83.35', '83.35'), sides('100.00', '0.00')),
      row('7100', none, sides('2.50', '0.00'), sides('2.50', '0.00')),
      row('9100', none, sides('40.00', '0.00'), sides('40.00', '0.00')),
    ]);
    expect(body.totals).toEqual({
      ...sides('162.50', '162.50'),
      opening: sides('120.00', '120.00'),
      movement: sides('242.54', '242.54'),
      closing: sides('162.50', '162.50'),
    });
    const { text } = await balance('?from=2026-04-01&asOf=2026-05-01&format=csv');
    expect(parse(text)[0]?.slice(3, 9)).toEqual([
      'opening_debit',
      'opening_credit',
      'movement_debit',
      'movement_credit',
      'debit',
      'credit',
    ]);
    expect(parse(text)[1]).toEqual([
      '1100',
      'Debtors Control Account',
      'asset',
      '0.00',
      '120.00',
      '100.02',
      '100.02',
      '0.00',
      '120.00',
      'GBP',
    ]);
  });

  describe('as CSV', () => {
    const HEADER = ['account_code', 'account_name', 'account_type', 'debit', 'credit', 'currency'];

    it('has the same rows and the totals, and no formula', async () => {
      const { text, headers, body } = await balance('?format=csv&asOf=2026-04-30');
      expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
      expect(headers['content-disposition']).toBe('attachment; filename="trial-balance-2026-04-30.csv"');
      expect(body).toEqual({});
      const [header, ...rows] = parse(text);
      expect(header).toEqual(HEADER);
      const { body: json } = await balance('?asOf=2026-04-30');
      expect(rows).toEqual([
        ...json.accounts.map(({ code, name, type, debit, credit }: Record<string, string>) => [
          code,
          name?.replace('=', "'="),
          type,
          debit,
          credit,
          'GBP',
        ]),
        ['', 'Total', '', json.totals.debit, json.totals.credit, 'GBP'],
      ]);
    });

    it.each([
      ['', 'text/csv', 'csv'],
      ['', 'text/csv; charset=utf-8', 'csv'],
      ['', 'application/json;q=0.5, text/csv', 'csv'],
      ['', 'text/*', 'csv'],
      ['', 'application/json', 'json'],
      ['', 'application/json, text/csv;q=0.9', 'json'],
      ['', 'text/csv;q=0, */*', 'json'],
      ['', '*/*', 'json'],
      ['', 'text/html, */*;q=0.8', 'json'],
      ['?format=csv', 'application/json', 'csv'],
      ['?format=json', 'text/csv', 'json'],
    ])('or not: %s with Accept %s is %s', async (query, accept, kind) => {
      const { headers } = await balance(query, { accept });
      const type = kind === 'csv' ? /^text\/csv;/ : /^application\/json;/;
      expect(headers['content-type']).toMatch(type);
      expect(headers['vary']).toMatch(/\baccept\b/i);
    });
  });

  it('refuses dates and dimensions that make no sense, and a key that may not read reports', async () => {
    for (const [query, field] of [
      ['asOf=2026-02-30', 'asOf'],
      ['asOf=today', 'asOf'],
      ['dimension=north', 'dimension'],
      ['format=pdf', 'format'],
      ['from=2026-05-21', 'from'],
      ['from=2026-02-30', 'from'],
    ] as const)
      expectInvalid(await balance(`?${query}`), field);
    const journal = await books.withScopes(['journal:read']);
    expect(expectProblem(await journal.get('/reports/trial-balance')).code).toBe('insufficient_scope');
  });
});
