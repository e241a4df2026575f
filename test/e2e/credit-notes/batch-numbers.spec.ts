import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { expectInvalid, expectRefusal } from '../../support/problems';

interface Result {
  readonly index: number;
  readonly status: number;
  readonly creditNote?: { readonly id: string; readonly number: string; readonly clientName: string };
  readonly error?: { readonly code: string; readonly reason?: string; readonly errors?: { field: string }[] };
}

describe('The numbers of a batch', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
  });

  const batch = (creditNotes: unknown[], atomic?: boolean) =>
    books.live.post('/credit-notes/batch', { creditNotes, ...(atomic === undefined ? {} : { atomic }) });
  const notes = (count: number): object[] =>
    Array.from({ length: count }, (_, i) => creditNote({ clientName: `Client ${i + 1}` }));
  const numbers = (results: readonly Result[]): (string | undefined)[] =>
    results.map(({ creditNote: note }) => note?.number);

  it('take each own number once', async () => {
    const twice = [creditNote({ number: 'RMA-1' }), creditNote({ number: 'RMA-1' }), creditNote()];
    expectRefusal(await batch(twice, true), { status: 409, code: 'conflict', reason: 'number_taken' });
    expect((await books.counts()).creditNotes).toBe(0);
    const { body } = await batch(twice, false);
    expect(numbers(body.data)).toEqual(['RMA-1', undefined, 'CN-2026-0001']);
    expect(body.data[1]).toMatchObject({ status: 409, error: { code: 'conflict', reason: 'number_taken' } });
  });

  it('follow the series among own numbers and across years', async () => {
    const { body } = await batch(
      [
        { number: 'CN-2026-0001' },
        {},
        { number: 'CN-2026-0003' },
        { issueDate: '2025-12-31' },
        { number: 'CN-2026-0001' },
        { number: 'CN-2026-0005' },
        {},
      ].map(creditNote),
      false,
    );
    expect(numbers(body.data)).toEqual([
      'CN-2026-0001',
      'CN-2026-0002',
      'CN-2026-0003',
      'CN-2025-0001',
      undefined,
      undefined,
      'CN-2026-0004',
    ]);
    expect(body.data[4].error.reason).toBe('number_taken');
    expect(body.data[5].error).toMatchObject({ reason: 'number_out_of_sequence', expected: 'CN-2026-0004' });
  });

  it('of 1,000 is created at once, and one of 1,001 is refused', async () => {
    const before = await books.counts();
    expectInvalid(await batch(notes(1001)), 'creditNotes');
    expect(await books.counts()).toEqual(before);

    const { status, body } = await batch(notes(1000));
    expect([status, body.created, body.failed]).toEqual([201, 1000, 0]);
    expect(numbers(body.data)).toEqual(
      Array.from({ length: 1000 }, (_, i) => `CN-2026-${String(i + 1).padStart(4, '0')}`),
    );
    expect(await books.balances()).toEqual({ 1100: '-120000.00', 2200: '20000.00', 4000: '100000.00' });
    expect(await books.counts()).toMatchObject({ creditNotes: 1000, entries: 1000 });
    expect((await books.credited()).number).toBe('CN-2026-1001');
  }, 60_000);
});
