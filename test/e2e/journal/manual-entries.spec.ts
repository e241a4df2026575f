import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';

describe('A manual journal entry', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
  });
  afterAll(() => app.close());

  it('is posted as given and moves the balances', async () => {
    const posted = await books.live.post('/journal/entries', {
      date: '2026-03-10',
      lines: [
        { accountCode: '1210', debit: 10 },
        { accountCode: '1200', credit: '10.00' },
      ],
    });
    expect(posted.status).toBe(201);
    expect(await books.balances()).toEqual({ '1200': '-10.00', '1210': '10.00' });
  });
});
