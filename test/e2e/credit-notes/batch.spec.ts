import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { expectInvalid } from '../../support/problems';

interface Result {
  readonly index: number;
  readonly status: number;
  readonly creditNote?: { readonly id: string; readonly number: string; readonly clientName: string };
  readonly error?: { readonly code: string; readonly reason?: string; readonly errors?: { field: string }[] };
}

describe('A batch of credit notes', () => {
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

  /** One of each way to be refused. */
  const wrong: [string, unknown, number, string][] = [
    ['a malformed field', creditNote({ currency: 'POUNDS' }), 400, 'validation_failed'],
    ['an unknown field', creditNote({ vat: 20 }), 400, 'validation_failed'],
    ['a text in place of a request', 'a credit note', 400, 'validation_failed'],
    ['null', null, 400, 'validation_failed'],
    ['a list', [], 400, 'validation_failed'],
    ['no items', creditNote({ items: [] }), 400, 'validation_failed'],
    ['an unknown customer', creditNote({ customerId: 'cus_unknown' }), 404, 'not_found'],
    ['an unknown invoice', creditNote({ invoiceNumber: 'INV-1' }), 404, 'not_found'],
    ['a date to come', creditNote({ issueDate: '2026-05-21' }), 422, 'date_in_future'],
    ['a split that is none', creditNote({ refundAmount: 1 }), 422, 'split_mismatch'],
    ['no rate', creditNote({ currency: 'EUR' }), 422, 'exchange_rate_required'],
    ['a locked date', creditNote({ issueDate: '2026-03-31' }), 403, 'period_locked'],
    ['a number out of sequence', creditNote({ number: 'CN-2026-0099' }), 409, 'conflict'],
  ];

  it('creates all of it, numbered in order, and each as if it were alone', async () => {
    const { status, body } = await batch(notes(3));
    expect(status).toBe(201);
    expect(body).toMatchObject({ created: 3, failed: 0 });
    const results = body.data as Result[];
    expect(results.map(({ index, status: each }) => [index, each])).toEqual([
      [0, 201],
      [1, 201],
      [2, 201],
    ]);
    expect(results.map(({ creditNote: note }) => note?.clientName)).toEqual([
      'Client 1',
      'Client 2',
      'Client 3',
    ]);
    expect(numbers(results)).toEqual(['CN-2026-0001', 'CN-2026-0002', 'CN-2026-0003']);
    for (const { creditNote: note } of results) {
      expect((await books.live.get(`/credit-notes/${note?.id ?? ''}`)).body).toEqual(note);
    }
    expect(await books.balances()).toEqual({ 1100: '-360.00', 2200: '60.00', 4000: '300.00' });
    const { body: entries } = await books.live.get('/journal/entries?order=asc');
    expect(
      entries.data.map((each: { number: number; documentNumber: string }) => [
        each.number,
        each.documentNumber,
      ]),
    ).toEqual([
      [1, 'CN-2026-0001'],
      [2, 'CN-2026-0002'],
      [3, 'CN-2026-0003'],
    ]);
    expect((await books.counts()).events).toBeGreaterThanOrEqual(6);
  });

  it.each(wrong)(
    'not atomic: %s is refused as a single one would be, and hurts nobody else',
    async (_, bad, status, code) => {
      await books.live.put('/periods/locks', { all: '2026-03-31' });
      const [one, two, three] = notes(3);
      const { status: whole, body } = await batch([one, bad, two, three], false);
      expect([whole, body.created, body.failed]).toEqual([201, 3, 1]);
      const results = body.data as Result[];
      expect(results.map((each) => [each.index, each.status])).toEqual([
        [0, 201],
        [1, status],
        [2, 201],
        [3, 201],
      ]);
      expect(results[1]).not.toHaveProperty('creditNote');
      expect(results[1]?.error).toMatchObject({ code, status });
      expect(numbers(results)).toEqual(['CN-2026-0001', undefined, 'CN-2026-0002', 'CN-2026-0003']);
      expect((await books.balances())['1100']).toBe('-360.00');
      expect((await books.counts()).entries).toBe(3);
      expect((await books.credited()).number).toBe('CN-2026-0004');
    },
  );

  it.each(wrong)('atomic: %s refuses all of it, naming the place', async (_, bad, status, code) => {
    await books.live.put('/periods/locks', { all: '2026-03-31' });
    const before = await books.counts();
    const [one, two] = notes(2);
    const refused = await batch([one, bad, two], true);
    expect([refused.status, refused.body.code, refused.body.index]).toEqual([status, code, 1]);
    const fields = (refused.body.errors as { field: string }[]).map(({ field }) => field);
    expect(fields.every((field) => field.startsWith('creditNotes.1'))).toBe(true);
    expect(await books.counts()).toEqual(before);
    expect((await books.credited()).number).toBe('CN-2026-0001');
  });

  it('is atomic unless told otherwise', async () => {
    const refused = await batch([...notes(2), creditNote({ items: [] })]);
    expectInvalid(refused, 'creditNotes.2.items');
    expect((await books.counts()).creditNotes).toBe(0);
  });

  it('atomic names the wrong fields of all of its entries', async () => {
    const refused = await batch([
      creditNote({ currency: 'QQQ' }),
      ...notes(1),
      creditNote({ reasonCode: 'whim' }),
    ]);
    expectInvalid(refused, 'creditNotes.0.currency');
    expectInvalid(refused, 'creditNotes.2.reasonCode');
  });

  it('all refused creates none', async () => {
    const { status, body } = await batch([creditNote({ items: [] }), 7], false);
    expect([status, body.created, body.failed]).toEqual([201, 0, 2]);
    expect((await books.counts()).creditNotes).toBe(0);
  });

  it('may hold free notes, foreign ones and settled ones', async () => {
    const outOfBandAccountId = (await books.live.get('/accounts?q=1260')).body.data[0].id;
    const free = { items: [{ description: 'Sample', quantity: 1, unitPrice: 0, taxRate: 20 }] };
    const { body } = await batch(
      [free, { currency: 'EUR', exchangeRate: '0.5' }, { outOfBandAmount: 120, outOfBandAccountId }].map(
        creditNote,
      ),
    );
    expect(body.created).toBe(3);
    expect(await books.balances()).toEqual({
      1100: '-60.00',
      1260: '-120.00',
      2200: '30.00',
      4000: '150.00',
    });
  });

  it.each([
    ['without notes', {}, 'creditNotes'],
    ['of none', { creditNotes: [] }, 'creditNotes'],
    ['that is no list', { creditNotes: { 0: creditNote() } }, 'creditNotes'],
    ['that is atomic perhaps', { creditNotes: [creditNote()], atomic: 'perhaps' }, 'atomic'],
    ['with an unknown field', { creditNotes: [creditNote()], dryRun: true }, 'dryRun'],
  ])('%s is refused', async (_, request, field) => {
    expectInvalid(await books.live.post('/credit-notes/batch', request), field);
  });

  it('is made once under one Idempotency-Key', async () => {
    const send = () =>
      books.live.post('/credit-notes/batch', { creditNotes: notes(3) }, { 'idempotency-key': 'night-run' });
    const [first, again] = [await send(), await send()];
    expect(again.status).toBe(201);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toEqual(first.body);
    expect((await books.counts()).creditNotes).toBe(3);
  });
});
