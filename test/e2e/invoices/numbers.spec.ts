import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { drafted, invoice, issued } from '../../support/invoices';
import { expectRefusal } from '../../support/problems';

describe('The number of an invoice', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
  });

  const numberOf = async (changes: object = {}): Promise<string> =>
    (await issued(books, changes)).number as string;

  it('is the next of the series of the year of its issue date, apart from credit notes', async () => {
    expect(await numberOf({ issueDate: '2025-12-31' })).toBe('INV-2025-0001');
    expect(await numberOf()).toBe('INV-2026-0001');
    await books.credited();
    expect(await numberOf({ issueDate: '2025-12-31' })).toBe('INV-2025-0002');
    expect(await numberOf()).toBe('INV-2026-0002');
  });

  it('is taken by no draft and by nothing that is refused', async () => {
    await drafted(books);
    await books.live.post('/invoices', invoice({ status: 'issued', issueDate: '2026-05-21' }));
    await books.live.post('/invoices/preview', invoice());
    expect(await numberOf()).toBe('INV-2026-0001');
  });

  it('can be the sender’s own: the next of the series, or one outside it', async () => {
    expect(await numberOf({ number: 'INV-2026-0001' })).toBe('INV-2026-0001');
    expect(await numberOf({ number: 'ORDER 7' })).toBe('ORDER 7');
    expect(await numberOf()).toBe('INV-2026-0002');
    const post = (number: string) => books.live.post('/invoices', invoice({ status: 'issued', number }));
    expectRefusal(await post('ORDER 7'), { status: 409, code: 'conflict', reason: 'number_taken' });
    expectRefusal(await post('INV-2026-0009'), {
      status: 409,
      code: 'conflict',
      reason: 'number_out_of_sequence',
    });
  });

  it('follows the pattern of the organisation, which cannot make a number that stands on an invoice already', async () => {
    await issued(books, { number: 'R7' });
    const change = (pattern: string) =>
      books.live.patch('/organisation', { numberSeries: { invoice: pattern } });
    expectRefusal(await change('R{seq}'), { status: 409, code: 'conflict', reason: 'number_series_taken' });
    expect((await change('A{seq:3}')).status).toBe(200);
    expect(await numberOf()).toBe('A001');
  });
});
