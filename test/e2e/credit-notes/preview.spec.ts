import { startTestApp, type Client, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { expectInvalid, expectRefusal, nothingIsWritten } from '../../support/problems';

describe('Previewing a credit note', () => {
  let app: TestApp;
  let books: Books;
  let reader: Client;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
    reader = await books.withScopes(['credit-notes:read']);
    await books.credited({ number: 'RMA-1' });
    await books.live.put('/periods/locks', { all: '2026-03-31' });
  });
  nothingIsWritten(() => books);
  afterAll(async () => {
    await assertBooksHold(app, books).finally(() => app.close());
  });

  const preview = (request: object, headers = {}) =>
    books.live.post('/credit-notes/preview', request, headers);

  it('answers what would be created, and the entry that would be posted', async () => {
    const { status, body } = await preview(creditNote({ issueDate: '2026-04-25', memo: 'x' }));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^cn_test_/),
      number: expect.stringMatching(/^CN-TEST-/),
      status: 'draft',
      issueDate: '2026-04-25',
      totals: { net: '100.00', tax: '20.00', gross: '120.00' },
      balance: '120.00',
      test: false,
    });
    expect(body.journalEntry).toMatchObject({ number: null, date: '2026-04-25', memo: 'x' });
    expect(written(body.journalEntry)).toEqual(['Dr 4000 100.00 S20', 'Dr 2200 20.00 S20', 'Cr 1100 120.00']);
  });

  it('makes no note that could be got', async () => {
    const { body } = await preview(creditNote());
    expect((await books.live.get(`/credit-notes/${body.id}`)).status).toBe(404);
  });

  it('is refused as the creation would be', async () => {
    expectInvalid(await preview(creditNote({ items: [] })), 'items');
    const refused = [
      [{ issueDate: '2026-03-31' }, 403, 'period_locked'],
      [{ issueDate: '2026-05-21' }, 422, 'date_in_future'],
      [{ refundAmount: 1 }, 422, 'split_mismatch'],
      [{ customerId: 'cus_unknown' }, 404, 'not_found'],
      [{ number: 'RMA-1' }, 409, 'conflict'],
      [{ number: 'CN-2026-0009' }, 409, 'conflict'],
    ] as const;
    for (const [changes, status, code] of refused) {
      expectRefusal(await preview(creditNote(changes)), { status, code });
    }
  });

  it('stores no answer under an Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'preview-1' };
    expect((await preview(creditNote(), headers)).status).toBe(200);
    const other = await preview(creditNote({ memo: 'another body' }), headers);
    expect(other.status).toBe(200);
    expect(other.headers).not.toHaveProperty('idempotent-replayed');
  });

  it('needs the scope to write', async () => {
    expectRefusal(await reader.post('/credit-notes/preview', creditNote()), {
      status: 403,
      code: 'insufficient_scope',
    });
  });
});
