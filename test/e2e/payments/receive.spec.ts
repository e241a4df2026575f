import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { expectInvalid, expectNotFound, expectRefusal } from '../../support/problems';
import { customer, due, lastEvent, paid, told } from '../../support/receivables';

describe('Money received', () => {
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

  it('goes to the bank and stays on the customer’s account until it is allocated', async () => {
    const customerId = await customer(books);
    const payment = await created(books.live, '/payments', {
      customerId,
      date: '2026-05-04',
      amount: '120.00',
      method: 'bank_transfer',
      reference: 'FP 4711',
      memo: 'May',
      metadata: { batch: '7' },
    });
    expect(payment).toMatchObject({
      id: expect.stringMatching(/^pay_/),
      status: 'received',
      customerId,
      clientName: 'Acme Ltd',
      date: '2026-05-04',
      amount: '120.00',
      currency: 'GBP',
      exchangeRate: '1',
      baseAmount: '120.00',
      method: 'bank_transfer',
      reference: 'FP 4711',
      metadata: { batch: '7' },
      balance: '120.00',
      refundedAmount: '0.00',
      allocations: [],
      test: false,
    });
    const entry = await entryOf(books.live, payment.journalEntryId);
    expect(entry).toMatchObject({
      date: '2026-05-04',
      sourceType: 'payment',
      documentNumber: 'FP 4711',
      memo: 'May',
    });
    expect(written(entry)).toEqual(['Dr 1200 120.00', 'Cr 1100 120.00']);
    expect((await books.live.get(`/payments/${payment.id}`)).body).toEqual(payment);
  });

  it('settles what the request names, in order, and keeps the rest', async () => {
    const customerId = await customer(books);
    const [first, second] = [await issued(books, { customerId }), await issued(books, { customerId })];
    const before = await lastEvent(books);
    const payment = await paid(books, {
      customerId,
      amount: 200,
      allocations: [{ invoiceId: first.id }, { invoiceId: second.id, amount: 50 }],
    });
    expect(payment).toMatchObject({
      balance: '30.00',
      allocations: [
        {
          kind: 'applied',
          invoiceId: first.id,
          amount: '120.00',
          date: '2026-05-20',
          journalEntryId: null,
          unappliedOn: null,
        },
        { invoiceId: second.id, amount: '50.00' },
      ],
    });
    expect([await due(books, first.id), await due(books, second.id)]).toEqual(['0.00', '70.00']);
    expect((await books.live.get(`/invoices/${first.id}`)).body).toMatchObject({
      paymentStatus: 'paid',
      amountSettled: '120.00',
    });
    expect((await books.live.get(`/invoices/${second.id}`)).body.paymentStatus).toBe('partially_paid');
    expect(await told(books, before)).toEqual(['payment.received', 'payment.allocated', 'invoice.paid']);
    expect(await books.balances()).toMatchObject({ '1200': '200.00', '1100': '40.00' });
  });

  it('of whoever is invoiced first, where the request does not say', async () => {
    const invoice = await issued(books, { clientName: 'Zenith plc' });
    const { customerId, clientName } = await created(books.live, '/payments', {
      amount: 120,
      allocations: [{ invoiceId: invoice.id }],
    });
    expect([customerId, clientName]).toEqual([null, 'Zenith plc']);
  });

  it('before the invoice is allocated on the invoice’s date', async () => {
    const invoice = await issued(books, { issueDate: '2026-05-10' });
    const payment = await paid(books, { date: '2026-05-02', allocations: [{ invoiceId: invoice.id }] });
    expect(payment.allocations).toMatchObject([{ date: '2026-05-10' }]);
    expect(await books.balances('2026-05-09')).toMatchObject({ '1100': '-120.00' });
  });

  it('settles a debt that came of a manual entry', async () => {
    const customerId = await customer(books);
    const lines = [
      { accountCode: '1100', debit: 60, customerId },
      { accountCode: '7500', credit: 60 },
    ];
    const entry = await created(books.live, '/journal/entries', { date: '2026-05-04', lines });
    const openItemId = entry.lines[0].openItemId as string;
    const payment = await paid(books, { customerId, allocations: [{ openItemId }] });
    expect(payment).toMatchObject({
      balance: '60.00',
      allocations: [{ debitItemId: openItemId, invoiceId: null }],
    });
    const reversal = await books.live.post(`/journal/entries/${entry.id as string}/reverse`);
    expectRefusal(reversal, { status: 409, code: 'conflict', reason: 'credit_consumed' });
  });

  it('can come to another account of the bank', async () => {
    const account = (await books.live.get('/accounts?limit=200')).body.data.find(
      ({ code }: { code: string }) => code === '1210',
    );
    await paid(books, { bankAccountId: account.id });
    expect(await books.balances()).toEqual({ '1210': '120.00', '1100': '-120.00' });
  });

  describe('is refused', () => {
    const post = (changes: object) =>
      books.live.post('/payments', { clientName: 'Acme Ltd', amount: 120, ...changes });

    it('without a payer, an amount, or with one that is too fine', async () => {
      expectInvalid(await books.live.post('/payments', { amount: 120 }), 'clientName');
      expectInvalid(await post({ amount: undefined }), 'amount');
      expectInvalid(await post({ amount: 0 }), 'amount');
      expectInvalid(await post({ amount: '1.005' }), 'amount');
      expectInvalid(await post({ amount: '1.5', currency: 'JPY', exchangeRate: '0.005' }), 'amount');
      expectInvalid(await post({ method: 'shells' }), 'method');
    });

    it('in the future, or before a lock', async () => {
      expectRefusal(await post({ date: '2026-05-21' }), {
        status: 422,
        code: 'date_in_future',
        field: 'date',
      });
      await books.live.post('/periods/per_2026-03/lock');
      expectRefusal(await post({ date: '2026-03-31' }), { status: 403, code: 'period_locked' });
    });

    it('into a control account, an income account or none', async () => {
      const accounts = (await books.live.get('/accounts?limit=200')).body.data as {
        id: string;
        code: string;
      }[];
      for (const code of ['1100', '4000', '2200']) {
        const bankAccountId = accounts.find((each) => each.code === code)?.id;
        const refused = await post({ bankAccountId });
        expectRefusal(refused, { status: 422, code: 'account_type_mismatch', field: 'bankAccountId' });
      }
      expectNotFound(await post({ bankAccountId: 'acc_unknown' }));
    });

    it('with an allocation to nothing, to a draft, to another’s invoice, or beyond it; and books nothing', async () => {
      const customerId = await customer(books);
      const [mine, draft] = [
        await issued(books),
        await created(books.live, '/invoices', {
          clientName: 'Acme Ltd',
          items: [{ description: 'x', quantity: 1, unitPrice: 1, taxRate: 20 }],
        }),
      ];
      const before = await books.counts();
      const to = (target: object, changes: object = {}) => post({ ...changes, allocations: [target] });
      expectNotFound(await to({ invoiceId: 'inv_unknown' }));
      expectNotFound(await to({ openItemId: 'oi_unknown' }));
      expectInvalid(await to({}), 'allocations.0.invoiceId');
      expectInvalid(await to({ invoiceId: mine.id, openItemId: mine.id }), 'allocations.0.invoiceId');
      expectInvalid(await to({ invoiceId: mine.id, amount: '0.001' }), 'allocations.0.amount');
      expectRefusal(await to({ invoiceId: draft.id }), {
        status: 409,
        code: 'conflict',
        reason: 'invoice_not_issued',
      });
      const others = await to({ invoiceId: mine.id }, { clientName: undefined, customerId });
      expectRefusal(others, { status: 422, code: 'customer_mismatch' });
      const foreign = await to({ invoiceId: mine.id }, { currency: 'EUR', exchangeRate: '0.85' });
      expectRefusal(foreign, { status: 422, code: 'currency_mismatch' });
      const beyond = await to({ invoiceId: mine.id, amount: '120.01' });
      expectRefusal(beyond, { status: 422, code: 'allocation_exceeds_open_amount', field: 'allocations.0' });
      expect(beyond.body).toMatchObject({
        openItemId: expect.stringMatching(/^pay_/),
        asked: '120.01',
        open: '120.00',
      });
      expect(await books.counts()).toEqual(before);
    });
  });
});
