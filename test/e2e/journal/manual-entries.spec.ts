import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written, writtenInBase } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { openItemsOf, postTransfer, transfer } from '../../support/manual-entries';
import { expectRefusal } from '../../support/problems';
import { eventsOf } from '../../support/traces';

describe('A manual journal entry', () => {
  let app: TestApp;
  let books: Books;
  let customerId: string;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
    customerId = (await created(books.live, '/customers', { name: 'Beta plc' })).id;
  });

  const post = (changes: object = {}) => books.live.post('/journal/entries', transfer(changes));
  const withLines = (...lines: object[]) => post({ lines });
  const bank = (side: object): object => ({ accountCode: '1200', ...side });
  const deposit = (side: object): object => ({ accountCode: '1210', ...side });
  const accountOf = async (code: string) => (await books.live.get(`/accounts?q=${code}`)).body.data[0];

  it('is posted as given, with everything that an auditor asks of it', async () => {
    const dimensions = { project: 'north', team: 'ops' };
    const { body, status } = await post({
      memo: 'To the deposit account',
      lines: [deposit({ debit: 10, description: 'March', dimensions }), bank({ credit: '10.00' })],
    });
    expect(status).toBe(201);
    const account = await accountOf('1210');
    expect(body).toEqual({
      id: expect.stringMatching(/^je_/),
      number: 1,
      date: '2026-03-10',
      sourceType: 'manual',
      sourceId: null,
      documentNumber: null,
      counterpartyName: null,
      memo: 'To the deposit account',
      currency: 'GBP',
      exchangeRate: '1',
      reversesEntryId: null,
      reversedByEntryId: null,
      status: 'posted',
      autoReverse: null,
      postedAt: expect.stringMatching(/^2026-05-20T12:00:/),
      postedBy: expect.stringMatching(/^key_/),
      requestId: expect.stringMatching(/^req_/),
      lines: [
        {
          lineNo: 1,
          account: { id: account.id, code: '1210', name: 'Bank Deposit Account', role: null },
          debit: '10.00',
          credit: '0.00',
          baseDebit: '10.00',
          baseCredit: '0.00',
          vatCode: null,
          customerId: null,
          openItemId: null,
          description: 'March',
          dimensions,
        },
        expect.objectContaining({
          lineNo: 2,
          account: expect.objectContaining({ code: '1200', role: 'bank' }),
          credit: '10.00',
          dimensions: {},
        }),
      ],
    });
    expect(await entryOf(books.live, body.id)).toEqual(body);
    expect(await books.balances()).toEqual({ 1200: '-10.00', 1210: '10.00' });
    expect((await eventsOf(books.live, body.id)).map(({ type }) => type)).toEqual(['journal_entry.posted']);
  });

  it('names its accounts by id or by code, and is numbered in the order of posting, not of dates', async () => {
    const lines = [
      { accountId: (await accountOf('7100')).id, debit: '1.10' },
      bank({ credit: '0.60' }),
      bank({ credit: '0.50' }),
    ];
    const entry = await postTransfer(books, { lines });
    expect(written(entry)).toEqual(['Dr 7100 1.10', 'Cr 1200 0.60', 'Cr 1200 0.50']);
    expect((await postTransfer(books, { date: '2025-12-31' })).number).toBe(2);
  });

  it('carries a VAT code where it touches a VAT account', async () => {
    const vat = { accountCode: '2200', credit: 2, vatCode: 'S20' };
    expect(written((await withLines(bank({ debit: 2 }), vat)).body)).toEqual([
      'Dr 1200 2.00',
      'Cr 2200 2.00 S20',
    ]);
  });

  it('makes an open item of its customer where it touches a debtors account', async () => {
    const { body } = await withLines(
      { accountCode: '1100', debit: 30, customerId },
      { accountCode: '1100', credit: 5, customerId },
      bank({ credit: 25 }),
    );
    const items = await openItemsOf(app, books);
    expect(items).toEqual(
      [
        ['30', 0],
        ['-5', 1],
      ].map(([amount, line]) =>
        expect.objectContaining({
          id: body.lines[Number(line)].openItemId,
          kind: 'manual',
          customer_id: customerId,
          date: '2026-03-10',
          currency: 'GBP',
          amount,
          base_amount: amount,
          open_amount: amount,
          open_base_amount: amount,
        }),
      ),
    );
    expect(body.lines[2].openItemId).toBeNull();
  });

  it('in a foreign currency keeps both amounts and takes what rounding leaves to its own account', async () => {
    const { body, status } = await post({
      currency: 'USD',
      exchangeRate: '0.8335',
      lines: [
        deposit({ debit: '10.01' }),
        { accountCode: '1230', debit: '10.01' },
        { accountCode: '1100', credit: '20.02', customerId },
      ],
    });
    expect(status).toBe(201);
    expect(written(body)).toEqual(['Dr 1210 10.01', 'Dr 1230 10.01', 'Cr 1100 20.02', 'Dr 7907 0.00']);
    expect(writtenInBase(body)).toEqual(['Dr 1210 8.34', 'Dr 1230 8.34', 'Cr 1100 16.69', 'Dr 7907 0.01']);
  });

  it('in a currency without minor units has whole amounts', async () => {
    const lines = [deposit({ debit: 1000 }), bank({ credit: 1000 })];
    const yen = await postTransfer(books, { currency: 'JPY', exchangeRate: 0.005, lines });
    expect(written(yen)).toEqual(['Dr 1210 1000', 'Cr 1200 1000']);
    expect(writtenInBase(yen)).toEqual(['Dr 1210 5.00', 'Cr 1200 5.00']);
  });

  it('is tried out with a test key without a trace', async () => {
    const before = await books.counts();
    const lines = [{ accountCode: '1100', debit: 10, customerId }, bank({ credit: 10 })];
    const { status, body } = await books.test.post('/journal/entries', transfer({ lines }));
    expect([status, body.test, body.number]).toEqual([201, true, null]);
    expect(body.id).toMatch(/^je_test_/);
    expect(written(body)).toEqual(['Dr 1100 10.00', 'Cr 1200 10.00']);
    expectRefusal(await books.test.post('/journal/entries', transfer({ date: '2026-05-21' })), {
      status: 422,
      code: 'date_in_future',
    });
    expect(await books.counts()).toEqual(before);
    expect(await openItemsOf(app, books)).toEqual([]);
  });
});
