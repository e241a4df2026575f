import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';

describe('Paging through credit notes', () => {
  let app: TestApp;
  let books: Books;
  let newestFirst: string[];

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
    const { body } = await books.live.post('/credit-notes/batch', {
      creditNotes: Array(23).fill(creditNote()),
    });
    newestFirst = body.data.map((each: { creditNote: { id: string } }) => each.creditNote.id).reverse();
  });
  afterAll(async () => {
    await assertBooksHold(app, books).finally(() => app.close());
  });

  const page = async (query: string) => (await books.live.get(`/credit-notes?${query}`)).body;
  const ids = (body: { data: { id: string }[] }): string[] => body.data.map(({ id }) => id);

  it('by number shows each note once', async () => {
    const pages = [
      await page('page=1&limit=10'),
      await page('page=2&limit=10'),
      await page('page=3&limit=10'),
    ];
    expect(pages.flatMap(ids)).toEqual(newestFirst);
    expect(pages.map(({ pagination }) => [pagination.page, pagination.total, pagination.totalPages])).toEqual(
      [
        [1, 23, 3],
        [2, 23, 3],
        [3, 23, 3],
      ],
    );
    expect(pages.map(({ pagination }) => pagination.nextCursor === null)).toEqual([false, false, true]);
  });

  it('beyond the end is empty', async () => {
    expect(await page('page=4&limit=10')).toEqual({
      data: [],
      pagination: { page: 4, limit: 10, total: 23, totalPages: 3, nextCursor: null },
    });
  });

  it('shows 50 unless told otherwise, and at most 200', async () => {
    expect((await page('')).pagination).toMatchObject({ page: 1, limit: 50 });
    expect(ids(await page('limit=200'))).toEqual(newestFirst);
  });

  it('by cursor shows each note once, also while new ones arrive', async () => {
    const seen: string[] = [];
    let query = 'limit=5';
    for (let pages = 1; ; pages += 1) {
      const body = await page(query);
      seen.push(...ids(body));
      await books.credited();
      if (body.pagination.nextCursor === null) {
        expect(pages).toBe(5);
        break;
      }
      query = `limit=5&cursor=${body.pagination.nextCursor}`;
    }
    expect(seen).toEqual(newestFirst);
    expect((await page('limit=1')).pagination.total).toBe(28);
  });

  it('by cursor keeps the filters, and ends on a page that is just full', async () => {
    const other = await openBooks(app);
    const drafts = [];
    for (const status of ['draft', 'issued', 'draft', 'issued', 'draft', 'draft']) {
      const { id } = await other.credited({ status });
      if (status === 'draft') drafts.unshift(id);
    }
    const first = (await other.live.get('/credit-notes?status=draft&limit=2')).body;
    const { nextCursor } = first.pagination;
    const second = (await other.live.get(`/credit-notes?status=draft&limit=2&cursor=${nextCursor}`)).body;
    expect([...ids(first), ...ids(second)]).toEqual(drafts);
    expect(second.pagination).toEqual({ limit: 2, nextCursor: null });
  });

  it('shows a cursor of another organisation nothing that is not one’s own', async () => {
    const other = await openBooks(app);
    const { nextCursor } = (await page('limit=5')).pagination;
    expect(ids((await other.live.get(`/credit-notes?cursor=${nextCursor}`)).body)).toEqual([]);
  });
});
