import { startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { ledgerOf, openSession } from '../../support/plain-sql';

type Checks = Readonly<Record<string, { status: string; count: number }>>;

describe("A year's checklist", () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
    await books.credited({ issueDate: '2025-06-30' });
  });

  const checklist = async (year: string): Promise<{ ready: boolean; status: string; checks: Checks }> => {
    const { body } = await books.live.get(`/periods/years/${year}/checklist`);
    const checks = (body.checks as { check: string; status: string; count: number }[]).map(
      ({ check, status, count }) => [check, { status, count }] as const,
    );
    return { ...body, checks: Object.fromEntries(checks) };
  };

  it('is ready when nothing stands in the way, and agrees with the closing', async () => {
    const { ready, status, checks } = await checklist('fy_2025');
    expect([ready, status]).toEqual([true, 'open']);
    expect(Object.values(checks).map((check) => check.status)).not.toContain('failed');
    expect((await books.live.post('/periods/years/fy_2025/close')).status).toBe(200);
    expect(await checklist('fy_2025')).toMatchObject({ ready: false, status: 'closed' });
  });

  it('may be counted by every means that the planner has, unlike postings, which find rows by key', async () => {
    const { work } = app.parts;
    const run = work.run.bind(work);
    const seen: unknown[] = [];
    const spy = jest.spyOn(work, 'run').mockImplementation((ctx, count, options) =>
      run(
        ctx,
        async (tx) => {
          seen.push(await tx.one(`SELECT current_setting('enable_hashjoin') AS hash`));
          return count(tx);
        },
        options,
      ),
    );
    await checklist('fy_2025').finally(() => spy.mockRestore());
    expect(seen).toEqual([{ hash: 'on' }]);
  });

  it('names what closing would refuse', async () => {
    await books.credited({ issueDate: '2024-06-30' });
    await books.live.put('/periods/locks', { all: '2025-12-31' });
    const { ready, checks } = await checklist('fy_2025');
    expect(ready).toBe(false);
    expect(checks).toMatchObject({
      year_over: { status: 'passed' },
      earlier_years_closed: { status: 'failed', count: 1 },
      last_day_open: { status: 'failed' },
    });
    expect((await checklist('fy_2026')).checks).toMatchObject({ year_over: { status: 'failed' } });
  });

  it('warns of work that is not in the year yet', async () => {
    const draft = { ...creditNote(), issueDate: '2025-12-30' };
    await created(books.live, '/invoices', draft);
    await created(books.live, '/invoices', { ...draft, issueDate: '2026-01-02' });
    await created(books.live, '/journal/entries', {
      status: 'draft',
      date: '2025-12-31',
      lines: [
        { accountCode: '7100', debit: 5 },
        { accountCode: '1200', credit: 5 },
      ],
    });
    const { ready, checks } = await checklist('fy_2025');
    expect(ready).toBe(true);
    expect(checks).toMatchObject({
      draft_invoices: { status: 'warning', count: 1 },
      draft_entries: { status: 'warning', count: 1 },
      debtors_tie_out: { status: 'passed' },
    });
  });

  it('finds an open item that the journal does not explain', async () => {
    const owner = await openSession(app, 'owner', await ledgerOf(app, books.organisation.id));
    await owner.sql(
      'UPDATE open_items SET open_amount = open_amount + 1, open_base_amount = open_base_amount + 1',
    );
    await owner.sql('COMMIT').catch(() => undefined);
    await owner.end();
    const { ready, checks } = await checklist('fy_2025');
    expect([ready, checks['debtors_tie_out']]).toEqual([false, { status: 'failed', count: 1 }]);
  });
});
