import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';

describe('The export of the journal', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
  });
  afterAll(() => app.close());

  it('has a row a line', async () => {
    await books.credited();
    const { status, text } = await books.live.get('/journal/export');
    expect(status).toBe(200);
    expect(text.trim().split('\n')).toHaveLength(4);
  });
});
