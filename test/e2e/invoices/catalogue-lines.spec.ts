import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { drafted, invoice, issued } from '../../support/invoices';
import { expectInvalid, expectRefusal } from '../../support/problems';

describe('A line from the catalogue', () => {
  let app: TestApp;
  let books: Books;
  let account: { id: string };
  let product: { id: string };
  let price: { id: string };

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
    account = await created(books.live, '/accounts', { code: '4010', name: 'Licences', type: 'income' });
    const licence = { name: 'Licence', taxCode: 'licence', accountId: account.id };
    product = await created(books.live, '/products', licence);
    price = await created(books.live, '/prices', { productId: product.id, unitPrice: '49.90' });
    const rate = (changes: object) =>
      created(books.live, '/tax-rates', { taxCode: 'licence', validFrom: '2020-01-01', ...changes });
    await rate({ rate: '17.5', validTo: '2026-04-30' });
    await rate({ rate: '20', validFrom: '2026-05-01' });
    await rate({ zone: 'outside', category: 'G', exemptionReason: 'Export' });
  });

  const from = (changes: object = {}): object => ({
    items: [{ priceId: price.id, quantity: 2, ...changes }],
  });

  it('has the product’s name, price, revenue account and tax', async () => {
    const made = await issued(books, from());
    expect(made.items).toMatchObject([
      {
        description: 'Licence',
        quantity: '2',
        unitPrice: '49.9',
        taxRate: '20',
        taxCategory: 'S',
        net: '99.80',
        accountId: account.id,
        priceId: price.id,
        productId: product.id,
      },
    ]);
    expect(await books.balances()).toEqual({ 1100: '119.76', 2200: '-19.96', 4010: '-99.80' });
  });

  it('keeps what it brings of its own', async () => {
    const own = { description: 'Licence, one year', unitPrice: 40, taxRate: 5 };
    const [line] = (await issued(books, from(own))).items;
    expect(line).toMatchObject({ description: own.description, unitPrice: '40', taxRate: '5', net: '80.00' });
  });

  it('is taxed by the tax point, which need not be the issue date', async () => {
    const rateOf = async (changes: object): Promise<string> =>
      (await issued(books, { ...from(), ...changes })).items[0].taxRate as string;
    expect(await rateOf({ issueDate: '2026-04-30' })).toBe('17.5');
    expect(await rateOf({ issueDate: '2026-05-02', taxPoint: '2026-04-30' })).toBe('17.5');
    expect(await rateOf({ issueDate: '2026-05-02' })).toBe('20');
  });

  it('is taxed anew when a draft is issued on another day', async () => {
    const draft = await drafted(books, { ...from(), issueDate: '2026-04-30' });
    expect(draft.totals.tax).toBe('17.47');
    const { body } = await books.live.post(`/invoices/${draft.id}/issue`, { issueDate: '2026-05-01' });
    expect(body.totals.tax).toBe('19.96');
  });

  it('is taxed by the zone of the customer', async () => {
    const taxed = async (country: string): Promise<object> => {
      const customer = await created(books.live, '/customers', { name: 'Beta', country });
      return (await issued(books, { ...from(), customerId: customer.id })).items[0] as object;
    };
    expect(await taxed('GB')).toMatchObject({ taxCategory: 'S', taxRate: '20' });
    expect(await taxed('US')).toMatchObject({ taxCategory: 'G', taxExemptionReason: 'Export', tax: '0.00' });
  });

  it('is refused where its currency or tax basis is not the document’s', async () => {
    const post = (changes: object) => books.live.post('/invoices', invoice({ ...from(), ...changes }));
    expectRefusal(await post({ currency: 'EUR', exchangeRate: '0.85' }), {
      status: 422,
      code: 'currency_mismatch',
      field: 'items.0.priceId',
    });
    expectRefusal(await post({ pricesIncludeTax: true }), {
      status: 422,
      code: 'price_tax_basis_mismatch',
      field: 'items.0.priceId',
    });
    expect((await post({ ...from({ unitPrice: 60 }), pricesIncludeTax: true })).status).toBe(201);
  });

  it('is refused when the price is not offered any more, or no rate is in force', async () => {
    expectRefusal(await books.live.post('/invoices', invoice({ ...from(), taxPoint: '2019-12-31' })), {
      status: 422,
      code: 'tax_rate_not_found',
    });
    await books.live.patch(`/prices/${price.id}`, { archived: true });
    expectRefusal(await books.live.post('/invoices', invoice(from())), {
      status: 422,
      code: 'price_unavailable',
    });
  });

  it('needs a quantity, and is no text', async () => {
    expectInvalid(
      await books.live.post('/invoices', invoice(from({ quantity: undefined }))),
      'items.0.quantity',
    );
    expectInvalid(
      await books.live.post(
        '/invoices',
        invoice({ items: [{ lineType: 'text', description: 'x', priceId: price.id }] }),
      ),
      'items.0.priceId',
    );
  });
});
