import { startTestApp, type TestApp } from '../support/app';
import { creditNote, openBooks, type Books } from '../support/books';
import { written } from '../support/entries';
import { expectRefusal } from '../support/problems';

describe('A test key that credits', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  let books: Books;

  beforeEach(async () => {
    books = await openBooks(app);
  });

  it('is shown the note and the entry that would be posted', async () => {
    const { body } = await books.test.post('/credit-notes', creditNote({ memo: 'x', number: 'RMA-1' }));
    expect(body).toMatchObject({
      test: true,
      id: expect.stringMatching(/^cn_test_/),
      number: expect.stringMatching(/^CN-TEST-/),
      totals: { net: '100.00', tax: '20.00', gross: '120.00' },
      balance: '120.00',
    });
    expect(body.credit_note_number).toBe(body.number);
    expect(body.journalEntry).toMatchObject({
      id: expect.stringMatching(/^je_test_/),
      number: null,
      documentNumber: body.number,
      date: '2026-05-20',
      memo: 'x',
      sourceId: body.id,
    });
    expect(written(body.journalEntry)).toEqual(['Dr 4000 100.00 S20', 'Dr 2200 20.00 S20', 'Cr 1100 120.00']);
    expect(await books.balances()).toEqual({});
  });

  it('uses no number, of notes, entries or events', async () => {
    await books.credited();
    await books.test.post('/credit-notes', creditNote());
    await books.test.post('/credit-notes/batch', { creditNotes: [creditNote(), creditNote()] });
    const { body: events } = await books.live.get('/events?limit=200');
    const note = await books.credited();
    expect(note.number).toBe('CN-2026-0002');
    const { body: entry } = await books.live.get(`/journal/entries/${note.journalEntryId}`);
    expect(entry.number).toBe(2);
    const { body: next } = await books.live.get(`/events?cursor=${events.pagination.nextCursor}`);
    expect(next.data[0].sequence).toBe(Number(events.data.at(-1).sequence) + 1);
  });

  it('marks each note of a batch', async () => {
    const { body } = await books.test.post('/credit-notes/batch', {
      atomic: false,
      creditNotes: [creditNote(), creditNote({ items: [] }), creditNote()],
    });
    expect(body).toMatchObject({ test: true, created: 2, failed: 1 });
    expect(body.data.map(({ status }: { status: number }) => status)).toEqual([201, 400, 201]);
    for (const at of [0, 2]) {
      expect(body.data[at].creditNote).toMatchObject({
        test: true,
        id: expect.stringMatching(/^cn_test_/),
        number: expect.stringMatching(/^CN-TEST-/),
      });
    }
  });

  it('ignores an Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'once' };
    const first = await books.test.post('/credit-notes', creditNote(), headers);
    const again = await books.test.post('/credit-notes', creditNote({ memo: 'another' }), headers);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.id).not.toBe(first.body.id);
    expect(again.headers).not.toHaveProperty('idempotent-replayed');
  });

  it('walks through create, issue and void with the stub', async () => {
    const before = await books.counts();
    const { body: made } = await books.test.post('/credit-notes', creditNote());
    const patch = (request: object) => books.test.patch(`/credit-notes/${made.id}`, request);
    for (const status of ['draft', 'issued', 'applied']) {
      const moved = await patch({ status });
      expect([moved.status, moved.body.id, moved.body.status, moved.body.test]).toEqual([
        200,
        made.id,
        status,
        true,
      ]);
      expect(moved.body.number).toBe(made.number);
    }
    const voided = await patch({ action: 'void', reason: 'Sent twice' });
    expect(voided.status).toBe(200);
    expect(voided.body).toMatchObject({
      id: made.id,
      status: 'voided',
      voidReason: 'Sent twice',
      voidedAt: expect.any(String),
      test: true,
    });
    expect(await books.counts()).toEqual(before);
  });

  it('is refused with the stub what any note is refused', async () => {
    const { body: made } = await books.test.post('/credit-notes', creditNote());
    const patch = (request: object) => books.test.patch(`/credit-notes/${made.id}`, request);
    expectRefusal(await patch({ status: 'voided' }), { status: 400, code: 'use_void_action' });
    expectRefusal(await patch({ status: 'sent' }), { status: 400, code: 'validation_failed' });
    expectRefusal(await patch({}), { status: 400, code: 'validation_failed' });
    const voided = (reversalDate?: string) => patch({ action: 'void', reversalDate });
    expectRefusal(await voided('2026-05-21'), { status: 422, code: 'date_in_future' });
    await books.live.put('/periods/locks', { tax: '2026-05-20' });
    expectRefusal(await voided('2026-05-20'), { status: 403, code: 'period_locked' });
    expectRefusal(await voided(), { status: 403, code: 'period_locked' });
    await books.live.put('/periods/locks', { tax: '2026-05-19' });
    expect((await voided()).status).toBe(200);
  });

  it('knows no stub that a live key could use', async () => {
    const { body: made } = await books.test.post('/credit-notes', creditNote());
    for (const answer of [
      await books.live.get(`/credit-notes/${made.id}`),
      await books.live.patch(`/credit-notes/${made.id}`, { status: 'issued' }),
      await books.live.patch(`/credit-notes/${made.id}`, { action: 'void' }),
    ]) {
      expectRefusal(answer, { status: 404, code: 'not_found' });
    }
  });
});
