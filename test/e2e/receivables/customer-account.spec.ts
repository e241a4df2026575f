import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { expectInvalid, expectNotFound, expectRefusal } from '../../support/problems';
import { customer, lastEvent, paid, told } from '../../support/receivables';

describe('A customer’s account', () => {
  let app: TestApp;
  let books: Books;
  let customerId: string;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
    customerId = await customer(books);
  });

  const payment = (changes: object) => paid(books, { clientName: undefined, customerId, ...changes });
  const balance = async (query = '') =>
    (await books.live.get(`/customers/${customerId}/balance${query}`)).body;
  const items = async (query = '') =>
    (await books.live.get(`/customers/${customerId}/open-items${query}`)).body.data as Record<
      string,
      string
    >[];
  const refund = (request: object = {}) => books.live.post(`/customers/${customerId}/refunds`, request);
  const credited = (changes: object = {}) =>
    books.credited({ clientName: undefined, customerId, issueDate: '2026-04-20', ...changes });

  it('owes nothing while there is nothing on it', async () => {
    expect(await balance()).toEqual({
      customerId,
      asOf: '2026-05-20',
      baseCurrency: 'GBP',
      baseBalance: '0.00',
      balances: [],
    });
    expect(await items()).toEqual([]);
  });

  it('shows what is open, what is to its credit, and what of that is kept to be paid back', async () => {
    await issued(books, { customerId, issueDate: '2026-04-01' });
    await credited({ refundAmount: 40, creditAmount: 80 });
    await payment({ amount: 10 });
    await issued(books, {});
    expect(await balance()).toMatchObject({
      baseBalance: '-10.00',
      balances: [
        {
          currency: 'GBP',
          openInvoices: '120.00',
          unappliedCredits: '130.00',
          reserved: '40.00',
          balance: '-10.00',
          base: { openInvoices: '120.00', unappliedCredits: '130.00', reserved: '40.00', balance: '-10.00' },
        },
      ],
    });
    expect((await items()).map(({ kind, openAmount }) => [kind, openAmount])).toEqual(
      expect.arrayContaining([
        ['invoice', '120.00'],
        ['credit_note', '-120.00'],
        ['payment', '-10.00'],
      ]),
    );
  });

  it('can be looked at as it was on any day', async () => {
    const invoice = await issued(books, { customerId, issueDate: '2026-03-01' });
    const made = await payment({ date: '2026-03-10', amount: 100, allocations: [{ invoiceId: invoice.id }] });
    const path = `/payments/${made.id as string}/allocations/${made.allocations[0].id as string}`;
    await books.live.delete(`${path}?date=2026-04-01`);
    await books.live.post(`/payments/${made.id as string}/refunds`, { date: '2026-04-10', amount: 30 });
    const then = async (asOf: string) => {
      const { balances, baseBalance } = await balance(`?asOf=${asOf}`);
      const [{ openInvoices, unappliedCredits } = { openInvoices: '0.00', unappliedCredits: '0.00' }] =
        balances;
      return [openInvoices, unappliedCredits, baseBalance];
    };
    expect(await then('2026-02-28')).toEqual(['0.00', '0.00', '0.00']);
    expect(await then('2026-03-01')).toEqual(['120.00', '0.00', '120.00']);
    expect(await then('2026-03-10')).toEqual(['20.00', '0.00', '20.00']);
    expect(await then('2026-04-01')).toEqual(['120.00', '100.00', '20.00']);
    expect(await then('2026-05-20')).toEqual(['120.00', '70.00', '50.00']);
    expect(await balance()).toEqual(await balance('?asOf=2026-05-20'));
    for (const asOf of ['2026-03-01', '2026-03-10', '2026-04-05', '2026-05-20']) {
      const total = (await items(`?asOf=${asOf}`)).reduce(
        (sum, { openBaseAmount }) => sum + Number(openBaseAmount),
        0,
      );
      expect(total.toFixed(2)).toBe((await balance(`?asOf=${asOf}`)).baseBalance);
      expect((await books.balances(asOf))['1100']).toBe(total.toFixed(2));
    }
    expect((await items('?asOf=2026-03-10')).map(({ kind, openAmount }) => [kind, openAmount])).toEqual([
      ['invoice', '20.00'],
    ]);
    expect(await items('?asOf=2026-05-20')).toEqual(await items());
  });

  it('lists its open items page by page, and by currency', async () => {
    for (const amount of [1, 2, 3]) await payment({ amount });
    await payment({ amount: 4, currency: 'EUR', exchangeRate: '0.85' });
    const { body } = await books.live.get(`/customers/${customerId}/open-items?limit=3`);
    expect(body.pagination).toMatchObject({ total: 4, totalPages: 2 });
    expect(await items(`?limit=3&cursor=${body.pagination.nextCursor as string}`)).toMatchObject([
      { openAmount: '-1.00' },
    ]);
    expect(await items('?currency=EUR')).toMatchObject([{ openAmount: '-4.00', openBaseAmount: '-3.40' }]);
    expect(await items('?limit=2&page=2&asOf=2026-05-20')).toHaveLength(2);
    expectInvalid(await books.live.get(`/customers/${customerId}/open-items?cursor=x`), 'cursor');
  });

  it('is not shown of a customer that does not exist, or on a day that does not', async () => {
    expectNotFound(await books.live.get('/customers/cus_unknown/balance'));
    expectNotFound(await books.live.get('/customers/cus_unknown/open-items'));
    expectNotFound(await books.live.post('/customers/cus_unknown/refunds', {}));
    expectInvalid(await books.live.get(`/customers/${customerId}/balance?asOf=2026-02-30`), 'asOf');
  });

  describe('is paid back', () => {
    it('the oldest credits first, and never what credit notes keep for refunds of their own', async () => {
      const note = await credited({ refundAmount: 40, creditAmount: 80 });
      const old = await payment({ date: '2026-04-10', amount: 50 });
      const young = await payment({ date: '2026-05-10', amount: 25 });
      const before = await lastEvent(books);
      const { status, body } = await refund({ amount: 100, date: '2026-05-15' });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        source: 'balance',
        customerId,
        clientName: 'Acme Ltd',
        amount: '100.00',
        parts: expect.arrayContaining([
          { openItemId: old.id, amount: '50.00' },
          { openItemId: note.id, amount: '50.00' },
        ]),
      });
      expect(written(await entryOf(books.live, body.journalEntryId))).toEqual([
        'Dr 1100 50.00',
        'Dr 1100 50.00',
        'Cr 1200 100.00',
      ]);
      expect(await told(books, before)).toEqual(['refund.paid']);
      expect((await refund()).body).toMatchObject({ amount: '55.00' });
      expect(await balance()).toMatchObject({ balances: [{ unappliedCredits: '40.00', reserved: '40.00' }] });
      const more = await refund();
      expectRefusal(more, { status: 422, code: 'refund_exceeds_open_amount' });
      expect(more.body).toMatchObject({ customerId, open: '0.00' });
      expect((await books.live.get(`/payments/${young.id as string}`)).body).toMatchObject({
        balance: '0.00',
        refundedAmount: '25.00',
      });
    });

    it('and a credit note of which nothing is left is applied, until that is reversed', async () => {
      const note = await credited();
      const status = async () =>
        (await books.live.get(`/credit-notes/${note.id as string}`)).body.status as string;
      const { body } = await refund();
      expect(body.amount).toBe('120.00');
      expect(await status()).toBe('applied');
      await books.live.post(`/refunds/${body.id as string}/reverse`);
      expect(await status()).toBe('issued');
      expect((await balance()).baseBalance).toBe('-120.00');
    });

    it('in one currency, no more than there is on that date', async () => {
      await payment({ date: '2026-05-10', amount: 25 });
      await payment({ date: '2026-05-10', amount: 9, currency: 'EUR', exchangeRate: '0.85' });
      expectRefusal(await refund({ amount: 26 }), { status: 422, code: 'refund_exceeds_open_amount' });
      expectRefusal(await refund({ date: '2026-05-09' }), {
        status: 422,
        code: 'refund_exceeds_open_amount',
      });
      expectRefusal(await refund({ currency: 'USD', exchangeRate: 1 }), {
        status: 422,
        code: 'refund_exceeds_open_amount',
      });
      expectRefusal(await refund({ currency: 'EUR' }), { status: 422, code: 'exchange_rate_required' });
      expect((await refund({ currency: 'EUR', exchangeRate: '0.85' })).body.amount).toBe('9.00');
      expectInvalid(await refund({ amount: '0.001' }), 'amount');
      await books.live.put('/periods/locks', { all: '2026-05-15' });
      expectRefusal(await refund({ date: '2026-05-15' }), { status: 403, code: 'period_locked' });
    });

    it('also where the credit came of a manual entry', async () => {
      await created(books.live, '/journal/entries', {
        date: '2026-05-04',
        lines: [
          { accountCode: '7500', debit: 15 },
          { accountCode: '1100', credit: 15, customerId },
        ],
      });
      expect((await refund()).body.amount).toBe('15.00');
      expect((await books.balances())['1100']).toBe('0.00');
    });
  });
});
