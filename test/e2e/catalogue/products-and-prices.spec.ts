import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { eventsOf } from '../../support/traces';

describe('The catalogue', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
  });

  const product = (changes: object = {}) =>
    created(books.live, '/products', { name: 'Widget', taxCode: 'standard', ...changes });
  const price = (productId: string, changes: object = {}) =>
    created(books.live, '/prices', { productId, unitPrice: '12.5', ...changes });
  const accountId = async (code: string): Promise<string> =>
    (await books.live.get(`/accounts?limit=200`)).body.data.find(
      (each: { code: string }) => each.code === code,
    ).id;

  describe('products', () => {
    it('say what is sold, in what unit, where its revenue goes and how it is taxed', async () => {
      const request = {
        name: 'Consulting',
        description: 'By the hour',
        sku: 'CONS-1',
        unit: 'hour',
        accountId: await accountId('4900'),
        taxCode: 'standard',
        metadata: { line: 'services' },
      };
      const made = await product(request);
      expect(made).toEqual({
        ...request,
        id: expect.stringMatching(/^prod_/),
        archived: false,
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      });
      expect((await books.live.get(`/products/${made.id}`)).body).toEqual(made);
    });

    it('change what is named, clear what is null, and keep the rest', async () => {
      const made = await product({ sku: 'A', unit: 'piece', metadata: { a: '1' } });
      const changed = await books.live.patch(`/products/${made.id}`, {
        name: 'Gadget',
        unit: null,
        archived: true,
      });
      expect(changed.body).toEqual({
        ...made,
        name: 'Gadget',
        unit: null,
        archived: true,
        updatedAt: expect.any(String),
      });
      expect((await eventsOf(books.live, made.id)).map(({ type }) => type)).toEqual([
        'product.created',
        'product.updated',
      ]);
      expect((await books.live.patch(`/products/${made.id}`, { name: 'Gadget' })).body).toEqual(changed.body);
      expect(await eventsOf(books.live, made.id)).toHaveLength(2);
    });

    it('have a SKU that is unique in the organisation, also under a race', async () => {
      const racing = await Promise.all(
        Array.from({ length: 10 }, () =>
          books.live.post('/products', { name: 'x', taxCode: 'standard', sku: 'ONE' }),
        ),
      );
      expect(racing.map(({ status }) => status).sort()).toEqual([
        201,
        ...Array.from({ length: 9 }, () => 409),
      ]);
      expect(racing.find(({ status }) => status === 409)?.body.reason).toBe('sku_taken');
      const other = await product({ sku: 'TWO' });
      expect((await books.live.patch(`/products/${other.id}`, { sku: 'ONE' })).body.reason).toBe('sku_taken');
      await created((await openBooks(app)).live, '/products', { name: 'x', taxCode: 'a', sku: 'ONE' });
    });

    it.each([
      [{ taxCode: 'standard' }, 'name'],
      [{ name: 'x' }, 'taxCode'],
      [{ name: 'x', taxCode: 'two words' }, 'taxCode'],
      [{ name: 'x', taxCode: 'a', sku: '' }, 'sku'],
      [{ name: 'x', taxCode: 'a', unit: 'x'.repeat(21) }, 'unit'],
      [{ name: 'x', taxCode: 'a', price: 10 }, 'price'],
    ])('are refused as %j', async (request, field) => {
      const { status, body } = await books.live.post('/products', request);
      expect([status, body.errors[0].field]).toEqual([400, field]);
    });

    it('sell to no account that is missing, archived, or a control account', async () => {
      const refused = async (id: string) => {
        const { status, body } = await books.live.post('/products', {
          name: 'x',
          taxCode: 'standard',
          accountId: id,
        });
        return [status, body.code];
      };
      expect(await refused('acc_unknown')).toEqual([404, 'not_found']);
      expect(await refused(await accountId('1100'))).toEqual([422, 'account_type_mismatch']);
      const archived = await accountId('4905');
      await books.live.patch(`/accounts/${archived}`, { archived: true });
      expect(await refused(archived)).toEqual([422, 'account_archived']);
    });

    it('keep the account that they sell to from being deleted', async () => {
      const id = await accountId('4900');
      await product({ accountId: id });
      const { status, body } = await books.live.delete(`/accounts/${id}`);
      expect([status, body.reason]).toEqual([409, 'account_in_use']);
    });

    it('are found by part of their texts and by each filter, in pages by number and by cursor', async () => {
      const own = await accountId('4900');
      await product({ name: 'Anvil', sku: 'A_1', taxCode: 'reduced' });
      await product({ name: 'Bolt', description: '100% steel', accountId: own });
      await product({ name: 'Clamp', archived: true });
      const found = async (filter: string) =>
        (await books.live.get(`/products?${filter}`)).body.data
          .map(({ name }: { name: string }) => name[0])
          .join('');
      expect(await found('q=a_1')).toBe('A');
      expect(await found('q=100%25')).toBe('B');
      expect(await found('sku=A_1')).toBe('A');
      expect(await found('taxCode=standard')).toBe('CB');
      expect(await found(`accountId=${own}`)).toBe('B');
      expect(await found('archived=true')).toBe('C');
      expect(await found('archived=false')).toBe('BA');
      const { body } = await books.live.get('/products?limit=2');
      expect(body.pagination).toMatchObject({ page: 1, total: 3, totalPages: 2 });
      expect(await found(`limit=2&cursor=${body.pagination.nextCursor}`)).toBe('A');
      expect(await found('limit=1&page=2')).toBe('B');
    });

    it('are deleted while they have no prices', async () => {
      const { id } = await product();
      const { id: priceId } = await price(id);
      const refused = await books.live.delete(`/products/${id}`);
      expect([refused.status, refused.body.reason]).toEqual([409, 'product_in_use']);
      expect((await books.live.delete(`/prices/${priceId}`)).status).toBe(204);
      expect((await books.live.delete(`/products/${id}`)).status).toBe(204);
      expect((await books.live.get(`/products/${id}`)).status).toBe(404);
    });
  });

  describe('prices', () => {
    it('are several for a product, with up to six decimals, in any currency, with tax or without', async () => {
      const { id } = await product();
      expect(await price(id)).toMatchObject({
        id: expect.stringMatching(/^price_/),
        productId: id,
        currency: 'GBP',
        unitPrice: '12.50',
        pricesIncludeTax: false,
        default: true,
        active: true,
        archived: false,
      });
      expect(await price(id, { unitPrice: 0.000001 })).toMatchObject({
        unitPrice: '0.000001',
        default: false,
      });
      expect(await price(id, { currency: 'JPY', unitPrice: '1500', pricesIncludeTax: true })).toMatchObject({
        unitPrice: '1500',
        pricesIncludeTax: true,
        default: true,
      });
    });

    it.each([
      [{ unitPrice: '1' }, 'productId'],
      [{ productId: 'prod_x' }, 'unitPrice'],
      [{ productId: 'prod_x', unitPrice: '-1' }, 'unitPrice'],
      [{ productId: 'prod_x', unitPrice: '1.0000001' }, 'unitPrice'],
      [{ productId: 'prod_x', unitPrice: '1', currency: 'ABC' }, 'currency'],
    ])('are refused as %j', async (request, field) => {
      const { status, body } = await books.live.post('/prices', request);
      expect([status, body.errors[0].field]).toEqual([400, field]);
    });

    it('never change their amount', async () => {
      const { id } = await price((await product()).id);
      for (const change of [{ unitPrice: '13' }, { currency: 'EUR' }, { pricesIncludeTax: true }]) {
        const { status, body } = await books.live.patch(`/prices/${id}`, change);
        expect([status, body.errors[0].field]).toEqual([400, Object.keys(change)[0]]);
      }
    });

    it('have one default for a product and currency, which the latest that asks for it becomes', async () => {
      const { id } = await product();
      const [first, euro] = [await price(id), await price(id, { currency: 'EUR' })];
      const second = await price(id, { default: true });
      const defaults = async () =>
        (await books.live.get(`/prices?productId=${id}&default=true`)).body.data
          .map(({ id: each }: { id: string }) => each)
          .sort();
      expect(await defaults()).toEqual([euro.id, second.id].sort());
      await books.live.patch(`/prices/${first.id}`, { default: true });
      expect(await defaults()).toEqual([first.id, euro.id].sort());
      await Promise.all(
        Array.from({ length: 8 }, () =>
          books.live.post('/prices', { productId: id, unitPrice: 1, default: true }),
        ),
      );
      expect(await defaults()).toHaveLength(2);
    });

    it('are no default once they are not offered', async () => {
      const { id } = await product();
      const made = await price(id);
      const off = await books.live.patch(`/prices/${made.id}`, { active: false });
      expect(off.body).toMatchObject({ active: false, default: false });
      for (const change of [{ default: true }, { archived: true, default: true }]) {
        const refused = await books.live.patch(`/prices/${made.id}`, change);
        expect([refused.status, refused.body.errors[0].field]).toEqual([400, 'default']);
      }
      const archived = await books.live.patch(`/prices/${made.id}`, { active: true, archived: true });
      expect(archived.body).toMatchObject({ active: true, archived: true, default: false });
      expect((await books.live.get(`/prices?productId=${id}&archived=false`)).body.data).toEqual([]);
    });

    it('belong to a product of the organisation', async () => {
      const foreign = await created((await openBooks(app)).live, '/products', { name: 'x', taxCode: 'a' });
      for (const productId of [foreign.id, 'prod_unknown']) {
        const { status, body } = await books.live.post('/prices', { productId, unitPrice: 1 });
        expect([status, body.code]).toEqual([404, 'not_found']);
      }
    });
  });

  it('is read with catalogue:read and written with catalogue:write', async () => {
    const { id } = await product();
    const reader = await books.withScopes(['catalogue:read']);
    expect((await reader.get(`/products/${id}`)).status).toBe(200);
    expect((await reader.patch(`/products/${id}`, { name: 'y' })).body.requiredScopes).toEqual([
      'catalogue:write',
    ]);
    const other = await books.withScopes(['customers:*']);
    expect((await other.get('/prices')).status).toBe(403);
  });

  it('is not written with a test key, whose stub product takes stub prices', async () => {
    const made = await books.test.post('/products', { name: 'Widget', taxCode: 'standard' });
    expect([made.status, made.body.test]).toEqual([201, true]);
    const priced = await books.test.post('/prices', { productId: made.body.id, unitPrice: '1' });
    expect([priced.status, priced.body.productId]).toEqual([201, made.body.id]);
    expect((await books.test.patch(`/prices/${priced.body.id}`, { active: false })).body.default).toBe(false);
    expect((await books.live.get('/products')).body.pagination.total).toBe(0);
    expect((await books.live.get('/prices')).body.pagination.total).toBe(0);
    expect((await books.live.get(`/products/${made.body.id}`)).status).toBe(404);
  });
});
