import { startTestApp, type TestApp } from '../support/app';
import { creditNote, openBooks, type Books } from '../support/books';
import { assertBooksHold } from '../support/invariants';
import { openSession } from '../support/plain-sql';
import { whileHeld } from './group-commit/held-gate';

describe('A statement that takes the database longer than it may', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp({ env: { STATEMENT_TIMEOUT_SECONDS: '1' } });
    books = await openBooks(app);
  });
  afterAll(() => app.close());

  it('has its request told to come again, and nothing of it is written', async () => {
    const post = () => books.live.post('/credit-notes', creditNote(), { 'idempotency-key': 'slow' });
    const slow = await whileHeld(app, books, post);
    expect([slow.status, slow.body.code, slow.headers['retry-after']]).toEqual([503, 'unavailable', '1']);
    expect((await books.counts())['creditNotes']).toBe(0);

    expect((await post()).status).toBe(201);
    expect((await books.counts())['creditNotes']).toBe(1);
    await assertBooksHold(app, books);
  });

  it('has a read told so, too', async () => {
    const read = () => books.live.get('/periods/years/fy_2025/checklist');
    expect((await read()).status).toBe(200);
    const holder = await openSession(app, 'owner', null);
    try {
      await holder.sql('BEGIN');
      await holder.sql('LOCK TABLE journal_lines IN ACCESS EXCLUSIVE MODE');
      const { status, body } = await read();
      expect([status, body.code]).toEqual([503, 'unavailable']);
    } finally {
      await holder.end();
    }
  });
});
