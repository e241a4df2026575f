import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { inLedger, transfer } from '../../support/manual-entries';
import { expectRefusal } from '../../support/problems';

const LOCKED = { status: 403, code: 'period_locked' } as const;

describe('An entry that reverses itself', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
  });

  const accrue = (changes: object = {}) =>
    created(books.live, '/journal/entries', transfer({ date: '2026-05-20', autoReverse: true, ...changes }));
  const task = () => app.reverseDue();
  const shown = async (id: string) => (await entryOf(books.live, id)).autoReverse;
  const eventTypes = async (): Promise<string[]> =>
    ((await books.live.get('/events?type=journal_entry.*')).body.data as { type: string }[]).map(
      ({ type }) => type,
    );

  it('is reversed at once when the first day of the next period has come', async () => {
    const entry = await accrue({ date: '2026-04-30' });
    expect(entry.autoReverse).toMatchObject({ date: '2026-05-01', status: 'posted' });
    const reversal = await entryOf(books.live, entry.autoReverse.entryId);
    expect(reversal).toMatchObject({ number: 2, date: '2026-05-01', reversesEntryId: entry.id });
    expect(written(reversal)).toEqual(['Cr 1210 10.00', 'Dr 1200 10.00']);
    expect(await entryOf(books.live, entry.id)).toEqual(entry);
    expect(entry.reversedByEntryId).toBe(reversal.id);
    expect(await books.balances('2026-04-30')).toEqual({ 1200: '-10.00', 1210: '10.00' });
    expect(await books.balances('2026-05-01')).toEqual({ 1200: '0.00', 1210: '0.00' });
    await assertBooksHold(app, books);
  });

  it('waits for that day, by the clock of the organisation, and is posted once then, under no key', async () => {
    books = await openBooks(app, {
      country: 'NZ',
      baseCurrency: 'NZD',
      timeZone: 'Pacific/Auckland',
      chartTemplate: 'gb',
    });
    const entry = await accrue();
    expect(entry.autoReverse).toEqual({
      date: '2026-06-01',
      status: 'scheduled',
      entryId: null,
      reason: null,
    });
    await task();
    app.clock.travelTo('2026-05-31T11:30:00Z');
    await task();
    expect(await shown(entry.id)).toEqual(entry.autoReverse);
    // Half past midnight in Auckland; the day before was tried too early, and is tried again within half an hour.
    app.clock.travelTo('2026-05-31T12:30:00Z');
    await Promise.all([task(), task()]);
    await task();
    const { status, entryId } = await shown(entry.id);
    expect(status).toBe('posted');
    expect(await entryOf(books.live, entryId)).toMatchObject({
      date: '2026-06-01',
      number: 2,
      reversesEntryId: entry.id,
      postedBy: 'auto_reversal',
      memo: 'Reversal of entry 1',
    });
    expect((await books.live.get('/journal/entries')).body.pagination.total).toBe(2);
    await assertBooksHold(app, books);
  });

  it('is posted once by several instances that start together after a standstill', async () => {
    const entries = [await accrue(), await accrue(), await accrue()];
    app.clock.travelTo('2026-09-10T12:00:00Z');
    const second = await startTestApp({ database: app.database });
    second.clock.travelTo('2026-09-10T12:00:00Z');
    await Promise.all([task(), second.reverseDue()]);
    await second.close();
    for (const { id } of entries)
      expect(await shown(id)).toMatchObject({ date: '2026-06-01', status: 'posted' });
    expect((await books.live.get('/journal/entries')).body.pagination.total).toBe(6);
    await assertBooksHold(app, books);
  });

  it('is blocked by a lock, says so once, and is posted when the day is unlocked', async () => {
    const entry = await accrue();
    app.clock.travelTo('2026-07-05T12:00:00Z');
    await books.live.put('/periods/locks', { all: '2026-06-30' });
    await task();
    const blocked = await shown(entry.id);
    expect(blocked).toMatchObject({ date: '2026-06-01', status: 'blocked', entryId: null });
    expect(blocked.reason).toContain('2026-06-01 is closed by the all lock');
    app.clock.travelTo('2026-07-05T12:30:00Z');
    await task();
    expect(await eventTypes()).toEqual(['journal_entry.posted', 'journal_entry.auto_reversal_blocked']);
    await books.live.put('/periods/locks', { all: null, reason: 'Reopened' });
    await task();
    expect((await shown(entry.id)).status).toBe('blocked');
    app.clock.travelTo('2026-07-05T13:00:00Z');
    await task();
    expect(await shown(entry.id)).toMatchObject({ status: 'posted', reason: null });
    await assertBooksHold(app, books);
  });

  it('is blocked while an open item of it is settled in part', async () => {
    const { id: customerId } = await created(books.live, '/customers', { name: 'Beta plc' });
    const lines = [
      { accountCode: '1100', debit: 50, customerId },
      { accountCode: '4900', credit: 50 },
    ];
    const entry = await accrue({ lines });
    const [{ openItemId }] = entry.lines;
    await created(books.live, '/payments', {
      customerId,
      amount: 20,
      allocations: [{ openItemId, amount: 20 }],
    });
    app.clock.travelTo('2026-06-02T12:00:00Z');
    await task();
    expect(await shown(entry.id)).toMatchObject({
      status: 'blocked',
      reason: expect.stringContaining('open item'),
    });
    await assertBooksHold(app, books);
  });

  it('settles the open items of an entry that is reversed at once', async () => {
    const { id: customerId } = await created(books.live, '/customers', { name: 'Beta plc' });
    const lines = [
      { accountCode: '1100', debit: 50, customerId },
      { accountCode: '4900', credit: 50 },
    ];
    await accrue({ date: '2026-04-30', lines });
    expect(await books.balances()).toEqual({ 1100: '0.00', 4900: '0.00' });
    expect((await books.live.get('/open-items')).body.data).toEqual([]);
    await assertBooksHold(app, books);
  });

  it('is cancelled when somebody reverses it before', async () => {
    const entry = await accrue();
    expect((await books.live.post(`/journal/entries/${entry.id}/reverse`)).status).toBe(201);
    expect(await shown(entry.id)).toEqual({
      date: '2026-06-01',
      status: 'cancelled',
      entryId: null,
      reason: null,
    });
    app.clock.travelTo('2026-06-02T12:00:00Z');
    await task();
    expect((await books.live.get('/journal/entries')).body.pagination.total).toBe(2);
  });

  it('is refused whole when the day of its reversal is locked already', async () => {
    await books.live.post('/periods/per_2026-05/lock');
    expectRefusal(
      await books.live.post('/journal/entries', transfer({ date: '2026-04-30', autoReverse: true })),
      LOCKED,
    );
    expect((await books.live.get('/journal/entries')).body.pagination.total).toBe(0);
  });

  it('is planned in a draft, and scheduled when that is posted; a test key leaves nothing behind', async () => {
    const draft = await accrue({ status: 'draft' });
    expect(draft.autoReverse).toMatchObject({ date: '2026-06-01', status: 'planned' });
    const dry = await books.test.post(
      '/journal/entries',
      transfer({ date: '2026-04-30', autoReverse: true }),
    );
    expect(dry.body.autoReverse).toMatchObject({
      status: 'posted',
      entryId: expect.stringMatching(/^je_test_/),
    });
    const posted = await books.live.post(`/journal/entries/${draft.id}/post`);
    expect(posted.body.autoReverse).toMatchObject({ date: '2026-06-01', status: 'scheduled' });
    const rows = await inLedger(app, books, (session) => session.sql('SELECT entry_id FROM auto_reversals'));
    expect(rows).toEqual([{ entry_id: draft.id }]);
  });
});
