import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { HELD } from '../../support/guards/held.data';
import { HELD_IN_BACKGROUND } from '../../support/guards/held-background.data';
import { HELD_SETTLEMENTS } from '../../support/guards/held-settlements.data';
import { ledgerOf } from '../../support/plain-sql';

// Each waits for a moment on purpose; on a busy machine they take minutes.
jest.setTimeout(60_000);

const DONE = 'done';

describe('While somebody else holds what it comes to', () => {
  let app: TestApp;
  let books: Books;
  let ledger: string;
  let holder: Client;
  let observer: Client;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
    ledger = await ledgerOf(app, books.organisation.id);
    const connectionString = app.database.superUrl ?? app.database.ownerUrl;
    [holder, observer] = [new Client({ connectionString }), new Client({ connectionString })];
    await Promise.all([holder.connect(), observer.connect()]);
  });
  afterAll(async () => {
    await Promise.all([holder.end(), observer.end()]);
    await app.close();
  });

  /**
   * The statement that waits for the holder, or that all is done without any. What is seen once may be the statement before it: who
   * waits is asked a moment later than what it does.
   */
  async function waitingOr(answering: Promise<unknown>): Promise<string> {
    let done = false;
    let seen: string | undefined;
    const noted = answering.then(
      () => (done = true),
      () => (done = true),
    );
    const { rows } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    for (;;) {
      const waiting = await observer.query<{ query: string }>(
        'SELECT query FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))',
        [rows[0]?.pid],
      );
      const query = waiting.rows[0]?.query;
      if (query !== undefined && query === seen) return query;
      seen = query;
      if (done) return noted.then(() => DONE);
      await sleep(5);
    }
  }

  it.each([...HELD, ...HELD_SETTLEMENTS, ...HELD_IN_BACKGROUND].map((each) => [each.what, each] as const))(
    '%s',
    async (_what, held) => {
      // Row-level security hides from the owner of a given server what is to be held.
      if (!app.database.superUrl) return;
      const scene = await held.scene(books, ledger, app);
      await holder.query('BEGIN');
      await holder.query(scene.hold);
      const answering = Promise.resolve().then(() => scene.send());
      const waiting = await waitingOr(answering);
      await holder.query('ROLLBACK');
      const answer = (await answering) as { status?: number; text?: string } | undefined;
      // A request that is refused for another reason would prove nothing.
      if ((answer?.status ?? 200) >= 300) throw new Error(answer?.text);
      if (held.waits === null) expect(waiting).toBe(DONE);
      else expect(waiting).toMatch(held.waits);
    },
  );
});
