import { startTestApp, type TestApp } from '../../../support/app';
import { created, openBooks, type Books } from '../../../support/books';
import { entryOf, written } from '../../../support/entries';
import { assertBooksHold } from '../../../support/invariants';
import { issued } from '../../../support/invoices';
import { expectInvalid } from '../../../support/problems';

/** Two rates, a discount, a text line: net 100.00 + 40.00 + 8.00, tax 28.00. */
const ITEMS = [
  { description: 'Widget', quantity: 4, unitPrice: 25, taxRate: 20 },
  { lineType: 'text', description: 'As agreed' },
  { description: 'Gadget', quantity: 3, unitPrice: 15, discount: 5, taxRate: 20 },
  { description: 'Book', quantity: 2, unitPrice: 4, taxRate: 0 },
];

describe('A credit note of an invoice', () => {
  let app: TestApp;
  let books: Books;
  let invoice: Awaited<ReturnType<typeof issued>>;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
    invoice = await issued(books, { items: ITEMS, issueDate: '2026-05-04' });
  });

  const credit = (request: object) =>
    created(books.live, '/credit-notes', { invoiceId: invoice.id, ...request });
  const left = async () => (await books.live.get(`/invoices/${invoice.id}/creditable`)).body;
  const line = (at: number): string => invoice.items[at].id;

  it('credits a line by quantity, with its share of the discount', async () => {
    const note = await credit({ items: [{ invoiceLineId: line(2), quantity: 1 }] });
    expect(note).toMatchObject({
      invoiceId: invoice.id,
      invoiceNumber: invoice.number,
      clientName: 'Acme Ltd',
      totals: { net: '13.33', tax: '2.67', gross: '16.00' },
      items: [
        {
          description: 'Gadget',
          quantity: '1',
          unitPrice: '15',
          discount: '1.67',
          net: '13.33',
          invoiceLineId: line(2),
        },
      ],
      taxBreakdown: [{ category: 'S', rate: '20', taxable: '13.33', tax: '2.67' }],
    });
    expect((await left()).lines[1]).toMatchObject({ quantity: '2', net: '26.67' });
    expect(written(await entryOf(books.live, note.journalEntryId))).toEqual([
      'Dr 4000 13.33 S20',
      'Dr 2200 2.67 S20',
      'Cr 1100 16.00',
    ]);
  });

  it('credits a line by amount, which leaves its quantity', async () => {
    const note = await credit({ items: [{ invoiceLineId: line(0), amount: '12.50' }] });
    expect(note.items).toMatchObject([
      { description: 'Widget', quantity: '1', unitPrice: '12.5', net: '12.50', tax: '2.50', gross: '15.00' },
    ]);
    expect((await left()).lines[0]).toMatchObject({ quantity: '4', net: '87.50', tax: '17.50' });
  });

  it('spreads a free-form line over the lines of its rate', async () => {
    const note = await credit({
      items: [{ description: 'Goodwill', quantity: 1, unitPrice: 14, taxRate: 20 }],
    });
    expect(note.items).toMatchObject([
      {
        description: 'Goodwill',
        net: '14.00',
        tax: '2.80',
        invoiceLineId: null,
        quantity: '1',
        unitPrice: '14',
      },
    ]);
    expect((await left()).lines.map(({ net }: { net: string }) => net)).toEqual(['90.00', '36.00', '8.00']);
  });

  it('takes all forms in one, and keeps the text between them', async () => {
    const note = await credit({
      items: [
        { invoiceLineId: line(0), quantity: 1 },
        { lineType: 'text', description: 'Faulty' },
        { invoiceLineId: line(2), amount: 10 },
        { lineType: 'separator' },
        { description: 'Goodwill', quantity: 2, unitPrice: '2.50', taxRate: 20 },
        { description: 'Torn', quantity: 1, unitPrice: 4, taxRate: 0 },
      ],
    });
    expect(note).toMatchObject({
      totals: { net: '44.00', tax: '8.00', gross: '52.00' },
      items: [
        { net: '25.00', invoiceLineId: line(0) },
        { lineType: 'text', description: 'Faulty', net: '0.00' },
        { net: '10.00', invoiceLineId: line(2) },
        { lineType: 'separator' },
        { net: '5.00' },
        { net: '4.00', tax: '0.00', taxCategory: 'Z' },
      ],
      taxBreakdown: [
        { category: 'S', rate: '20', taxable: '40.00', tax: '8.00' },
        { category: 'Z', rate: '0', taxable: '4.00', tax: '0.00' },
      ],
    });
    expect(await books.balances()).toEqual({ 1100: '124.00', 2200: '-20.00', 4000: '-104.00' });
  });

  it('spreads a flat amount over the rates, one line a rate', async () => {
    const note = await credit({ amount: '88.00', reason: 'Late' });
    expect(note).toMatchObject({
      totals: { net: '74.00', tax: '14.00', gross: '88.00' },
      items: [
        { description: 'Late', quantity: '1', unitPrice: '70', net: '70.00', tax: '14.00', taxRate: '20' },
        { description: 'Late', quantity: '1', unitPrice: '4', net: '4.00', tax: '0.00', taxRate: '0' },
      ],
    });
    const named = await credit({ amount: '1' });
    expect(named.items[0].description).toBe(`Credit of invoice ${invoice.number}`);
  });

  it('is of the invoice by its number too', async () => {
    const note = await created(books.live, '/credit-notes', { invoiceNumber: invoice.number, amount: 176 });
    expect(note).toMatchObject({ invoiceId: invoice.id, totals: invoice.totals });
    expect(await books.balances()).toEqual({ 1100: '0.00', 2200: '0.00', 4000: '0.00' });
    expect(await left()).toMatchObject({ net: '0.00', tax: '0.00', gross: '0.00' });
    expect((await books.live.get(`/invoices/${invoice.id}`)).body).toMatchObject({
      creditStatus: 'credited',
      amountDue: '0.00',
      amountCredited: '176.00',
    });
  });

  it('is found by its invoice, and shows it on demand', async () => {
    const note = await credit({ amount: 10 });
    await books.credited();
    const { body } = await books.live.get(`/credit-notes?invoiceId=${invoice.id}`);
    expect(body.data).toEqual([note]);
    const shown = await books.live.get(`/credit-notes/${note.id}?expand=invoice`);
    expect(shown.body.invoice).toMatchObject({ id: invoice.id, amountDue: '166.00' });
    const alone = await books.live.get(`/credit-notes/${(await books.credited()).id}?expand=invoice`);
    expect(alone.body.invoice).toBeNull();
  });

  it('takes what was free of charge back by quantity, and posts nothing', async () => {
    const free = { description: 'Sample', quantity: 3, unitPrice: 0, taxRate: 20 };
    const { id, items } = await issued(books, { items: [...ITEMS, free] });
    const request = { invoiceId: id, items: [{ invoiceLineId: items[4].id, quantity: 2 }] };
    const note = await created(books.live, '/credit-notes', request);
    expect(note).toMatchObject({ totals: { gross: '0.00' }, journalEntryId: null, balance: '0.00' });
    const { body } = await books.live.get(`/invoices/${id}/creditable`);
    expect(body.lines[3]).toMatchObject({ quantity: '1', net: '0.00' });
    const voided = await books.live.patch(`/credit-notes/${note.id}`, { action: 'void' });
    expect(voided.body.status).toBe('voided');
    expect((await books.live.get(`/invoices/${id}/creditable`)).body.lines[3].quantity).toBe('3');
  });

  it.each([
    [
      'a line that the invoice has not',
      { invoiceLineId: 'il_unknown', quantity: 1 },
      'items.0.invoiceLineId',
    ],
    ['a line without quantity or amount', () => ({ invoiceLineId: line(0) }), 'items.0.quantity'],
    ['both', () => ({ invoiceLineId: line(0), quantity: 1, amount: 1 }), 'items.0.quantity'],
    [
      'a price for a line of the invoice',
      () => ({ invoiceLineId: line(0), quantity: 1, unitPrice: 9 }),
      'items.0.unitPrice',
    ],
    ['an amount without a line', { description: 'x', amount: 1 }, 'items.0.amount'],
    ['a text line of the invoice', () => ({ invoiceLineId: line(1), quantity: 1 }), 'items.0.invoiceLineId'],
    [
      'dimensions of its own',
      () => ({ invoiceLineId: line(0), quantity: 1, dimensions: { a: 'b' } }),
      'items.0.dimensions',
    ],
    ['an amount finer than a penny', () => ({ invoiceLineId: line(0), amount: '0.001' }), 'items.0.amount'],
  ])('refuses %s', async (_, item, field) => {
    const items = [typeof item === 'function' ? item() : item];
    expectInvalid(await books.live.post('/credit-notes', { invoiceId: invoice.id, items }), field);
  });
});
