import { startTestApp, type TestApp } from '../support/app';
import { creditNote, openBooks } from '../support/books';
import { ledgerOf, openSession, type Session } from '../support/plain-sql';
import { openWorld, type World } from '../support/world';
import { WRITE_ROUTES } from '../support/write-routes.data';

/** A request that waits for a lock waits for ever; one that does not may be slow on a busy machine. */
const AT_ONCE_MS = 10_000;
const WAITING_MS = 700;
const PENDING = 'pending';

/** What it comes to, or that it is pending still. */
const within = async <T>(milliseconds: number, work: Promise<T>): Promise<T | typeof PENDING> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof PENDING>((resolve) => {
    timer = setTimeout(() => resolve(PENDING), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

describe('A test request takes no lock', () => {
  let app: TestApp;
  let world: World;
  let other: Session;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    world = await openWorld(app, await openBooks(app, { sandbox: true }));
  });
  beforeEach(async () => {
    other = await openSession(app, 'owner', await ledgerOf(app, world.books.organisation.id));
  });
  afterEach(() => other.end());
  afterAll(() => app.close());

  it('and answers at once while another holds the lock row and the counters, for which a live one waits', async () => {
    await other.sql('BEGIN');
    const rows = await other.sql('SELECT FROM period_locks FOR UPDATE');
    expect(rows).toHaveLength(1);
    await other.sql('SELECT FROM counters FOR UPDATE');

    const test = await within(AT_ONCE_MS, world.test.key.post('/credit-notes', creditNote()));
    expect(test).toMatchObject({ status: 201, body: { test: true } });

    const live = world.live.key.post('/credit-notes', creditNote());
    expect(await within(WAITING_MS, live)).toBe(PENDING);
    await other.rollback();
    expect((await live).status).toBe(201);
  });

  it.each(WRITE_ROUTES)('on $route while another holds every table', async ({ right }) => {
    await other.sql('BEGIN');
    const tables = await other.sql<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user`,
    );
    expect(tables.length).toBeGreaterThan(10);
    await other.sql(`LOCK TABLE ${tables.map(({ name }) => name).join(', ')} IN EXCLUSIVE MODE`);
    const answer = await within(AT_ONCE_MS, right(world.test, world));
    await other.rollback();
    expect(answer).not.toBe(PENDING);
    expect(answer).toMatchObject({ status: expect.any(Number) });
    if (answer !== PENDING) expect(answer.status).toBeLessThan(300);
  });

  it('nor does it hold one that a live request waits for', async () => {
    const { key } = world.test;
    const rush = Array.from({ length: 20 }, () => key.post('/credit-notes', creditNote()));
    await other.sql('BEGIN');
    await other.sql('SELECT FROM period_locks FOR UPDATE NOWAIT');
    await other.sql('SELECT FROM counters FOR UPDATE NOWAIT');
    expect((await Promise.all(rush)).map(({ status }) => status)).toEqual(Array(20).fill(201));
    await other.rollback();
  });
});
