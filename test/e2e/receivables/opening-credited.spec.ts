import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written, writtenInBase } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { expectRefusal } from '../../support/problems';
import { customer, due } from '../../support/receivables';

describe('Crediting an invoice that was open in another system', () => {
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

  const opened = (changes: object = {}) =>
    created(books.live, '/opening-items', {
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

  it('goes to Sales and VAT at its own rates, never to the opening balance', async () => {
    const { id } = await opened();
    const note = await books.credited({
      clientName: undefined,
      invoiceId: id,
      issueDate: '2026-05-04',
      items: [{ description: 'Returned', quantity: 1, unitPrice: 30, taxRate: 20 }],
    });
    expect(written(await entryOf(books.live, note.journalEntryId))).toEqual([
      'Dr 4000 30.00 S20',
      'Dr 2200 6.00 S20',
      'Cr 1100 36.00',
    ]);
    expect(note).toMatchObject({ prePaymentAmount: '36.00', postPaymentAmount: '0.00' });
    expect(await due(books, id)).toBe('14.00');
    expect(await books.balances()).toMatchObject({ '3100': '-50.00', '1100': '14.00' });
  });

  it('credits what was paid in the other system too: the rest of it is the customer’s', async () => {
    const { id } = await opened();
    const note = await books.credited({
      clientName: undefined,
      invoiceId: id,
      items: undefined,
      amount: 162,
    });
    expect(note).toMatchObject({ prePaymentAmount: '50.00', postPaymentAmount: '112.00', balance: '112.00' });
    expect((await books.live.get(`/invoices/${id as string}`)).body).toMatchObject({
      creditStatus: 'credited',
      amountDue: '0.00',
    });
    const voided = await books.live.patch(`/credit-notes/${note.id as string}`, { action: 'void' });
    expect(voided.status).toBe(200);
    expect(await due(books, id)).toBe('50.00');
    expect(await books.balances()).toMatchObject({ '4000': '0.00', '2200': '0.00', '1100': '50.00' });
  });

  it('keeps to its ceilings, by rate and in all', async () => {
    const { id } = await opened();
    const credit = (request: object) => books.live.post('/credit-notes', { invoiceId: id, ...request });
    const beyond = await credit({ amount: '162.01' });
    expectRefusal(beyond, { status: 422, code: 'credit_exceeds_invoice' });
    const rate = await credit({ items: [{ description: 'x', quantity: 1, unitPrice: 41, taxRate: 5 }] });
    expectRefusal(rate, { status: 422, code: 'credit_exceeds_invoice' });
  });

  it('is refused where its tax is not known: it can only be settled', async () => {
    const { id } = await opened({ taxBreakdown: undefined, gross: 162 });
    const credit = (request: object) => books.live.post('/credit-notes', { invoiceId: id, ...request });
    for (const request of [
      { amount: 10 },
      { items: [{ description: 'x', quantity: 1, unitPrice: 1, taxRate: 20 }] },
      { items: [{ description: 'x', quantity: 1, unitPrice: 1, taxRate: 0 }] },
    ])
      expectRefusal(await credit(request), { status: 422, code: 'opening_item_without_tax' });
    expect(await due(books, id)).toBe('50.00');
  });

  it('in another currency is at the invoice’s rate, and nets to zero in base', async () => {
    const { id } = await opened({ currency: 'EUR', exchangeRate: '0.8571' });
    const parts = [];
    for (const amount of ['33.33', '33.33', '95.34'])
      parts.push(await books.credited({ clientName: undefined, invoiceId: id, items: undefined, amount }));
    const entry = await entryOf(books.live, parts[0].journalEntryId);
    expect(writtenInBase(entry)).toContain('Cr 1100 28.57');
    expect(await due(books, id)).toBe('0.00');
  });

  it('is not voided as an invoice of ours is', async () => {
    const { id } = await opened({ amount: 162 });
    const void_ = await books.live.post(`/invoices/${id as string}/void`);
    expectRefusal(void_, { status: 409, code: 'conflict', reason: 'use_document_action' });
    expect((await books.live.post(`/opening-items/${id as string}/void`)).status).toBe(200);
  });
});
