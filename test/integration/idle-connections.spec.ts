import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../support/app';
import { openBooks } from '../support/books';
import { openSession } from '../support/plain-sql';

/** Of the driver's pool, where it is not told otherwise. */
const USUAL_IDLE_MS = 10_000;

describe('A connection to the database that nobody uses', () => {
  let app: TestApp | undefined;
  afterEach(() => app?.close());

  it('stays open: the next request finds it with its plans made', async () => {
    app = await startTestApp();
    const opened = await connectionsAfterRequests(app);
    expect(opened.length).toBeGreaterThan(1);
    await sleep(USUAL_IDLE_MS + 1000);
    expect(await connectionsOf(app)).toEqual(opened);
  }, 40_000);

  it('is closed after the time that is set', async () => {
    app = await startTestApp({ env: { DATABASE_IDLE_SECONDS: '1' } });
    expect((await connectionsAfterRequests(app)).length).toBeGreaterThan(1);
    const deadline = performance.now() + USUAL_IDLE_MS / 2;
    while ((await connectionsOf(app)).length > 0 && performance.now() < deadline) await sleep(100);
    expect(await connectionsOf(app)).toEqual([]);
  });
});

async function connectionsAfterRequests(app: TestApp): Promise<number[]> {
  const books = await openBooks(app);
  await Promise.all(Array.from({ length: 4 }, () => books.live.get('/customers')));
  return connectionsOf(app);
}

async function connectionsOf(app: TestApp): Promise<number[]> {
  const session = await openSession(app, 'owner', null);
  const rows = await session
    .sql<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'contra' ORDER BY pid`,
    )
    .finally(() => session.end());
  return rows.map(({ pid }) => pid);
}
