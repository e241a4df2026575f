import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { entryOf, writtenInBase } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { expectRefusal } from '../../support/problems';
import { customer, due, paid } from '../../support/receivables';

/** Figures in euros for a British company: rates are pounds for one euro. */
describe('Settling in another currency', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
  });

  /** 1,000.00 net at 20 %, so 1,200.00 euros at 0.8571: 1,028.52 pounds. */
  const invoice = (changes: object = {}) =>
    issued(books, {
      issueDate: '2026-04-01',
      currency: 'EUR',
      exchangeRate: '0.8571',
      items: [{ description: 'Machine', quantity: 1, unitPrice: 1000, taxRate: 20 }],
      ...changes,
    });
  const euros = (changes: object) => paid(books, { date: '2026-05-04', currency: 'EUR', ...changes });
  const entryOfAllocation = async (payment: { allocations: { journalEntryId: string }[] }, index = 0) =>
    entryOf(books.live, payment.allocations[index]?.journalEntryId ?? '');

  it('realises a loss when the money is worth less on its day than the invoice stood at', async () => {
    const { id } = await invoice();
    const payment = await euros({ amount: 1200, exchangeRate: '0.83', allocations: [{ invoiceId: id }] });
    expect(payment).toMatchObject({ baseAmount: '996.00', balance: '0.00' });
    const entry = await entryOfAllocation(payment);
    expect(entry).toMatchObject({ sourceType: 'allocation', date: '2026-05-04', currency: 'EUR' });
    expect(writtenInBase(entry)).toEqual(['Dr 7906 32.52', 'Cr 1100 32.52']);
    expect(entry.lines[1]).toMatchObject({ openItemId: id, debit: '0.00', credit: '0.00' });
    expect(await books.balances()).toMatchObject({ '1200': '996.00', '1100': '0.00', '7906': '32.52' });
  });

  it('realises a gain when it is worth more, on the part that is paid', async () => {
    const { id } = await invoice();
    const payment = await euros({ amount: 400, exchangeRate: '0.87', allocations: [{ invoiceId: id }] });
    expect(writtenInBase(await entryOfAllocation(payment))).toEqual(['Dr 1100 5.16', 'Cr 4906 5.16']);
    // 800.00 euros are due, and stand at 0.8571 still.
    expect(await due(books, id)).toBe('800.00');
    expect(await books.balances()).toMatchObject({ '1100': '685.68', '4906': '-5.16' });
  });

  it('leaves nothing in either currency after three payments at three rates', async () => {
    const { id } = await invoice();
    for (const [amount, exchangeRate] of [
      ['333.33', '0.8612'],
      ['333.33', '0.8499'],
      ['533.34', '0.8571'],
    ] as const)
      await euros({ amount, exchangeRate, allocations: [{ invoiceId: id }] });
    expect(await due(books, id)).toBe('0.00');
    const balances = await books.balances();
    expect(balances['1100']).toBe('0.00');
    // What the bank got in pounds, less what the invoice stood at.
    const bank = 287.06 + 283.3 + 457.13;
    const result =
      Number(balances['4906'] ?? 0) + Number(balances['7906'] ?? 0) + Number(balances['7907'] ?? 0);
    expect((bank + result).toFixed(2)).toBe('1028.52');
  });

  it('at one rate leaves a rounding at most, and only where a part closes the invoice', async () => {
    const { id } = await invoice({
      exchangeRate: '0.8333',
      items: [{ description: 'Part', quantity: 1, unitPrice: '0.10', taxRate: 0 }],
    });
    const parts = [];
    for (const amount of ['0.03', '0.03', '0.04'])
      parts.push(await euros({ amount, exchangeRate: '0.8333', allocations: [{ invoiceId: id }] }));
    // 0.03 euros are 0.02 pounds and a half: 0.02 + 0.02 + 0.03 make 0.07, and 0.10 euros stood at 0.08.
    expect(parts.map(({ allocations }) => allocations[0].journalEntryId === null)).toEqual([
      true,
      true,
      false,
    ]);
    expect(writtenInBase(await entryOfAllocation(parts[2]))).toEqual(['Dr 7907 0.01', 'Cr 1100 0.01']);
    expect((await books.balances())['1100']).toBe('0.00');
  });

  it('takes the realised difference back when it is un-applied', async () => {
    const { id } = await invoice();
    const payment = await euros({ amount: 1200, exchangeRate: '0.83', allocations: [{ invoiceId: id }] });
    const allocation = payment.allocations[0].id as string;
    await books.live.delete(`/payments/${payment.id as string}/allocations/${allocation}?date=2026-05-10`);
    expect(await books.balances()).toMatchObject({ '1200': '996.00', '1100': '32.52', '7906': '0.00' });
    expect(await books.balances('2026-05-09')).toMatchObject({ '1100': '0.00', '7906': '32.52' });
    expect(await due(books, id)).toBe('1200.00');
  });

  it('takes the rate of the payment’s day from the table, and its currency from the invoice', async () => {
    await books.live.put('/exchange-rates', {
      rates: [{ currency: 'EUR', date: '2026-05-01', rate: '0.84' }],
    });
    const { id } = await invoice();
    const payment = await paid(books, { date: '2026-05-04', amount: 1200, allocations: [{ invoiceId: id }] });
    expect(payment).toMatchObject({ currency: 'EUR', exchangeRate: '0.84', baseAmount: '1008.00' });
  });

  it('needs a rate, and takes none in base currency', async () => {
    const request = { clientName: 'Acme Ltd', amount: 1 };
    const none = await books.live.post('/payments', { ...request, currency: 'EUR' });
    expectRefusal(none, { status: 422, code: 'exchange_rate_required' });
    const own = await books.live.post('/payments', { ...request, exchangeRate: '0.9' });
    expectRefusal(own, { status: 422, code: 'exchange_rate_not_allowed' });
  });

  it('pays a payment back at the rate of that day, which realises the difference in the same entry', async () => {
    const payment = await euros({ amount: 100, exchangeRate: '0.85' });
    const refund = (exchangeRate: string) =>
      books.live.post(`/payments/${payment.id as string}/refunds`, { amount: 40, exchangeRate });
    const gain = await entryOf(books.live, (await refund('0.83')).body.journalEntryId);
    expect(writtenInBase(gain)).toEqual(['Dr 1100 34.00', 'Cr 1200 33.20', 'Cr 4906 0.80']);
    const loss = await entryOf(books.live, (await refund('0.871')).body.journalEntryId);
    expect(writtenInBase(loss)).toEqual(['Dr 1100 34.00', 'Cr 1200 34.84', 'Dr 7906 0.84']);
    expect((await books.balances())['1100']).toBe('-17.00');
  });

  it('writes a bad debt off at what it stands at', async () => {
    const { id } = await invoice();
    const { body } = await books.live.post(`/invoices/${id as string}/write-offs`, { amount: 200 });
    expect(writtenInBase(await entryOf(books.live, body.journalEntryId))).toEqual([
      'Dr 8100 171.42',
      'Cr 1100 171.42',
    ]);
  });

  it('shows a customer’s balance in each currency and in base', async () => {
    const customerId = await customer(books);
    await invoice({ customerId });
    await issued(books, { customerId });
    await paid(books, {
      customerId,
      clientName: undefined,
      date: '2026-05-04',
      currency: 'EUR',
      exchangeRate: '0.83',
      amount: 200,
    });
    const { body } = await books.live.get(`/customers/${customerId}/balance`);
    expect(body).toMatchObject({
      baseCurrency: 'GBP',
      baseBalance: '982.52',
      balances: [
        {
          currency: 'EUR',
          openInvoices: '1200.00',
          unappliedCredits: '200.00',
          balance: '1000.00',
          base: { openInvoices: '1028.52', unappliedCredits: '166.00', balance: '862.52' },
        },
        { currency: 'GBP', openInvoices: '120.00', unappliedCredits: '0.00', balance: '120.00' },
      ],
    });
    expect((await books.balances())['1100']).toBe('982.52');
  });

  it('in yen has no decimals, and books in dinars have three', async () => {
    const dinars = await openBooks(app, { name: 'Gulf WLL', country: 'KW', baseCurrency: 'KWD' });
    const made = await issued(dinars, {
      currency: 'JPY',
      exchangeRate: '0.00207',
      issueDate: '2026-04-01',
      items: [{ description: 'Part', quantity: 3, unitPrice: 333, taxRate: 0 }],
    });
    const payment = await paid(dinars, {
      currency: 'JPY',
      exchangeRate: '0.00199',
      date: '2026-05-04',
      amount: 999,
      allocations: [{ invoiceId: made.id }],
    });
    expect(payment).toMatchObject({ amount: '999', baseAmount: '1.988', balance: '0' });
    expect(writtenInBase(await entryOf(dinars.live, payment.allocations[0].journalEntryId))).toEqual([
      'Dr 6600 0.080',
      'Cr 1100 0.080',
    ]);
    await assertBooksHold(app, dinars);
  });
});
