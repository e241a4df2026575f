import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { lineTo, type CutLine } from '../../support/cut-line';
import { assertBooksHold } from '../../support/invariants';
import { persist } from '../../support/persistent-client';
import { openSession } from '../../support/plain-sql';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const STREAMS = 6;
const EACH = 10;
const KILLED = 6;

// It takes seconds; on a machine that is busy with other things, many.
jest.setTimeout(90_000);

describe('Connections to the database that are killed while credit notes are made', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
  });
  afterAll(() => app.close());

  it('leave each acknowledged note there once, none in part, and no gap', async () => {
    let killing = true;
    let killed = 0;
    const killer = (async () => {
      const session = await openSession(app, 'service', null);
      while (killing) {
        const ended =
          await session.sql(`SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'contra' AND state <> 'idle'
          ORDER BY random() LIMIT 1) AS one`);
        killed += ended.length;
        await sleep(60);
      }
      await session.end();
    })();
    const streams = Array.from({ length: STREAMS }, async (_, stream) => {
      const results = [];
      for (let i = 0; i < EACH || killed < KILLED; i += 1)
        results.push(await persist(books.live, '/credit-notes', creditNote(), `kill-${stream}-${i}`));
      return results;
    });
    const results = (await Promise.all(streams)).flat();
    killing = false;
    await killer;

    expect(killed).toBeGreaterThan(5);
    const seen = results.flatMap(({ answers }) => answers);
    const strange = seen.filter(({ status, body }) => status !== 201 && body.code !== 'unavailable');
    expect(strange.map(({ text }) => text)).toEqual([]);
    for (const { headers } of seen.filter(({ status }) => status === 503))
      expect(headers['retry-after']).toBe('1');
    expect(new Set(results.map(({ answer }) => answer.status))).toEqual(new Set([201]));
    expect(new Set(results.map(({ answer }) => answer.body.id)).size).toBe(results.length);
    expect((await books.counts())['creditNotes']).toBe(results.length);
    await assertBooksHold(app, books);
  });
});

describe('A database that goes away', () => {
  let database: TestDatabase;
  let line: CutLine;
  let app: TestApp;

  beforeAll(async () => {
    database = await createTestDatabase();
    line = await lineTo(database);
    app = await startTestApp({ database: line.database });
  });
  afterAll(async () => {
    await app.close();
    await line.cut();
    await database.drop();
  });

  it('is told as 503 with Retry-After, and is found again without a restart', async () => {
    const books = await openBooks(app);
    await books.credited();
    const inFlight = Array.from({ length: 8 }, () => books.live.post('/credit-notes', creditNote()));
    await Promise.race(inFlight);
    await line.cut();
    const answers = [
      ...(await Promise.all(inFlight)),
      await books.live.post('/credit-notes', creditNote(), { 'idempotency-key': 'away' }),
      await books.live.get('/credit-notes'),
      await books.live.get('/journal/export?format=csv'),
      await app.api('contra_live_unknown').get('/credit-notes'),
    ];
    const last = answers.slice(-4, -1);
    expect(last.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([503, 'unavailable']));
    for (const { status, headers, text } of answers.filter(({ status }) => status >= 500)) {
      expect([status, headers['retry-after'], text.includes('ECONN')]).toEqual([503, '1', false]);
    }
    expect((await app.api().get('/health/live')).status).toBe(200);
    expect((await app.api().get('/health/ready')).status).toBe(503);

    await line.mend();
    const { answer } = await persist(books.live, '/credit-notes', creditNote(), 'away');
    expect(answer.status).toBe(201);
    expect((await app.api().get('/health/ready')).status).toBe(200);
    await assertBooksHold(app, books);
  });
});
