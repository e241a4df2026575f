import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { expectRefusal } from '../../support/problems';

const rent = (date: string, amount: number): object => ({
  date,
  lines: [
    { accountCode: '7100', debit: amount },
    { accountCode: '1200', credit: amount },
  ],
});
const sale = (issueDate: string, unitPrice: number): object => ({
  clientName: 'Acme Ltd',
  status: 'issued',
  issueDate,
  items: [{ description: 'Widget', quantity: 1, unitPrice, taxRate: 20 }],
});

describe('The end of a year', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
    await created(books.live, '/invoices', sale('2025-03-10', 1000));
    await created(books.live, '/journal/entries', rent('2025-11-30', 300));
    await created(books.live, '/invoices', sale('2026-01-15', 70));
  });
  afterEach(() => assertBooksHold(app, books));

  const close = (year: string, body: object = {}): Promise<Answer> =>
    books.live.post(`/periods/years/${year}/close`, body);
  const reopen = (year: string): Promise<Answer> =>
    books.live.post(`/periods/years/${year}/reopen`, { reason: 'A late bill' });
  const locks = async (): Promise<unknown> => (await books.live.get('/periods/locks')).body.all;

  it('takes its result to Retained earnings on the last day and locks it', async () => {
    const { status, body } = await close('fy_2025');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: 'fy_2025',
      startDate: '2025-01-01',
      endDate: '2025-12-31',
      status: 'closed',
      closings: [{ profit: '700.00', previousAll: null, reopenedAt: null }],
    });
    const entry = (await books.live.get(`/journal/entries/${body.closings[0].journalEntryId}`)).body;
    expect(entry).toMatchObject({
      date: '2025-12-31',
      sourceType: 'year_end',
      sourceId: body.closings[0].id,
    });
    expect(entry.lines.map((line: Answer['body']) => [line.account.code, line.debit, line.credit])).toEqual([
      ['4000', '1000.00', '0.00'],
      ['7100', '0.00', '300.00'],
      ['3200', '0.00', '700.00'],
    ]);
    expect(await books.balances('2025-12-31')).toMatchObject({ 4000: '0.00', 7100: '0.00', 3200: '-700.00' });
    expect(await books.balances('2026-05-20')).toMatchObject({ 4000: '-70.00', 3200: '-700.00' });
    expect(await locks()).toBe('2025-12-31');
    expectRefusal(await books.live.post('/journal/entries', rent('2025-12-31', 1)), {
      status: 403,
      code: 'period_locked',
    });
  });

  it('is told by events and in the history of the locks', async () => {
    await close('2025');
    const events = (await books.live.get('/events?limit=200')).body.data.slice(-3);
    expect(events.map(({ type }: { type: string }) => type).sort()).toEqual([
      'fiscal_year.closed',
      'journal_entry.posted',
      'period.locked',
    ]);
    expect((await books.live.get('/periods/locks/history')).body.data[0]).toMatchObject({
      lock: 'all',
      previous: null,
      value: '2025-12-31',
      reason: 'Closing of the year 2025',
    });
  });

  it('is taken back: the entry reversed on its date, the lock where it stood, and closed anew with what was late', async () => {
    await books.live.put('/periods/locks', { all: '2025-06-30' });
    await close('2025');
    const { status, body } = await reopen('2025');
    expect(status).toBe(200);
    expect(body.status).toBe('open');
    expect(body.closings).toMatchObject([{ reopenReason: 'A late bill', previousAll: '2025-06-30' }]);
    const reversal = (await books.live.get(`/journal/entries/${body.closings[0].reversalEntryId}`)).body;
    expect(reversal).toMatchObject({
      date: '2025-12-31',
      reversesEntryId: body.closings[0].journalEntryId,
      sourceType: 'year_end',
    });
    expect(await locks()).toBe('2025-06-30');
    expect(await books.balances('2025-12-31')).toMatchObject({
      4000: '-1000.00',
      7100: '300.00',
      3200: '0.00',
    });

    await created(books.live, '/journal/entries', rent('2025-12-01', 50));
    const again = (await close('2025')).body;
    expect(again.closings.map(({ profit }: { profit: string }) => profit)).toEqual(['650.00', '700.00']);
    expect(await books.balances('2025-12-31')).toMatchObject({ 4000: '0.00', 7100: '0.00', 3200: '-650.00' });
  });

  it('is refused twice, before it is over, out of order, and where its last day is locked', async () => {
    expectRefusal(await close('2026'), { status: 409, code: 'conflict', reason: 'year_not_over' });
    await created(books.live, '/journal/entries', rent('2024-12-31', 5));
    expectRefusal(await close('2025'), { status: 409, code: 'conflict', reason: 'earlier_year_open' });
    expect((await close('2024')).body.closings[0].profit).toBe('-5.00');
    await books.live.post('/periods/per_2025-12/lock');
    expectRefusal(await close('2025'), { status: 403, code: 'period_locked' });
    await books.live.post('/periods/per_2025-12/unlock', { reason: 'To close the year' });
    expect((await close('2025')).status).toBe(200);
    expectRefusal(await close('2025'), { status: 409, code: 'conflict', reason: 'already_closed' });
  });

  it('is opened again only from the latest, only when closed, and never under the hard lock', async () => {
    expectRefusal(await reopen('2025'), { status: 409, code: 'conflict', reason: 'not_closed' });
    await created(books.live, '/journal/entries', rent('2024-12-31', 5));
    await close('2024');
    await close('2025');
    expectRefusal(await reopen('2024'), { status: 409, code: 'conflict', reason: 'later_year_closed' });
    await books.live.put('/periods/locks', { hard: '2025-12-31' });
    expectRefusal(await reopen('2025'), { status: 403, code: 'period_locked' });
    expect(await locks()).toBe('2025-12-31');
  });

  it('keeps its lock: it goes further, never back into the year', async () => {
    await close('2025');
    for (const all of [null, '2025-12-30'])
      expectRefusal(await books.live.put('/periods/locks', { all }), {
        status: 409,
        code: 'conflict',
        reason: 'year_closed',
      });
    expect((await books.live.put('/periods/locks', { all: '2026-01-31' })).status).toBe(200);
    expect((await books.live.put('/periods/locks', { all: '2025-12-31' })).status).toBe(200);
  });

  it('posts nothing where nothing stood, and is closed all the same', async () => {
    await close('2025');
    const empty = await openBooks(app);
    const { body } = await empty.live.post('/periods/years/2025/close');
    expect(body).toMatchObject({ status: 'closed', closings: [{ profit: '0.00', journalEntryId: null }] });
    expect((await empty.live.post('/periods/years/2025/reopen', { reason: 'x' })).body).toMatchObject({
      status: 'open',
      closings: [{ reversalEntryId: null }],
    });
  });

  it('runs with a test key and leaves everything as it was', async () => {
    const before = await books.counts();
    const { status, body } = await books.test.post('/periods/years/2025/close');
    expect([status, body.test, body.status]).toEqual([200, true, 'closed']);
    expect(body.journalEntry.lines).toHaveLength(3);
    expect(await books.counts()).toEqual(before);
    expect(await locks()).toBeNull();
  });

  it('shows the years since the first entry, the latest first, by their status', async () => {
    await close('2025');
    const years = async (query: string): Promise<unknown> =>
      (await books.live.get(`/periods/years${query}`)).body.data.map(({ id }: { id: string }) => id);
    expect(await years('')).toEqual(['fy_2026', 'fy_2025']);
    expect(await years('?status=closed')).toEqual(['fy_2025']);
    expect(await years('?limit=1&page=2')).toEqual(['fy_2025']);
    expect((await books.live.get('/periods/years/fy_2026')).body).toMatchObject({
      status: 'open',
      closings: [],
    });
    for (const id of ['fy_26', 'nonsense', 'fy_0000'])
      expect((await books.live.get(`/periods/years/${id}`)).status).toBeGreaterThanOrEqual(400);
  });

  it('waits for the postings in flight: each is in its sums, or refused', async () => {
    const posts = Array.from({ length: 12 }, (_, i) =>
      i % 2 === 0
        ? books.live.post('/journal/entries', rent('2025-12-31', 1))
        : books.live.post('/credit-notes', creditNote({ issueDate: '2025-12-31' })),
    );
    const closing = await close('2025');
    const answers = await Promise.all(posts);
    expect(closing.status).toBe(200);
    for (const answer of answers.filter(({ status }) => status !== 201))
      expectRefusal(answer, { status: 403, code: 'period_locked' });
    expect(await books.balances('2025-12-31')).toMatchObject({ 4000: '0.00', 7100: '0.00' });
  });
});
