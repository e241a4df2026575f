import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written, writtenInBase } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { expectInvalid, expectNotFound, expectRefusal } from '../../support/problems';
import { customer, due, lastEvent, paid, told } from '../../support/receivables';

describe('What was open in another system', () => {
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
    customerId = await customer(books);
  });

  const openInvoice = (changes: object = {}): object => ({
    type: 'invoice',
    number: 'OLD-1',
    customerId,
    issueDate: '2025-11-30',
    amount: '50.00',
    date: '2026-01-01',
    taxBreakdown: [
      { taxRate: 20, net: 100, tax: 20 },
      { taxRate: 5, net: 40, tax: 2 },
    ],
    ...changes,
  });
  const credit = (changes: object = {}): object => ({
    type: 'credit',
    number: 'OLDCN-1',
    customerId,
    amount: 30,
    date: '2026-01-01',
    ...changes,
  });
  const open = (request: object) => books.live.post('/opening-items', request);
  const opened = (request: object) => created(books.live, '/opening-items', request);

  it('an open invoice comes in against the opening balance, with what is still open of it', async () => {
    const item = await opened(openInvoice());
    expect(item).toMatchObject({
      id: expect.stringMatching(/^inv_/),
      type: 'invoice',
      status: 'open',
      number: 'OLD-1',
      customerId,
      date: '2026-01-01',
      issueDate: '2025-11-30',
      dueDate: '2025-12-30',
      taxPoint: '2025-11-30',
      currency: 'GBP',
      amount: '50.00',
      gross: '162.00',
      openAmount: '50.00',
      taxBreakdown: [
        { taxRate: '20', taxCategory: 'S', net: '100.00', tax: '20.00' },
        { taxRate: '5', taxCategory: 'S', net: '40.00', tax: '2.00' },
      ],
    });
    const entry = await entryOf(books.live, item.journalEntryId);
    expect(entry).toMatchObject({ date: '2026-01-01', sourceType: 'opening', documentNumber: 'OLD-1' });
    expect(written(entry)).toEqual(['Dr 1100 50.00', 'Cr 3100 50.00']);
    expect((await books.live.get(`/opening-items/${item.id as string}`)).body).toEqual(item);
    const invoice = (await books.live.get(`/invoices/${item.id as string}`)).body;
    expect(invoice).toMatchObject({
      number: 'OLD-1',
      status: 'issued',
      amountDue: '50.00',
      amountSettled: '112.00',
      paymentStatus: 'partially_paid',
      totals: { net: '140.00', tax: '22.00', gross: '162.00' },
    });
    expect(await told(books, 0)).toContain('opening_item.created');
  });

  it('is paid and written off like any other invoice', async () => {
    const { id } = await opened(openInvoice());
    await paid(books, { clientName: undefined, customerId, amount: 20, allocations: [{ invoiceId: id }] });
    expect(await due(books, id)).toBe('30.00');
    const writeOff = await books.live.post(`/invoices/${id as string}/write-offs`, { reason: 'Gone' });
    expect(writeOff.body).toMatchObject({ amount: '30.00' });
    expect(await books.balances()).toMatchObject({ '1100': '0.00', '8100': '30.00', '3100': '-50.00' });
  });

  it('a credit comes in the other way round, is applied, taken back and paid back', async () => {
    const item = await opened(credit());
    expect(item).toMatchObject({
      id: expect.stringMatching(/^oi_/),
      type: 'credit',
      gross: null,
      openAmount: '30.00',
    });
    expect(written(await entryOf(books.live, item.journalEntryId))).toEqual([
      'Dr 3100 30.00',
      'Cr 1100 30.00',
    ]);
    const invoice = await issued(books, { customerId, issueDate: '2026-05-01' });
    const path = `/opening-items/${item.id as string}`;
    const before = await lastEvent(books);
    const applied = await books.live.post(`${path}/allocations`, {
      allocations: [{ invoiceId: invoice.id }],
    });
    expect(applied.body).toMatchObject({
      openAmount: '0.00',
      allocations: [{ amount: '30.00', invoiceId: invoice.id }],
    });
    expect((await books.live.get(path)).body).toEqual(applied.body);
    expect(await due(books, invoice.id)).toBe('90.00');
    const undone = await books.live.delete(`${path}/allocations/${applied.body.allocations[0].id as string}`);
    expect(undone.body).toMatchObject({ openAmount: '30.00', allocations: [{ unappliedOn: '2026-05-20' }] });
    const refund = await books.live.post(`${path}/refunds`, { amount: 10 });
    expect(refund.body).toMatchObject({ source: 'balance', customerId, amount: '10.00' });
    expect((await books.live.get(path)).body.openAmount).toBe('20.00');
    expect(await told(books, before)).toEqual([
      'opening_item.allocated',
      'opening_item.unallocated',
      'refund.paid',
    ]);
    const beyond = await books.live.post(`${path}/refunds`, { amount: 21 });
    expectRefusal(beyond, { status: 422, code: 'refund_exceeds_open_amount' });
  });

  it('comes in by the thousand, all or nothing', async () => {
    const items = Array.from({ length: 1000 }, (_, i) =>
      i % 2 === 0
        ? openInvoice({ number: `OLD-${i}`, amount: 1 })
        : credit({ number: `OLDCN-${i}`, amount: 1 }),
    );
    const { data, ...rest } = await opened({ items });
    expect(rest).toEqual({ created: 1000, test: false });
    expect(data[998]).toMatchObject({ type: 'invoice', number: 'OLD-998' });
    expect(await books.balances()).toMatchObject({ '1100': '0.00', '3100': '0.00' });
    const before = await books.counts();
    const refused = await open({ items: [credit(), openInvoice({ number: 'OLD-2' }), credit()] });
    expectRefusal(refused, { status: 409, code: 'conflict', reason: 'number_taken' });
    expect(refused.body.index).toBe(1);
    expectInvalid(await open({ items: [credit(), credit({ amount: 0 })] }), 'items.1.amount');
    expectInvalid(await open({ items: [credit(), openInvoice({ gross: 1 })] }), 'items.1.gross');
    expectInvalid(await open({ items: [] }), 'items');
    expectInvalid(await open({ items: [...items, credit()] }), 'items');
    expectInvalid(await open({ items: [credit()], number: 'X' }), 'number');
    expect(await books.counts()).toEqual(before);
  }, 30_000);

  it('takes a number that no invoice has and the series will not give', async () => {
    const mine = await issued(books, { number: 'OWN-1' });
    expect(mine.number).toBe('OWN-1');
    const taken = { status: 409, code: 'conflict', reason: 'number_taken' } as const;
    expectRefusal(await open(openInvoice({ number: 'OWN-1' })), taken);
    expectRefusal(await open({ items: [openInvoice(), openInvoice()] }), taken);
    const fits = await open(openInvoice({ number: 'INV-2026-0007' }));
    expectRefusal(fits, { status: 409, code: 'conflict', reason: 'number_series_taken' });
    await opened(openInvoice({ number: 'INV-2025-0007' }));
    expectRefusal(
      await books.live.post('/invoices', {
        clientName: 'A',
        number: 'INV-2025-0007',
        status: 'issued',
        items: [{ description: 'x', quantity: 1, unitPrice: 1, taxRate: 20 }],
      }),
      taken,
    );
    expect((await issued(books, {})).number).toBe('INV-2026-0001');
  });

  it('is undone while nothing was done with it', async () => {
    const [invoice, payment] = [
      await opened(openInvoice()),
      await paid(books, { clientName: undefined, customerId }),
    ];
    const void_ = (id: string, request: object = {}) => books.live.post(`/opening-items/${id}/void`, request);
    const applied = await books.live.post(`/payments/${payment.id as string}/allocations`, {
      allocations: [{ invoiceId: invoice.id, amount: 5 }],
    });
    const used = await void_(invoice.id);
    expectRefusal(used, { status: 409, code: 'conflict', reason: 'opening_item_used' });
    expect(used.body).toMatchObject({ amount: '50.00', openAmount: '45.00' });
    const allocation = applied.body.allocations[0].id as string;
    await books.live.delete(`/payments/${payment.id as string}/allocations/${allocation}`);
    const before = await lastEvent(books);
    const { status, body } = await void_(invoice.id, { reason: 'Was paid long ago' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'voided',
      openAmount: '0.00',
      reversalEntryId: expect.stringMatching(/^je_/),
    });
    expect((await books.live.get(`/opening-items/${invoice.id as string}`)).body).toEqual(body);
    expect((await books.live.get(`/invoices/${invoice.id as string}`)).body).toMatchObject({
      status: 'voided',
      voidReason: 'Was paid long ago',
    });
    expect(await told(books, before)).toEqual(['opening_item.voided']);
    expectRefusal(await void_(invoice.id), { status: 409, code: 'conflict', reason: 'already_voided' });
    const other = await opened(credit());
    expect((await void_(other.id)).body.status).toBe('voided');
    expect(await books.balances()).toMatchObject({ '3100': '0.00' });
  });

  it('in another currency stands at the rate of the opening date', async () => {
    await books.live.put('/exchange-rates', {
      rates: [{ currency: 'EUR', date: '2025-12-31', rate: '0.87' }],
    });
    const item = await opened(openInvoice({ currency: 'EUR', taxBreakdown: undefined }));
    expect(item.exchangeRate).toBe('0.87');
    expect(writtenInBase(await entryOf(books.live, item.journalEntryId))).toEqual([
      'Dr 1100 43.50',
      'Cr 3100 43.50',
    ]);
  });

  it('is found by type, customer, number and currency', async () => {
    const invoice = await opened(openInvoice());
    const other = await opened(credit());
    const found = async (query: string) =>
      (await books.live.get(`/opening-items?${query}`)).body.data.map(
        (each: { id: string }) => each.id,
      ) as string[];
    expect((await found('')).sort()).toEqual([invoice.id, other.id].sort());
    expect(await found('type=invoice')).toEqual([invoice.id]);
    expect(await found('type=credit&currency=GBP')).toEqual([other.id]);
    expect(await found(`customerId=${customerId}&number=OLD-1`)).toEqual([invoice.id]);
    const { body } = await books.live.get('/opening-items?limit=1');
    expect(await found(`limit=1&cursor=${body.pagination.nextCursor as string}`)).toHaveLength(1);
  });

  it('is refused when it is not right', async () => {
    expectInvalid(await open(openInvoice({ type: 'debt' })), 'type');
    expectInvalid(await open(openInvoice({ number: undefined })), 'number');
    expectInvalid(await open(openInvoice({ issueDate: '2026-01-02' })), 'issueDate');
    expectInvalid(await open(openInvoice({ amount: 163 })), 'amount');
    expectInvalid(await open(openInvoice({ customerId: undefined })), 'customerId');
    expectInvalid(await open(credit({ taxBreakdown: [{ taxRate: 20, net: 1, tax: 0 }] })), 'taxBreakdown');
    expectNotFound(await open(credit({ customerId: 'cus_unknown' })));
    expectRefusal(await open(credit({ date: '2026-05-21' })), { status: 422, code: 'date_in_future' });
    expectRefusal(await open(credit({ currency: 'EUR' })), { status: 422, code: 'exchange_rate_required' });
    await books.live.put('/periods/locks', { all: '2026-01-31' });
    expectRefusal(await open(credit()), { status: 403, code: 'period_locked' });
    const { id } = await opened(openInvoice({ date: '2026-02-01' }));
    expectNotFound(await books.live.post(`/opening-items/${id as string}/refunds`, {}));
    expectNotFound(await books.live.get(`/opening-items/${(await issued(books)).id as string}`));
  });
});
