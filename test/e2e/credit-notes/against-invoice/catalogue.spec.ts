import { startTestApp, type TestApp } from '../../../support/app';
import { created, openBooks, type Books } from '../../../support/books';
import { assertBooksHold } from '../../../support/invariants';
import { issued } from '../../../support/invoices';
import { expectInvalid, expectRefusal } from '../../../support/problems';
import { customer } from '../../../support/receivables';

describe('A credit of a price from the catalogue', () => {
  let app: TestApp;
  let books: Books;
  let priceId: string;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
    const { live } = books;
    const rates = [
      { taxCode: 'papers', rate: 20, validFrom: '2020-01-01', validTo: '2026-05-09' },
      { taxCode: 'papers', rate: 5, validFrom: '2026-05-10' },
      {
        taxCode: 'papers',
        zone: 'outside',
        rate: 0,
        category: 'G',
        exemptionReason: 'Export',
        validFrom: '2020-01-01',
      },
    ];
    for (const rate of rates) await created(live, '/tax-rates', rate);
    const product = await created(live, '/products', { name: 'Almanac', taxCode: 'papers' });
    priceId = (await created(live, '/prices', { productId: product.id, unitPrice: '12.50' })).id;
  });

  const line = (changes: object = {}) => ({ priceId, quantity: 2, ...changes });

  it('has the words, the price and the rate of the product, and its account', async () => {
    const account = await created(books.live, '/accounts', { code: '4030', name: 'Print', type: 'income' });
    const { productId } = (await books.live.get(`/prices/${priceId}`)).body;
    await books.live.patch(`/products/${productId}`, { accountId: account.id });
    const note = await books.credited({ items: [line()] });
    expect(note.items).toMatchObject([
      {
        description: 'Almanac',
        quantity: '2',
        unitPrice: '12.5',
        taxRate: '5',
        net: '25.00',
        tax: '1.25',
        priceId,
      },
    ]);
    expect(await books.balances()).toEqual({ 1100: '-26.25', 2200: '1.25', 4030: '25.00' });
  });

  it('has a unit price of its own where one is sent, but no negative one', async () => {
    const note = await books.credited({ items: [line({ unitPrice: 10, description: 'Torn almanac' })] });
    expect(note.items).toMatchObject([{ description: 'Torn almanac', net: '20.00' }]);
    const clientName = 'Acme Ltd';
    const negative = await books.live.post('/credit-notes', { clientName, items: [line({ unitPrice: -1 })] });
    expectInvalid(negative, 'items.0.unitPrice');
    const none = await books.live.post('/credit-notes', {
      clientName,
      items: [line({ priceId: 'price_x' })],
    });
    expectRefusal(none, { status: 404, code: 'not_found' });
    const text = await books.live.post('/credit-notes', { clientName, items: [line({ lineType: 'text' })] });
    expectInvalid(text, 'items.0.priceId');
  });

  it('follows the zone of the customer', async () => {
    const customerId = await customer(books, { country: 'FR' });
    const note = await books.credited({ customerId, clientName: undefined, items: [line()] });
    expect(note.items).toMatchObject([{ taxCategory: 'G', taxExemptionReason: 'Export', tax: '0.00' }]);
  });

  it('is refused where the product has no rate in that zone, naming what to add', async () => {
    const untaxed = await created(books.live, '/products', { name: 'Rumour', taxCode: 'unknown' });
    const price = await created(books.live, '/prices', { productId: untaxed.id, unitPrice: 1 });
    const refused = await books.live.post('/credit-notes', {
      clientName: 'Acme Ltd',
      items: [line({ priceId: price.id })],
    });
    expectRefusal(refused, { status: 422, code: 'tax_rate_not_found' });
    expect(refused.body).toMatchObject({ taxCode: 'unknown', zone: 'domestic', taxPoint: '2026-05-20' });
    expect(refused.body).not.toHaveProperty('catalogue');
  });

  it('of an invoice has the rate of the invoice’s tax point, not of the day of the credit', async () => {
    const invoice = await issued(books, { issueDate: '2026-05-08', items: [line({ quantity: 4 })] });
    expect(invoice.items[0].taxRate).toBe('20');
    const note = await created(books.live, '/credit-notes', { invoiceId: invoice.id, items: [line()] });
    expect(note.items).toMatchObject([
      { description: 'Almanac', net: '25.00', tax: '5.00', taxRate: '20', priceId },
    ]);
    const { body } = await books.live.get(`/invoices/${invoice.id}/creditable`);
    // A price consumes no quantity: it is spread like any free-form line.
    expect(body.lines).toMatchObject([{ quantity: '4', net: '25.00' }]);
  });

  it('at a rate that the invoice has not is refused', async () => {
    const invoice = await issued(books);
    const later = await created(books.live, '/products', { name: 'Atlas', taxCode: 'papers' });
    const atlas = await created(books.live, '/prices', { productId: later.id, unitPrice: 1 });
    const refused = await books.live.post('/credit-notes', {
      invoiceId: invoice.id,
      items: [{ priceId: atlas.id, quantity: 1 }],
    });
    expectRefusal(refused, { status: 422, code: 'credit_exceeds_invoice' });
    expect(refused.body).toMatchObject({ rate: 'S5' });
  });
});
