import { ENTRIES_AT_ONCE } from '../../src/modules/reports/rollup/advance';
import { startTestApp, type TestApp } from '../support/app';
import { openBooks, type Books } from '../support/books';
import { countEntries, postMany } from '../support/plain-entries';
import { ledgerOf, openSession } from '../support/plain-sql';
import { assertRollupIsTheLines } from '../support/reports-tie';
import { rollUp } from '../support/rollup';

describe('The sums of the journal', () => {
  let app: TestApp;
  let books: Books;
  let ledger: string;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
    ledger = await ledgerOf(app, books.organisation.id);
  });
  afterAll(() => app.close());

  const inSession = async <T>(
    organisation: string | null,
    work: (session: Awaited<ReturnType<typeof openSession>>) => Promise<T>,
  ): Promise<T> => {
    const session = await openSession(app, 'service', organisation);
    return work(session).finally(() => session.end());
  };

  it('are those of the lines, whoever adds them up at the same time and whatever is posted meanwhile', async () => {
    const issueDates = ['2026-01-31', '2026-02-01', '2026-04-30', '2026-05-20'];
    const posted = Array.from({ length: 24 }, (_, i) => books.credited({ issueDate: issueDates[i % 4] }));
    const added = Array.from({ length: 6 }, () => rollUp(app, books));
    await Promise.all([...posted, ...added]);
    await Promise.all([rollUp(app, books), rollUp(app, books)]);
    await rollUp(app, books);
    await inSession(ledger, async (session) => {
      const [mark] = await session.sql(
        `SELECT through = 24 AS all_of_them, through, (SELECT max(number) FROM journal_entries) AS last,
           (SELECT value FROM counters WHERE name = 'journal_entry') AS counted FROM journal_rollup_marks`,
      );
      expect(mark).toMatchObject({ all_of_them: true });
      await assertRollupIsTheLines(session);
    });
    expect((await books.balances('2026-02-28'))['1100']).toBe('-1440.00');
  });

  it('take nothing from a report that does not come from them: what came after the mark is summed from its lines', async () => {
    await rollUp(app, books);
    await books.credited({ issueDate: '2026-01-15' });
    expect((await books.balances('2026-01-31'))['1100']).toBe('-840.00');
    expect((await books.balances('2026-01-14'))['1100']).toBeUndefined();
    await rollUp(app, books);
    expect((await books.balances('2026-01-31'))['1100']).toBe('-840.00');
  });

  it('are brought forward for whoever is behind; whose that is, the service may know and nothing else', async () => {
    const others = await openBooks(app);
    await others.credited();
    const theirs = await ledgerOf(app, others.organisation.id);
    const behind = () =>
      inSession(null, (session) =>
        session.sql<{ id: string }>(`SELECT rollups_behind AS id FROM rollups_behind(1, 100)`),
      );
    expect((await behind()).map(({ id }) => id)).toContain(theirs);
    await rollUp(app, others);
    expect((await behind()).map(({ id }) => id)).not.toContain(theirs);
    await inSession(null, async (session) => {
      expect(
        await session.sql(`SELECT FROM journal_rollup UNION ALL SELECT FROM journal_rollup_marks`),
      ).toEqual([]);
    });
  });

  it('of an empty journal are nothing, and miss nothing that comes later', async () => {
    const fresh = await openBooks(app);
    await rollUp(app, fresh);
    await fresh.credited({ issueDate: '2026-01-15' });
    expect((await fresh.balances('2026-01-31'))['1100']).toBe('-120.00');
    await rollUp(app, fresh);
    expect((await fresh.balances('2026-01-31'))['1100']).toBe('-120.00');
  });

  it('are brought all the way, however far behind they are', async () => {
    const others = await openBooks(app);
    const theirs = await ledgerOf(app, others.organisation.id);
    await inSession(theirs, async (session) => {
      await postMany(session, 2 * ENTRIES_AT_ONCE + 1);
      await countEntries(session);
      await app.settle('rollup');
      const [mark] = await session.sql(`SELECT through FROM journal_rollup_marks`);
      expect(mark).toEqual({ through: 2 * ENTRIES_AT_ONCE + 1 });
      await assertRollupIsTheLines(session);
    });
  });
});
