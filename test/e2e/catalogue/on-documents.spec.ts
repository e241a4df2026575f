import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { drafted, issued } from '../../support/invoices';
import { expectRefusal } from '../../support/problems';

describe('What the catalogue says, on documents', () => {
  let app: TestApp;
  let books: Books;
  let price: { id: string; productId: string };

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
    price = await priceOf('standard');
  });

  const priceOf = async (taxCode: string): Promise<{ id: string; productId: string }> => {
    const { id: productId } = await created(books.live, '/products', { name: 'Widget', taxCode });
    return created(books.live, '/prices', { productId, unitPrice: '100' }) as Promise<typeof price>;
  };
  const sale = (changes: object = {}, priceId = price.id): object => ({
    clientName: 'Acme',
    items: [{ priceId, quantity: 1 }],
    ...changes,
  });
  const taxOf = async (vatZone: string, issueDate: string, taxCode = 'standard'): Promise<string> => {
    const customer = await created(books.live, '/customers', { name: 'Beta', vatZone });
    const { id } = await priceOf(taxCode);
    const [line] = (await issued(books, sale({ customerId: customer.id, issueDate }, id))).items;
    return `${line.taxCategory as string} ${line.taxRate as string} ${line.tax as string}`;
  };

  it.each([
    ['domestic', '2008-11-30', 'S 17.5 17.50'],
    ['domestic', '2008-12-01', 'S 15 15.00'],
    ['domestic', '2010-01-01', 'S 17.5 17.50'],
    ['domestic', '2011-01-04', 'S 20 20.00'],
    ['eu', '2020-12-31', 'K 0 0.00'],
    ['eu', '2021-01-01', 'G 0 0.00'],
    ['outside', '2026-05-04', 'G 0 0.00'],
  ])('a British sale to the zone %s on %s carries %s', async (zone, date, expected) => {
    expect(await taxOf(zone, date)).toBe(expected);
  });

  it('a British sale of what is reduced, zero-rated or exempt carries that', async () => {
    expect(await taxOf('domestic', '2026-05-04', 'reduced')).toBe('S 5 5.00');
    expect(await taxOf('domestic', '2026-05-04', 'zero')).toBe('Z 0 0.00');
    expect(await taxOf('domestic', '2026-05-04', 'exempt')).toBe('E 0 0.00');
    expect(await taxOf('outside', '2026-05-04', 'exempt')).toBe('E 0 0.00');
  });

  it('the code, the zone and the tax point are named where no rate is in force', async () => {
    const { id } = await priceOf('books');
    const refused = await books.live.post('/invoices', sale({ issueDate: '2026-05-04' }, id));
    expectRefusal(refused, { status: 422, code: 'tax_rate_not_found' });
    expect(refused.body).toMatchObject({ taxCode: 'books', zone: 'domestic', taxPoint: '2026-05-04' });
  });

  it('a price on a document, be it a draft, is not deleted', async () => {
    const draft = await drafted(books, sale());
    const refused = await books.live.delete(`/prices/${price.id}`);
    expect([refused.status, refused.body.reason]).toEqual([409, 'price_in_use']);
    await books.live.delete(`/invoices/${draft.id}`);
    expect((await books.live.delete(`/prices/${price.id}`)).status).toBe(204);
  });

  it('a price is deleted or sold when both are asked at once, never both', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { id } = await priceOf('standard');
      const [deleted, sold] = await Promise.all([
        books.live.delete(`/prices/${id}`),
        books.live.post('/invoices', sale({}, id)),
      ]);
      expect([
        [204, 404],
        [409, 201],
      ]).toContainEqual([deleted.status, sold.status]);
    }
  });

  it('a rate by which an invoice was issued before its tax point keeps its facts', async () => {
    const rate = await created(books.live, '/tax-rates', {
      taxCode: 'new',
      rate: 9,
      validFrom: '2026-06-01',
    });
    const { id } = await priceOf('new');
    const advance = await issued(books, sale({ issueDate: '2026-05-04', taxPoint: '2026-06-01' }, id));
    expect(advance.totals.tax).toBe('9.00');
    const refused = await books.live.patch(`/tax-rates/${rate.id}`, { rate: 10 });
    expect([refused.status, refused.body.reason]).toEqual([409, 'tax_rate_in_use']);
  });

  it('a rate is corrected or used when both are asked at once, and no document is left with the wrong one', async () => {
    for (let round = 0; round < 6; round += 1) {
      const taxCode = `race-${round}`;
      const rate = { taxCode, rate: 30 + 2 * round, validFrom: '2026-01-01' };
      const { id: rateId } = await created(books.live, '/tax-rates', rate);
      const { id } = await priceOf(taxCode);
      const [corrected, sold] = await Promise.all([
        books.live.patch(`/tax-rates/${rateId}`, { rate: rate.rate + 1 }),
        books.live.post('/invoices', sale({ status: 'issued' }, id)),
      ]);
      expect(sold.status).toBe(201);
      const current = (await books.live.get(`/tax-rates/${rateId}`)).body.rate as string;
      expect(sold.body.items[0].taxRate).toBe(current);
      expect([200, 409]).toContain(corrected.status);
    }
  });

  it('the rate of exchange is that of the day, or of the last before it', async () => {
    const rates = [
      { currency: 'EUR', date: '2026-05-01', rate: '0.85' },
      { currency: 'EUR', date: '2026-05-08', rate: '0.86' },
    ];
    await books.live.put('/exchange-rates', { rates });
    const items = [{ description: 'x', quantity: 1, unitPrice: 100, taxRate: 20 }];
    const rateOn = async (issueDate: string) =>
      (await issued(books, { clientName: 'Acme', currency: 'EUR', issueDate, items })).exchangeRate;
    expect([await rateOn('2026-05-07'), await rateOn('2026-05-08')]).toEqual(['0.85', '0.86']);
    const early = { clientName: 'Acme', currency: 'EUR', issueDate: '2026-04-30', items };
    expectRefusal(await books.live.post('/invoices', early), { status: 422, code: 'exchange_rate_required' });
  });

  it('a test key goes from product to price to invoice, and writes none of them', async () => {
    const product = (await books.test.post('/products', { name: 'Widget', taxCode: 'standard' })).body;
    const made = await books.test.post('/prices', { productId: product.id, unitPrice: 100 });
    const sold = await books.test.post('/invoices', sale({ status: 'issued' }, made.body.id as string));
    expect([sold.status, sold.body.test, sold.body.totals?.gross]).toEqual([201, true, '120.00']);
    const live = await books.live.post('/invoices', sale({}, made.body.id as string));
    expect(live.status).toBe(404);
  });
});
