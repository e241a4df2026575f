import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { expectInvalid, expectRefusal } from '../../support/problems';
import { customer, due } from '../../support/receivables';

/** Its promises for lines that name a price, and for the VAT of them. */
describe('What a billing suite promises of lines from the catalogue', () => {
  let app: TestApp;
  let books: Books;
  let priceId: string;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  const open = async (settings: object = {}): Promise<void> => {
    books = await openBooks(app, settings);
    const product = await created(books.live, '/products', { name: 'Licence', taxCode: 'standard' });
    priceId = (await created(books.live, '/prices', { productId: product.id, unitPrice: '40' })).id;
  };
  beforeEach(() => open());

  it('credits a price by quantity, at its own unit price or at a positive one of the line', async () => {
    const note = await books.credited({
      items: [
        { priceId, quantity: 2 },
        { lineType: 'text', description: 'As agreed, below the list' },
        { priceId, quantity: 2, unitPrice: '2.50' },
        { lineType: 'separator' },
      ],
    });
    expect(note.items).toMatchObject([
      { lineType: 'item', description: 'Licence', unitPrice: '40', net: '80.00', taxRate: '20' },
      { lineType: 'text', unitPrice: null },
      { lineType: 'item', description: 'Licence', unitPrice: '2.5', net: '5.00', signedNet: '-5.00' },
      { lineType: 'separator', unitPrice: null },
    ]);
    expect(written(await entryOf(books.live, note.journalEntryId))).toEqual([
      'Dr 4000 85.00 S20',
      'Dr 2200 17.00 S20',
      'Cr 1100 102.00',
    ]);
  });

  it('refuses a negative unitPrice beside a price with 400, and a price that is not there', async () => {
    const credit = (line: object) =>
      books.live.post('/credit-notes', { clientName: 'Acme Ltd', items: [{ quantity: 1, ...line }] });
    expectInvalid(await credit({ priceId, unitPrice: '-2.50' }), 'items.0.unitPrice');
    const unknown = await credit({ priceId: `${priceId.slice(0, -4)}zzzz` });
    expectRefusal(unknown, { status: 404, code: 'not_found' });
    expect(await books.balances()).toEqual({});
  });

  it('spreads a price over the lines of an invoice, up to what is left of them', async () => {
    const sold = await issued(books, { items: [{ priceId, quantity: 3 }] });
    expect(sold.totals).toEqual({ net: '120.00', tax: '24.00', gross: '144.00' });
    await created(books.live, '/credit-notes', { invoiceId: sold.id, items: [{ priceId, quantity: 1 }] });
    expect(await due(books, sold.id)).toBe('96.00');
    const tooMuch = { invoiceId: sold.id, items: [{ priceId, quantity: 3 }] };
    expectRefusal(await books.live.post('/credit-notes', tooMuch), {
      status: 422,
      code: 'credit_exceeds_invoice',
    });
    expect(await books.balances()).toEqual({ 1100: '96.00', 2200: '-16.00', 4000: '-80.00' });
  });

  it('takes a price that the shop no longer offers, since what was sold can be credited', async () => {
    await books.live.patch(`/prices/${priceId}`, { active: false });
    const items = [{ priceId, quantity: 1 }];
    expect((await books.credited({ items })).totals.net).toBe('40.00');
    const sale = await books.live.post('/invoices', { clientName: 'Acme Ltd', items });
    expectRefusal(sale, { status: 422, code: 'price_unavailable' });
  });

  it.each([
    ['at home', { country: 'GB' }, 'domestic', ['Dr 4000 40.00 S20', 'Dr 2200 8.00 S20', 'Cr 1100 48.00']],
    ['abroad', { country: 'FR' }, 'outside', ['Dr 4000 40.00 G0', 'Cr 1100 40.00']],
  ])('derives the VAT of a British seller to a customer %s', async (_, place, vatZone, postings) => {
    const customerId = await customer(books, place);
    expect((await books.live.get(`/customers/${customerId}`)).body.vatZone).toBe(vatZone);
    const note = await books.credited({ customerId, items: [{ priceId, quantity: 1 }] });
    expect(written(await entryOf(books.live, note.journalEntryId))).toEqual(postings);
  });

  it('derives it for a seller inside the EU by the three zones, from rates of its own', async () => {
    await open({ country: 'DE', baseCurrency: 'EUR', chartTemplate: 'generic' });
    const rate = (zone: string, tax: object) =>
      books.live.post('/tax-rates', { taxCode: 'standard', zone, validFrom: '2020-07-01', ...tax });
    for (const { status } of [
      await rate('domestic', { rate: 19 }),
      await rate('eu', { category: 'K', exemptionReason: 'Intra-community supply' }),
      await rate('outside', { category: 'G', exemptionReason: 'Export' }),
    ])
      expect(status).toBe(201);
    const vatOf = async (place: object) => {
      const customerId = await customer(books, place);
      const note = await books.credited({ customerId, items: [{ priceId, quantity: 1 }] });
      const [{ taxCategory, taxRate, tax }] = note.items;
      return `${taxCategory as string} ${taxRate as string} ${tax as string}`;
    };
    expect(await vatOf({ country: 'DE' })).toBe('S 19 7.60');
    expect(await vatOf({ country: 'FR' })).toBe('S 19 7.60');
    expect(await vatOf({ country: 'FR', vatNumber: 'FR40303265045' })).toBe('K 0 0.00');
    expect(await vatOf({ country: 'US' })).toBe('G 0 0.00');
    expect(await vatOf({ country: 'US', vatZone: 'domestic' })).toBe('S 19 7.60');
  });

  it('takes the rate of the tax point, and credits at the rate of the invoice whatever holds today', async () => {
    const items = [{ priceId, quantity: 1 }];
    const old = await issued(books, { issueDate: '2011-01-10', taxPoint: '2011-01-03', items });
    const next = await issued(books, { issueDate: '2011-01-10', items });
    expect([old.items[0].taxRate, next.items[0].taxRate]).toEqual(['17.5', '20']);
    expect([old.totals.tax, next.totals.tax]).toEqual(['7.00', '8.00']);

    const line = [{ invoiceLineId: old.items[0].id, quantity: 1 }];
    const note = await created(books.live, '/credit-notes', { invoiceId: old.id, items: line });
    expect([note.issueDate, note.items[0].taxRate, note.totals.tax]).toEqual(['2026-05-20', '17.5', '7.00']);
    expect(written(await entryOf(books.live, note.journalEntryId))).toEqual([
      'Dr 4000 40.00 S17.5',
      'Dr 2200 7.00 S17.5',
      'Cr 1100 47.00',
    ]);
    expect(await due(books, old.id)).toBe('0.00');
  });
});
