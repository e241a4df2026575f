import { startTestApp, type TestApp } from '../support/app';
import { openBooks, type Books } from '../support/books';

describe('Events', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
  });
  afterAll(() => app.close());

  it('are numbered without a gap', async () => {
    await books.credited();
    const { body } = await books.live.get('/events');
    const numbers = body.data.map(({ sequence }: { sequence: number }) => sequence);
    expect(numbers).toEqual(numbers.map((_: number, i: number) => i + 1));
  });
});
