import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';

describe('Reversing an entry', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
  });
  afterAll(() => app.close());

  it('swaps the sides of every line', async () => {
    const { body: entry } = await books.live.post('/journal/entries', {
      date: '2026-03-10',
      lines: [
        { accountCode: '1210', debit: 10 },
        { accountCode: '1200', credit: '10.00' },
      ],
    });
    const { body: reversal, status } = await books.live.post(`/journal/entries/${entry.id}/reverse`);
    expect([status, reversal.reversesEntryId]).toEqual([201, entry.id]);
    expect(await books.balances()).toEqual({ '1200': '0.00', '1210': '0.00' });
  });
});
