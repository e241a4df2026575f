import { startTestApp, type TestApp } from '../../../support/app';
import { created, openBooks, type Books } from '../../../support/books';
import { entryOf, writtenInBase } from '../../../support/entries';
import { assertBooksHold } from '../../../support/invariants';
import { issued } from '../../../support/invoices';
import { customer, paid } from '../../../support/receivables';

describe('Crediting an invoice in a foreign currency', () => {
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

  const invoiced = (changes: object = {}) =>
    issued(books, {
      customerId,
      currency: 'EUR',
      exchangeRate: '0.857142',
      issueDate: '2026-05-04',
      items: [
        { description: 'Widget', quantity: 3, unitPrice: '33.33', taxRate: 20 },
        { description: 'Book', quantity: 7, unitPrice: '1.07', taxRate: 5 },
      ],
      ...changes,
    });
  const credit = (invoiceId: string, request: object) =>
    created(books.live, '/credit-notes', { invoiceId, ...request });

  it('uses its rate, whatever the rates table says now', async () => {
    await books.live.put('/exchange-rates', {
      rates: [{ currency: 'EUR', date: '2026-05-10', rate: '0.9' }],
    });
    const invoice = await invoiced();
    const note = await credit(invoice.id, { items: [{ invoiceLineId: invoice.items[0].id, quantity: 1 }] });
    expect(note).toMatchObject({ currency: 'EUR', exchangeRate: '0.857142', totals: { gross: '40.00' } });
    expect(writtenInBase(await entryOf(books.live, note.journalEntryId))).toEqual(
      expect.arrayContaining(['Dr 4000 28.57 S20', 'Cr 1100 34.29']),
    );
  });

  it('in parts leaves nothing in base, on no account, with a void in between', async () => {
    const invoice = await invoiced();
    const parts = [
      { items: [{ invoiceLineId: invoice.items[0].id, quantity: 1 }] },
      { amount: '0.01' },
      { items: [{ description: 'x', quantity: 1, unitPrice: '1.11', taxRate: 5 }] },
      { amount: '33.33' },
    ];
    const notes = [];
    for (const part of parts) notes.push(await credit(invoice.id, part));
    await books.live.patch(`/credit-notes/${notes[1]?.id as string}`, { action: 'void' });
    const { body: left } = await books.live.get(`/invoices/${invoice.id}/creditable`);
    await credit(invoice.id, { amount: left.gross });
    expect(new Set(Object.values(await books.balances()))).toEqual(new Set(['0.00']));
  });

  it('in a batch leaves nothing in base either', async () => {
    const invoice = await invoiced();
    const { gross } = invoice.totals;
    const parts = ['1.01', '2.02', '3.03', (Number(gross) - 6.06).toFixed(2)];
    const answer = await books.live.post('/credit-notes/batch', {
      creditNotes: parts.map((amount) => ({ invoiceId: invoice.id, amount })),
    });
    expect(answer.status).toBe(201);
    expect(new Set(Object.values(await books.balances()))).toEqual(new Set(['0.00']));
  });

  it('when it is reissued in place of another counts the voided one no more', async () => {
    const invoice = await invoiced();
    await credit(invoice.id, { amount: '13.37' });
    const note = await credit(invoice.id, { amount: '50.01' });
    const { body: left } = await books.live.get(`/invoices/${invoice.id}/creditable`);
    const gross = (Number(left.gross) + 50.01).toFixed(2);
    const { status } = await books.live.post(`/credit-notes/${note.id}/void-and-reissue`, {
      creditNote: { invoiceId: invoice.id, amount: gross },
    });
    expect(status).toBe(201);
    expect(new Set(Object.values(await books.balances()))).toEqual(new Set(['0.00']));
  });

  it('realises what the rates differ by when a payment of another rate is paid back', async () => {
    const invoice = await invoiced();
    const payment = await paid(books, {
      customerId,
      currency: 'EUR',
      exchangeRate: '0.9',
      amount: invoice.totals.gross,
      date: '2026-05-10',
      allocations: [{ invoiceId: invoice.id }],
    });
    await books.live.put('/exchange-rates', {
      rates: [{ currency: 'EUR', date: '2026-05-18', rate: '0.95' }],
    });
    const note = await credit(invoice.id, { amount: invoice.totals.gross, paymentId: payment.id });
    expect(note).toMatchObject({ balance: '0.00', status: 'applied' });
    // Received 127.85 × 0.9 = 115.07, paid back at 0.95 = 121.46: the difference is a loss.
    expect(await books.balances()).toMatchObject({ 1100: '0.00', 1200: '-6.39', 2200: '0.00', 4000: '0.00' });
  });
});
