import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { expectInvalid, expectRefusal } from '../../support/problems';
import { customer, due } from '../../support/receivables';

/** Its promises for what of an invoice is credited, and for the tax and the date of that. */
describe('What a payments platform promises of the lines of a credited invoice', () => {
  let app: TestApp;
  let books: Books;
  let customerId: string;
  let priceId: string;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
    customerId = await customer(books);
    const product = await created(books.live, '/products', { name: 'Widget', taxCode: 'standard' });
    priceId = (await created(books.live, '/prices', { productId: product.id, unitPrice: '10' })).id;
  });

  const sold = (changes: object = {}) =>
    issued(books, {
      customerId,
      issueDate: '2026-03-15',
      items: [
        { description: 'Widget', quantity: 10, unitPrice: 10, taxRate: 20 },
        { description: 'Book', quantity: 1, unitPrice: 100, taxRate: 5 },
      ],
      ...changes,
    });
  const credited = (invoiceId: string, request: object) =>
    created(books.live, '/credit-notes', { invoiceId, ...request });

  it('credits a line by quantity, at its price', async () => {
    const invoice = await sold();
    const [widget] = invoice.items;
    const note = await credited(invoice.id, { items: [{ invoiceLineId: widget.id, quantity: 3 }] });
    expect(note.items[0]).toMatchObject({ invoiceLineId: widget.id, quantity: '3', net: '30.00' });
    expect(note.totals).toEqual({ net: '30.00', tax: '6.00', gross: '36.00' });
    const { body: left } = await books.live.get(`/invoices/${invoice.id}/creditable`);
    expect(left.lines[0]).toMatchObject({ quantity: '7', net: '70.00' });
    expect(await due(books, invoice.id)).toBe('189.00');
  });

  it('credits a flat amount, tax included, over the rates of the invoice', async () => {
    const invoice = await sold();
    const note = await credited(invoice.id, { amount: '112.50' });
    expect(note.totals).toEqual({ net: '100.00', tax: '12.50', gross: '112.50' });
    expect(written(await entryOf(books.live, note.journalEntryId))).toEqual(
      expect.arrayContaining(['Dr 2200 10.00 S20', 'Dr 2200 2.50 S5', 'Cr 1100 112.50']),
    );
    expect(await due(books, invoice.id)).toBe('112.50');
  });

  it('mixes the four forms in one credit note, and a flat amount takes the rest to exactly nothing', async () => {
    const invoice = await sold();
    const [widget, book] = invoice.items;
    const note = await credited(invoice.id, {
      items: [
        { invoiceLineId: widget.id, quantity: 2 },
        { invoiceLineId: book.id, amount: '33.33' },
        { priceId, quantity: 1 },
        { description: 'Goodwill', quantity: 1, unitPrice: '7.77', taxRate: 20 },
      ],
    });
    expect(note.items.map(({ net }: { net: string }) => net)).toEqual(['20.00', '33.33', '10.00', '7.77']);
    expect(note.totals).toEqual({ net: '71.10', tax: '9.22', gross: '80.32' });
    expect(await books.balances()).toEqual({ 1100: '144.68', 2200: '-15.78', 4000: '-128.90' });
    const { body: left } = await books.live.get(`/invoices/${invoice.id}/creditable`);
    expect(left.lines[0]).toMatchObject({ quantity: '8', net: '62.23' });
    expect(left.lines[1]).toMatchObject({ quantity: '1', net: '66.67' });

    await credited(invoice.id, { amount: '144.68' });
    expect(await books.balances()).toEqual({ 1100: '0.00', 2200: '0.00', 4000: '0.00' });
    expect((await books.live.get(`/invoices/${invoice.id}`)).body).toMatchObject({
      creditStatus: 'credited',
      amountCredited: '225.00',
      amountDue: '0.00',
    });
  });

  it('takes lines or a flat amount, not both, and a flat amount of an invoice only', async () => {
    const invoice = await sold();
    const both = { invoiceId: invoice.id, amount: 10, items: [{ priceId, quantity: 1 }] };
    expectInvalid(await books.live.post('/credit-notes', both), 'amount');
    const alone = { clientName: 'Acme Ltd', amount: 10 };
    expectRefusal(await books.live.post('/credit-notes', alone), {
      status: 422,
      code: 'amount_needs_invoice',
    });
    expect(await due(books, invoice.id)).toBe('225.00');
  });

  it('reverses tax in proportion at the rate of the invoice, the last credit all that is left', async () => {
    const items = [{ description: 'Licence', quantity: 3, unitPrice: '3.33', taxRate: 17.5 }];
    const invoice = await sold({ items });
    expect(invoice.totals).toEqual({ net: '9.99', tax: '1.75', gross: '11.74' });
    const line = { invoiceLineId: invoice.items[0].id, quantity: 1 };
    const taxes = [];
    for (let part = 0; part < 3; part += 1) {
      const { totals } = await credited(invoice.id, { items: [line] });
      taxes.push(totals.tax);
    }
    expect(taxes).toEqual(['0.58', '0.59', '0.58']);
    expect(await books.balances()).toEqual({ 1100: '0.00', 2200: '0.00', 4000: '0.00' });
  });

  it('dates the revenue to the credit note, never back into the month of the invoice', async () => {
    const invoice = await sold();
    const march = await books.balances('2026-03-31');
    const note = await credited(invoice.id, { amount: '22.50' });
    expect((await entryOf(books.live, note.journalEntryId)).date).toBe('2026-05-20');
    expect(await books.balances('2026-03-31')).toEqual(march);
    expect(await books.balances('2026-05-19')).toEqual(march);
    expect((await books.balances())['4000']).toBe('-180.00');

    const early = { invoiceId: invoice.id, amount: 10, issueDate: '2026-03-14' };
    expectRefusal(await books.live.post('/credit-notes', early), {
      status: 422,
      code: 'date_before_invoice',
    });
  });

  it('lists the credit notes of an invoice, by status too', async () => {
    const [one, other] = [await sold(), await sold()];
    const draft = await credited(one.id, { amount: 10, creditAmount: 10 });
    const voided = await credited(one.id, { amount: 10 });
    await books.live.patch(`/credit-notes/${voided.id}`, { action: 'void' });
    await credited(other.id, { amount: 10 });
    const ids = async (query: string) =>
      (await books.live.get(`/credit-notes?${query}`)).body.data.map(({ id }: { id: string }) => id);
    expect(await ids(`invoiceId=${one.id}`)).toEqual([voided.id, draft.id]);
    expect(await ids(`invoiceId=${one.id}&status=voided`)).toEqual([voided.id]);
    expect(await ids(`invoiceId=${one.id}&status=${draft.status as string}`)).toEqual([draft.id]);
    expect(await ids(`invoiceId=${other.id}&status=voided`)).toEqual([]);
  });

  it('exports the postings of a credit note beside those of its invoice', async () => {
    const invoice = await sold();
    const note = await credited(invoice.id, { amount: '112.50' });
    const { text } = await books.live.get('/journal/export?format=csv');
    const [, ...rows] = text.trim().split('\n');
    const of = (number: string) => rows.filter((row) => row.includes(number)).length;
    // Sales and VAT at two rates, and Debtors.
    expect([of(invoice.number), of(note.number), rows.length]).toEqual([5, 5, 10]);
  });
});
