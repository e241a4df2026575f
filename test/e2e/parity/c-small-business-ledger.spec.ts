import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { expectRefusal } from '../../support/problems';

/** One promise a test. Draft journals and webhooks come with their features. */
describe('What a small-business ledger promises of credit notes', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
  });

  it('lists with page and limit, creates, gets with items, moves the status and voids by action', async () => {
    const created = await books.live.post('/credit-notes', creditNote());
    expect(created.status).toBe(201);
    const { id } = created.body;
    await books.credited();

    const list = await books.live.get('/credit-notes?page=2&limit=1');
    expect(list.status).toBe(200);
    expect(list.body.data.map((note: { id: string }) => note.id)).toEqual([id]);
    expect(list.body.pagination).toMatchObject({ page: 2, limit: 1, total: 2, totalPages: 2 });

    const got = await books.live.get(`/credit-notes/${id}`);
    expect(got.status).toBe(200);
    expect(got.body).toEqual(created.body);
    expect(got.body.items).toHaveLength(1);

    for (const status of ['issued', 'applied']) {
      const moved = await books.live.patch(`/credit-notes/${id}`, { status });
      expect([moved.status, moved.body.status]).toEqual([200, status]);
    }
    const voided = await books.live.patch(`/credit-notes/${id}`, { action: 'void' });
    expect([voided.status, voided.body.status]).toEqual([200, 'voided']);
    expect((await books.live.get(`/credit-notes/${id}`)).body.status).toBe('voided');
  });

  it('debits Sales and VAT Output and credits Debtors on creation, in draft already; a void posts the reversing entry against the original', async () => {
    const note = await books.credited({ issueDate: '2026-04-25' });
    expect(note.status).toBe('draft');
    const entry = await entryOf(books.live, note.journalEntryId);
    expect(entry).toMatchObject({
      number: 1,
      date: '2026-04-25',
      sourceType: 'credit_note',
      sourceId: note.id,
    });
    expect(written(entry)).toEqual(['Dr 4000 100.00 S20', 'Dr 2200 20.00 S20', 'Cr 1100 120.00']);
    expect(await books.balances()).toEqual({ 1100: '-120.00', 2200: '20.00', 4000: '100.00' });

    const { body: voided } = await books.live.patch(`/credit-notes/${note.id}`, { action: 'void' });
    const reversal = await entryOf(books.live, voided.reversalEntryId);
    expect(reversal).toMatchObject({ number: 2, date: '2026-05-20', reversesEntryId: entry.id });
    expect(written(reversal)).toEqual(['Cr 4000 100.00 S20', 'Cr 2200 20.00 S20', 'Dr 1100 120.00']);
    expect((await entryOf(books.live, entry.id)).reversedByEntryId).toBe(reversal.id);
    expect(await books.balances()).toEqual({ 1100: '0.00', 2200: '0.00', 4000: '0.00' });
    expect(await books.balances('2026-04-30')).toEqual({ 1100: '-120.00', 2200: '20.00', 4000: '100.00' });
  });

  it('answers 404 not_found for what is not there', async () => {
    const unknown = 'cn_01kaa3w8wdf8v9t6rzqj1b0k7h';
    const refusals = [
      await books.live.get(`/credit-notes/${unknown}`),
      await books.live.patch(`/credit-notes/${unknown}`, { status: 'issued' }),
      await books.live.patch(`/credit-notes/${unknown}`, { action: 'void' }),
    ];
    for (const refusal of refusals) expectRefusal(refusal, { status: 404, code: 'not_found' });
  });

  it('answers 409 conflict on a second void, and reverses once', async () => {
    const { id } = await books.credited();
    await books.live.patch(`/credit-notes/${id}`, { action: 'void' });
    const before = await books.counts();
    const again = await books.live.patch(`/credit-notes/${id}`, { action: 'void' });
    expectRefusal(again, { status: 409, code: 'conflict', reason: 'already_voided' });
    expect(await books.counts()).toEqual(before);
    expect((await books.balances())['1100']).toBe('0.00');
  });

  it('answers 403 period_locked on creation in a locked period, and on every other posting into it', async () => {
    const note = await books.credited({ issueDate: '2026-04-25' });
    const entry = {
      date: '2026-04-10',
      lines: [
        { accountCode: '7500', debit: 10 },
        { accountCode: '1200', credit: 10 },
      ],
    };
    const manual = (await books.live.post('/journal/entries', entry)).body;
    expect((await books.live.post('/periods/per_2026-04/lock', { reason: 'VAT return filed' })).status).toBe(
      200,
    );
    const before = await books.counts();
    const inApril = creditNote({ issueDate: '2026-04-25' });
    const refusals = [
      await books.live.post('/credit-notes', inApril),
      await books.live.post('/credit-notes/preview', inApril),
      await books.live.post('/credit-notes/batch', { creditNotes: [inApril] }),
      await books.live.patch(`/credit-notes/${note.id}`, { action: 'void', reversalDate: '2026-04-30' }),
      await books.live.post('/journal/entries', entry),
      await books.live.post(`/journal/entries/${manual.id}/reverse`, { reversalDate: '2026-04-30' }),
    ];
    for (const refusal of refusals) {
      expectRefusal(refusal, { status: 403, code: 'period_locked' });
      expect(refusal.body).toMatchObject({ lock: 'period', firstOpenDay: '2026-05-01' });
    }
    expect(await books.counts()).toEqual(before);
  });

  it('opens credit notes to the scopes credit-notes:read and credit-notes:write', async () => {
    const { id } = await books.credited();
    const reader = await books.withScopes(['credit-notes:read']);
    const writer = await books.withScopes(['credit-notes:write']);
    const stranger = await books.withScopes(['customers:*']);

    expect((await reader.get('/credit-notes')).status).toBe(200);
    expect((await reader.get(`/credit-notes/${id}`)).status).toBe(200);
    const refusals = [
      await reader.post('/credit-notes', creditNote()),
      await reader.patch(`/credit-notes/${id}`, { status: 'issued' }),
      await stranger.get('/credit-notes'),
      await stranger.post('/credit-notes', creditNote()),
    ];
    for (const refusal of refusals) expectRefusal(refusal, { status: 403, code: 'insufficient_scope' });
    expect(refusals[0]?.body.requiredScopes).toEqual(['credit-notes:write']);
    expect(refusals[2]?.body.requiredScopes).toEqual(['credit-notes:read']);

    expect((await writer.post('/credit-notes', creditNote())).status).toBe(201);
    expect((await writer.patch(`/credit-notes/${id}`, { status: 'issued' })).status).toBe(200);
    expect((await writer.get('/credit-notes')).body.pagination.total).toBe(2);
  });

  it('validates with a test key and skips the writes: test: true, a stub id and credit_note_number', async () => {
    const before = await books.counts();
    const stub = await books.test.post('/credit-notes', creditNote());
    expect(stub.status).toBe(201);
    expect(stub.body).toMatchObject({
      test: true,
      id: expect.stringMatching(/^cn_test_/),
      credit_note_number: expect.stringMatching(/^CN-TEST-/),
      totals: { net: '100.00', tax: '20.00', gross: '120.00' },
    });
    expect(written(stub.body.journalEntry)).toEqual([
      'Dr 4000 100.00 S20',
      'Dr 2200 20.00 S20',
      'Cr 1100 120.00',
    ]);
    const wrong = await books.test.post('/credit-notes', creditNote({ items: [] }));
    expectRefusal(wrong, { status: 400, code: 'validation_failed', field: 'items' });
    expect(await books.counts()).toEqual(before);
    expect((await books.credited()).number).toBe('CN-2026-0001');
  });

  it('keeps manual journals as drafts until they are posted, and reverses them at the start of the next period', async () => {
    const journal = {
      date: '2026-04-30',
      lines: [
        { accountCode: '7100', debit: '80.00' },
        { accountCode: '2109', credit: '80.00' },
      ],
      autoReverse: true,
    };
    const draft = await books.live.post('/journal/entries', { ...journal, status: 'draft' });
    expect(draft.body).toMatchObject({ status: 'draft', number: null });
    expect(await books.balances()).toEqual({});
    const { body } = await books.live.post(`/journal/entries/${draft.body.id}/post`);
    expect(body).toMatchObject({ number: 1, autoReverse: { date: '2026-05-01', status: 'posted' } });
    expect(await books.balances('2026-04-30')).toEqual({ 2109: '-80.00', 7100: '80.00' });
    expect(await books.balances('2026-05-01')).toEqual({ 2109: '0.00', 7100: '0.00' });
  });

  it('posts manual journals that balance and fall in an open period, and no others', async () => {
    const journal = (changes: object = {}): object => ({
      date: '2026-05-04',
      memo: 'Office chairs',
      lines: [
        { accountCode: '7500', debit: '80.00' },
        { accountCode: '1200', credit: '80.00' },
      ],
      ...changes,
    });
    const posted = await books.live.post('/journal/entries', journal());
    expect(posted.status).toBe(201);
    expect(written(posted.body)).toEqual(['Dr 7500 80.00', 'Cr 1200 80.00']);

    const lopsided = [
      { accountCode: '7500', debit: '80.00' },
      { accountCode: '1200', credit: '79.99' },
    ];
    expectRefusal(await books.live.post('/journal/entries', journal({ lines: lopsided })), {
      status: 422,
      code: 'entry_unbalanced',
    });
    await books.live.put('/periods/locks', { all: '2026-04-30' });
    expectRefusal(await books.live.post('/journal/entries', journal({ date: '2026-04-30' })), {
      status: 403,
      code: 'period_locked',
    });
    expect(await books.balances()).toEqual({ 1200: '-80.00', 7500: '80.00' });
  });
});
