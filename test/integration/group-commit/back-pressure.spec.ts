import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { openSession } from '../../support/plain-sql';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { sentTogether, untilPosting, whileHeld } from './held-gate';

// It takes seconds; on a machine that is busy with other things, many.
jest.setTimeout(120_000);

describe('A request that cannot be posted soon', () => {
  let database: TestDatabase;
  let app: TestApp;
  let strict: TestApp;
  let books: Books;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await startTestApp({ database });
    const env = { POSTING_QUEUE_REQUESTS: '5', POSTING_WAIT_SECONDS: '1' };
    strict = await startTestApp({ database, env });
  });
  afterAll(async () => {
    await strict.close();
    await app.close();
    await database.drop();
  });
  beforeEach(async () => {
    books = await openBooks(app);
  });
  afterEach(() => assertBooksHold(app, books));

  const madeOf = async (): Promise<number | undefined> => (await books.counts())['creditNotes'];

  it('is refused at once where too many wait, after its time where they wait too long, and never written', async () => {
    const live = strict.api(books.liveKey);
    const post = () => live.post('/credit-notes', creditNote());
    const first = await whileHeld(app, books, async () => {
      const committing = post();
      await untilPosting(strict, 1);
      const waiting = Promise.all([1, 2, 3, 4, 5].map(post));
      await untilPosting(strict, 6);
      const sixth = await post();
      expect([sixth.status, sixth.body.code, sixth.headers['retry-after']]).toEqual([
        503,
        'unavailable',
        '1',
      ]);
      for (const { status, body, headers } of await waiting)
        expect([status, body.code, headers['retry-after']]).toEqual([503, 'unavailable', '1']);
      return { committing };
    });
    expect((await first.committing).status).toBe(201);
    expect(await madeOf()).toBe(1);
    expect((await post()).status).toBe(201);
  });

  it('is not made when its client has hung up, and is made whole when it was being made by then', async () => {
    const leaving = new AbortController();
    const post = () =>
      fetch(`${app.url}/api/v1/credit-notes`, {
        method: 'POST',
        headers: { authorization: `Bearer ${books.liveKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(creditNote()),
        signal: leaving.signal,
      }).catch(() => null);
    await whileHeld(app, books, async () => {
      const gone = [post()];
      await untilPosting(app, 1);
      for (let i = 0; i < 5; i += 1) gone.push(post());
      await untilPosting(app, 6);
      leaving.abort();
      expect(await Promise.all(gone)).toEqual([null, null, null, null, null, null]);
      await sleep(300);
    });
    expect((await books.live.post('/credit-notes', creditNote())).status).toBe(201);
    expect(await madeOf()).toBe(2);
  });

  it('whose connection is lost while its group is written is made once if it has a key, and else is answered 503', async () => {
    const headers = Array.from({ length: 30 }, (_, i): Readonly<Record<string, string>> =>
      i % 2 === 0 ? { 'idempotency-key': `lost-${i}` } : {},
    );
    const owner = await openSession(app, 'owner', null);
    await owner.sql('BEGIN');
    // What is inserted waits behind it, and the COMMIT behind what is inserted.
    await owner.sql('LOCK TABLE credit_notes IN SHARE MODE');
    const sent = Promise.all(headers.map((each) => books.live.post('/credit-notes', creditNote(), each)));
    await untilPosting(app, headers.length);
    const killer = await openSession(app, 'service', null);
    let killed = 0;
    for (let tries = 0; tries < 400 && killed === 0; tries += 1) {
      await sleep(20);
      const ended = await killer.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'contra' AND wait_event_type = 'Lock'
          AND query LIKE 'WITH i_%'`);
      killed = ended.length;
    }
    await owner.rollback();
    await Promise.all([owner.end(), killer.end()]);
    const answers = await sent;
    expect(killed).toBeGreaterThan(0);
    const [keyed, bare] = [0, 1].map((odd) => answers.filter((_, i) => i % 2 === odd));
    expect(new Set(keyed?.map(({ status }) => status))).toEqual(new Set([201]));
    expect(bare?.some(({ status }) => status === 503)).toBe(true);
    expect(bare?.filter(({ status }) => status !== 503 && status !== 201)).toEqual([]);
    const again = await Promise.all(
      headers.flatMap((each) =>
        'idempotency-key' in each ? [books.live.post('/credit-notes', creditNote(), each)] : [],
      ),
    );
    expect(again.map(({ text }) => text)).toEqual(keyed?.map(({ text }) => text));
    expect(await madeOf()).toBe(answers.filter(({ status }) => status === 201).length);
  });

  it('is posted with all others when the gate opens', async () => {
    const answers = await sentTogether(
      app,
      books,
      Array.from({ length: 40 }, () => () => books.live.post('/credit-notes', creditNote())),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const { text } = await app.api().get('/metrics');
    const groups = Number(/^contra_posting_group_size_count (\d+)/m.exec(text)?.[1]);
    const requests = Number(/^contra_posting_group_size_sum (\d+)/m.exec(text)?.[1]);
    expect(requests).toBeGreaterThan(groups * 2);
  });
});
