import { startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';

let app: TestApp;
let books: Books;

beforeAll(async () => {
  app = await startTestApp();
  books = await openBooks(app);
  const creditNotes = Array.from({ length: 1000 }, () => creditNote());
  for (let batch = 0; batch < 3; batch += 1)
    await created(books.live, '/credit-notes/batch', { creditNotes });
}, 120_000);
afterAll(() => app.close());

it.each(['csv', 'jsonl'])(
  'a journal that was written at a stroke is exported as %s in time linear in its length',
  async (format) => {
    // The database knows nothing yet of how long the tables have become; a join in pairs would take ten seconds here.
    const before = Date.now();
    const { status, text } = await books.live.get(`/journal/export?format=${format}`);
    expect(status).toBe(200);
    expect(text.trim().split('\n')).toHaveLength(9000 + (format === 'csv' ? 1 : 0));
    expect(Date.now() - before).toBeLessThan(4000);
  },
);
