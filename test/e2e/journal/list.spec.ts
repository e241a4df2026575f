import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';

describe('The list of journal entries', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
  });
  afterAll(() => app.close());

  it('shows the newest first', async () => {
    const { journalEntryId } = await books.credited();
    const { body: entry } = await books.live.post('/journal/entries', {
      date: '2026-03-10',
      lines: [
        { accountCode: '1210', debit: 10 },
        { accountCode: '1200', credit: '10.00' },
      ],
    });
    const { body } = await books.live.get('/journal/entries');
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([entry.id, journalEntryId]);
  });
});
