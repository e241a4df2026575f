import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { expectInvalid, expectNotFound } from '../../support/problems';
import { customer, paid } from '../../support/receivables';

describe('Payments', () => {
  let app: TestApp;
  let books: Books;
  let ids: string[];
  let customerId: string;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
    customerId = await customer(books);
    const made = [
      await paid(books, { date: '2026-05-01', method: 'card', reference: 'A' }),
      await paid(books, { date: '2026-05-02', customerId, method: 'card' }),
      await paid(books, { date: '2026-05-03', currency: 'EUR', exchangeRate: '0.85' }),
    ];
    ids = made.map(({ id }) => id as string);
    await books.live.post(`/payments/${ids[0] ?? ''}/reverse`);
  });
  afterAll(() => app.close());

  const found = async (query: string): Promise<number[]> => {
    const { body } = await books.live.get(`/payments?${query}`);
    return (body.data as { id: string }[]).map(({ id }) => ids.indexOf(id));
  };

  it.each([
    ['', [2, 1, 0]],
    ['status=received', [2, 1]],
    ['status=reversed', [0]],
    ['method=card', [1, 0]],
    ['currency=EUR', [2]],
    ['reference=A', [0]],
    ['from=2026-05-02&to=2026-05-02', [1]],
  ])('are listed by %s', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('are listed by customer', async () => {
    expect(await found(`customerId=${customerId}`)).toEqual([1]);
  });

  it('come page by page, by number and by cursor', async () => {
    const first = (await books.live.get('/payments?limit=2')).body;
    expect(first.pagination).toMatchObject({ page: 1, limit: 2, total: 3, totalPages: 2 });
    const cursor = first.pagination.nextCursor as string;
    expect(await found(`limit=2&cursor=${cursor}`)).toEqual([0]);
    expect(await found('limit=2&page=2')).toEqual([0]);
    expectInvalid(await books.live.get('/payments?cursor=nonsense'), 'cursor');
    expectInvalid(await books.live.get('/payments?method=shells'), 'method');
  });

  it('belong to their organisation', async () => {
    const others = await openBooks(app);
    expectNotFound(await others.live.get(`/payments/${ids[0] ?? ''}`));
    expect((await others.live.get('/payments')).body.data).toEqual([]);
  });
});
