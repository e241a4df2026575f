import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { expectInvalid, expectRefusal } from '../../support/problems';
import { customer, due, paid } from '../../support/receivables';
import { eventsOf } from '../../support/traces';

/** Its promises for credit notes of an invoice: issued at once, within what is left, with the refund of a payment. */
describe('What a core billing service promises of crediting an invoice', () => {
  let app: TestApp;
  let books: Books;
  let customerId: string;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2025-03-10T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
    customerId = await customer(books);
  });

  const sold = (changes: object = {}) => issued(books, { customerId, issueDate: '2025-03-03', ...changes });
  const paidInFull = async () => {
    const invoice = await sold();
    const allocations = [{ invoiceId: invoice.id, amount: 120 }];
    const payment = await paid(books, { customerId, date: '2025-03-05', allocations });
    return { invoice, payment };
  };
  const credit = (request: object) => books.live.post('/credit-notes', { status: 'issued', ...request });
  const credited = (request: object) =>
    created(books.live, '/credit-notes', { status: 'issued', ...request });

  it('issues the credit of an invoice in one step, without a draft', async () => {
    const { invoice } = await paidInFull();
    const note = await credited({ invoiceId: invoice.id, amount: 60 });
    expect(note).toMatchObject({ status: 'issued', number: 'CN-2025-0001', invoiceNumber: invoice.number });
    const types = (await eventsOf(books.live, note.id)).map(({ type }) => type);
    expect(types).toEqual(['credit_note.created', 'credit_note.issued']);
    expect(await books.balances()).toEqual({
      1100: '-60.00',
      1200: '120.00',
      2200: '-10.00',
      4000: '-50.00',
    });
  });

  it('never exceeds what is left to credit, of the invoice, of a line, or of a rate', async () => {
    const items = [
      { description: 'Widget', quantity: 2, unitPrice: 50, taxRate: 20 },
      { description: 'Book', quantity: 1, unitPrice: 100, taxRate: 5 },
    ];
    const invoice = await sold({ items });
    const invoiceId = invoice.id;
    const [widget] = invoice.items;
    await credited({ invoiceId, items: [{ invoiceLineId: widget.id, quantity: 1 }] });
    const [counts, balances] = [await books.counts(), await books.balances()];
    const free = (unitPrice: string, taxRate: number) => ({
      items: [{ description: 'Goodwill', quantity: 1, unitPrice, taxRate }],
    });
    const refusals = [
      [{ amount: '165.01' }, { asked: '165.01', left: '165.00' }],
      [{ items: [{ invoiceLineId: widget.id, quantity: 2 }] }, { invoiceLineId: widget.id }],
      [{ items: [{ invoiceLineId: widget.id, amount: '50.01' }] }, { asked: '50.01', left: '50.00' }],
      [free('50.01', 20), { asked: '50.01', left: '50.00' }],
      [free('1.00', 17.5), { asked: '1.00', left: '0.00' }],
    ] as const;
    for (const [request, told] of refusals) {
      const refused = await credit({ invoiceId, ...request });
      expectRefusal(refused, { status: 422, code: 'credit_exceeds_invoice' });
      expect(refused.body).toMatchObject({ invoiceId, ...told });
    }
    expect(await books.counts()).toEqual(counts);
    expect(await books.balances()).toEqual(balances);

    await credited({ invoiceId, amount: '165.00' });
    expectRefusal(await credit({ invoiceId, amount: '0.01' }), {
      status: 422,
      code: 'credit_exceeds_invoice',
    });
    expect(await books.balances()).toEqual({ 1100: '0.00', 2200: '0.00', 4000: '0.00' });
  });

  it('lets one of two requests pass that together ask too much', async () => {
    const invoice = await sold();
    const answers = await Promise.all(
      [80, 80, 80].map((amount) => credit({ invoiceId: invoice.id, amount })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    expect(await due(books, invoice.id)).toBe('40.00');
    expect((await books.balances())['1100']).toBe('40.00');
  });

  it('starts the refund of a payment, which is not stored on the credit note', async () => {
    const { invoice, payment } = await paidInFull();
    const note = await credited({ invoiceId: invoice.id, amount: 90, paymentId: payment.id });
    expect(note).toMatchObject({ refundAmount: '90.00', refundedAmount: '90.00', balance: '0.00' });
    const { body: read } = await books.live.get(`/credit-notes/${note.id}`);
    for (const shown of [note, read]) expect(shown).not.toHaveProperty('paymentId');

    const { body: refunds } = await books.live.get(`/refunds?paymentId=${payment.id}`);
    expect(refunds.data).toEqual([
      expect.objectContaining({ creditNoteId: note.id, amount: '90.00', status: 'paid' }),
    ]);
    expect(written(await entryOf(books.live, refunds.data[0].journalEntryId))).toEqual([
      'Dr 1100 90.00',
      'Cr 1200 90.00',
    ]);
    expect((await books.live.get(`/payments/${payment.id}`)).body.refundedAmount).toBe('90.00');
    expect(await books.balances()).toEqual({ 1100: '0.00', 1200: '30.00', 2200: '-5.00', 4000: '-25.00' });
  });

  it('refunds a payment no further than it goes, and leaves no credit note behind', async () => {
    const { payment } = await paidInFull();
    const dearer = await sold({ items: [{ description: 'X', quantity: 2, unitPrice: 100, taxRate: 20 }] });
    await paid(books, { customerId, amount: 240, allocations: [{ invoiceId: dearer.id }] });
    const [counts, balances] = [await books.counts(), await books.balances()];
    const refused = await credit({ invoiceId: dearer.id, amount: 121, paymentId: payment.id });
    expectRefusal(refused, { status: 422, code: 'refund_exceeds_payment' });
    expect(refused.body).toMatchObject({ asked: '121.00', left: '120.00' });
    expect(await books.counts()).toEqual(counts);
    expect(await books.balances()).toEqual(balances);
  });

  it('credits a line of several taxes by each of them', async () => {
    const taxes = [
      { rate: 20, category: 'S', name: 'VAT' },
      { rate: 5, category: 'S', name: 'City tax' },
    ];
    const invoice = await sold({ items: [{ description: 'Night', quantity: 2, unitPrice: 80, taxes }] });
    expect(invoice.totals).toEqual({ net: '160.00', tax: '40.00', gross: '200.00' });
    const line = { invoiceLineId: invoice.items[0].id, quantity: 1 };
    const note = await credited({ invoiceId: invoice.id, items: [line] });
    expect(note.items[0]).toMatchObject({
      net: '80.00',
      tax: '20.00',
      gross: '100.00',
      taxes: [
        { name: 'VAT', rate: '20', category: 'S', tax: '16.00' },
        { name: 'City tax', rate: '5', category: 'S', tax: '4.00' },
      ],
    });
    expect(written(await entryOf(books.live, note.journalEntryId))).toEqual([
      'Dr 4000 80.00 S20',
      'Dr 2200 16.00 S20',
      'Dr 2200 4.00 S5',
      'Cr 1100 100.00',
    ]);
    for (const total of ['net', 'tax', 'gross', 'total']) {
      const told = { invoiceId: invoice.id, items: [{ ...line, [total]: '80.00' }] };
      expectInvalid(await credit(told), `items.0.${total}`);
    }
  });

  it('takes an own number for the credit of an invoice, once, or numbers it plainly', async () => {
    const invoiceId = (await sold()).id;
    expect((await credited({ invoiceId, amount: 12, number: 'RMA/77' })).number).toBe('RMA/77');
    const again = await credit({ invoiceId, amount: 12, number: 'RMA/77' });
    expectRefusal(again, { status: 409, code: 'conflict', reason: 'number_taken' });
    await books.live.patch('/organisation', { numberSeries: { credit_note: '{seq}' } });
    const numbers = [];
    for (let made = 0; made < 3; made += 1) numbers.push(await credited({ invoiceId, amount: 12 }));
    expect(numbers.map(({ number }) => number)).toEqual(['1', '2', '3']);
    expect(await due(books, invoiceId)).toBe('72.00');
  });
});
