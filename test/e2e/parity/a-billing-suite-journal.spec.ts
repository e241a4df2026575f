import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { postTransfer, transfer } from '../../support/manual-entries';
import { expectRefusal } from '../../support/problems';

/** Its promise: journal entries can be listed, reversed singly and in batch, and their lines carry dimensions. */
describe('What a billing suite promises of the journal', () => {
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

  const list = async (query: string): Promise<number[]> => {
    const { body } = await books.live.get(`/journal/entries?order=asc&${query}`);
    return (body.data as { number: number }[]).map(({ number }) => number);
  };
  const ofProject = (project: string) => [
    { accountCode: '1210', debit: 10, dimensions: { project } },
    { accountCode: '1200', credit: 10 },
  ];

  it('lists entries, and finds those of a dimension in the list and in the export', async () => {
    await postTransfer(books, { lines: ofProject('north') });
    await postTransfer(books, { lines: ofProject('south') });
    await books.credited({ dimensions: { project: 'north' } });
    expect(await list('')).toEqual([1, 2, 3]);
    expect(await list('dimension=project:north')).toEqual([1, 3]);
    expect(await list('dimension=project:east')).toEqual([]);
    const { text } = await books.live.get('/journal/export?format=jsonl&dimension=project:north');
    const exported = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(exported.length).toBeGreaterThan(0);
    expect(JSON.stringify(exported)).not.toContain('south');
  });

  it('reverses an entry', async () => {
    const { id } = await postTransfer(books);
    const { status, body } = await books.live.post(`/journal/entries/${id}/reverse`);
    expect([status, body.reversesEntryId, written(body)]).toEqual([
      201,
      id,
      ['Cr 1210 10.00', 'Dr 1200 10.00'],
    ]);
  });

  it('reverses a batch of entries with one request, in the order of the request', async () => {
    const first = await postTransfer(books);
    const second = await postTransfer(books, { date: '2026-04-02' });
    const { status, body } = await books.live.post('/journal/entries/reverse', {
      entryIds: [second.id, first.id],
      reversalDate: '2026-05-01',
      memo: 'Booked twice',
    });
    expect(status).toBe(201);
    expect([body.created, body.failed]).toEqual([2, 0]);
    const made = { status: 201, entry: { date: '2026-05-01', memo: 'Booked twice' } };
    expect(body.data).toMatchObject([
      { index: 0, ...made, entry: { ...made.entry, number: 3, reversesEntryId: second.id } },
      { index: 1, ...made, entry: { ...made.entry, number: 4, reversesEntryId: first.id } },
    ]);
    expect((await entryOf(books.live, first.id)).reversedByEntryId).toBe(body.data[1].entry.id);
    expect(await books.balances()).toEqual({ 1200: '0.00', 1210: '0.00' });
  });

  it('refuses an atomic batch whole, naming the entry, and gives a result each to one that is not', async () => {
    const note = await books.credited();
    const entry = await postTransfer(books);
    const later = await postTransfer(books, { date: '2026-05-20' });
    const request = {
      entryIds: [entry.id, note.journalEntryId, entry.id, later.id, 'je_unknown'],
      reversalDate: '2026-05-19',
    };
    const refused = await books.live.post('/journal/entries/reverse', request);
    expectRefusal(refused, { status: 409, code: 'conflict', reason: 'use_document_action' });
    expect(refused.body).toMatchObject({ index: 1 });
    expect(refused.body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'entryIds.1',
      'entryIds.2',
      'entryIds.3',
      'entryIds.4',
    ]);
    expect(await list('')).toEqual([1, 2, 3]);

    const { body } = await books.live.post('/journal/entries/reverse', { ...request, atomic: false });
    expect([body.created, body.failed]).toEqual([1, 4]);
    expect(body.data).toMatchObject([
      { status: 201, entry: { number: 4, reversesEntryId: entry.id } },
      { status: 409, error: { reason: 'use_document_action' } },
      { status: 409, error: { reason: 'already_reversed' } },
      { status: 422, error: { code: 'reversal_before_original' } },
      { status: 404, error: { code: 'not_found' } },
    ]);
    expect(await list('')).toEqual([1, 2, 3, 4]);
  });

  it('leaves nothing of an entry whose open items are consumed in part', async () => {
    const { id: customerId } = (await books.live.post('/customers', { name: 'Beta plc' })).body;
    const owed = (amount: number) => ({ accountCode: '1100', debit: amount, customerId });
    const entry = await postTransfer(books, {
      lines: [owed(30), owed(50), { accountCode: '4900', credit: 80 }],
    });
    const [{ openItemId: free }, { openItemId }] = entry.lines;
    const paid = await books.live.post('/payments', {
      customerId,
      amount: 20,
      allocations: [{ openItemId, amount: 20 }],
    });
    expect(paid.status).toBe(201);
    const plain = (await books.live.post('/journal/entries', transfer())).body;
    const { body } = await books.live.post('/journal/entries/reverse', {
      entryIds: [entry.id, plain.id],
      atomic: false,
    });
    expect(body.data).toMatchObject([{ status: 409, error: { reason: 'credit_consumed' } }, { status: 201 }]);
    const { data } = (await books.live.get('/open-items')).body;
    const item = (data as { id: string; openAmount: string }[]).find(({ id }) => id === free);
    expect(item).toMatchObject({ openAmount: '30.00' });
  });
});
