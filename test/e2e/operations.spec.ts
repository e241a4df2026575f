import { startTestApp, type TestApp } from '../support/app';
import { openBooks, type Books } from '../support/books';

describe('Operations', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
  });
  afterAll(() => app.close());

  it('answer whether the service lives and is ready', async () => {
    expect((await app.api().get('/health/live')).body).toEqual({ status: 'ok' });
    expect((await app.api().get('/health/ready')).status).toBe(200);
    expect((await books.live.get('/events')).status).toBe(200);
  });
});
