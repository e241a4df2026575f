import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { postTransfer, transfer } from '../../support/manual-entries';
import { expectInvalid, expectNotFound, expectRefusal } from '../../support/problems';

const POSTED = { status: 409, code: 'conflict', reason: 'entry_posted' } as const;

describe('A draft of a journal entry', () => {
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

  const draft = (changes: object = {}) =>
    created(books.live, '/journal/entries', transfer({ status: 'draft', ...changes }));
  const patch = (id: string, changes: object) => books.live.patch(`/journal/entries/${id}`, changes);
  const post = (id: string, request: object = {}) => books.live.post(`/journal/entries/${id}/post`, request);
  const listed = async (query: string): Promise<string[]> =>
    ((await books.live.get(`/journal/entries?${query}`)).body.data as { id: string }[]).map(({ id }) => id);
  const lines = (debit: number, credit = debit) => [
    { accountCode: '1210', debit },
    { accountCode: '1200', credit },
  ];

  it('has no number and moves no balance, and is shown like the entry that it will be', async () => {
    const made = await draft({ memo: 'Accrual' });
    expect(made).toMatchObject({
      id: expect.stringMatching(/^je_/),
      status: 'draft',
      number: null,
      date: '2026-03-10',
      sourceType: 'manual',
      memo: 'Accrual',
      postedAt: null,
      postedBy: null,
      autoReverse: null,
      exchangeRate: '1',
    });
    expect(written(made)).toEqual(['Dr 1210 10.00', 'Cr 1200 10.00']);
    expect(await entryOf(books.live, made.id)).toEqual(made);
    expect(await books.balances()).toEqual({});
    expect(await listed('')).toEqual([]);
  });

  it('becomes an entry of the same id when it is posted, numbered in the order of posting', async () => {
    const first = await draft();
    const second = await draft({ lines: lines(20) });
    expect((await post(second.id)).body).toMatchObject({ id: second.id, number: 1, status: 'posted' });
    const { status, body } = await post(first.id, { date: '2026-04-01' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: first.id,
      number: 2,
      date: '2026-04-01',
      postedBy: expect.stringMatching(/^key_/),
    });
    expect(await entryOf(books.live, first.id)).toEqual(body);
    expect(await books.balances()).toEqual({ 1200: '-30.00', 1210: '30.00' });
    expect(await listed('status=draft')).toEqual([]);
    await assertBooksHold(app, books);
  });

  it('can be edited, each edit decided anew, and is what was saved last when it is posted', async () => {
    const { id } = await draft({ memo: 'x', autoReverse: true });
    expect((await patch(id, {})).body.autoReverse).toMatchObject({ date: '2026-04-01', status: 'planned' });
    const edited = await patch(id, { memo: null, autoReverse: false, date: '2026-05-02', lines: lines(7) });
    expect(edited.status).toBe(200);
    expect(edited.body).toMatchObject({
      id,
      status: 'draft',
      memo: null,
      date: '2026-05-02',
      autoReverse: null,
    });
    expect(written(edited.body)).toEqual(['Dr 1210 7.00', 'Cr 1200 7.00']);
    expectRefusal(await patch(id, { lines: lines(7, 8) }), { status: 422, code: 'entry_unbalanced' });
    expectInvalid(await patch(id, { date: '2026-02-30' }), 'date');
    expectInvalid(await patch(id, { status: 'posted' }), 'status');
    expect((await entryOf(books.live, id)).lines).toEqual(edited.body.lines);
    expect(written((await post(id)).body)).toEqual(['Dr 1210 7.00', 'Cr 1200 7.00']);
  });

  it('keeps the account that it named by code, whatever code that has when it is posted', async () => {
    const account = await created(books.live, '/accounts', { code: '7777', name: 'Fees', type: 'expense' });
    const named = [
      { accountCode: '7777', debit: 5 },
      { accountCode: '1200', credit: 5 },
    ];
    const { id } = await draft({ lines: named });
    await books.live.patch(`/accounts/${account.id}`, { code: '7778' });
    expect(written(await entryOf(books.live, id))).toEqual(['Dr 7778 5.00', 'Cr 1200 5.00']);
    await books.live.patch(`/accounts/${account.id}`, { archived: true });
    expectRefusal(await post(id), { status: 422, code: 'account_archived' });
    await books.live.delete(`/accounts/${account.id}`);
    // As it was when the draft was saved.
    expect(written(await entryOf(books.live, id))).toEqual(['Dr 7777 5.00', 'Cr 1200 5.00']);
    expect((await post(id)).status).toBe(404);
    expect((await patch(id, { lines: lines(5) })).status).toBe(200);
    expect((await post(id)).status).toBe(200);
  });

  it('may lie in a locked month or in the future; it is posted only when its day is open and has come', async () => {
    await books.live.put('/periods/locks', { all: '2026-03-31' });
    const locked = await draft();
    const future = await draft({ date: '2026-06-30' });
    expectRefusal(await post(locked.id), { status: 403, code: 'period_locked' });
    expectRefusal(await post(locked.id, { date: '2026-03-30' }), { status: 403, code: 'period_locked' });
    expectRefusal(await post(future.id), { status: 422, code: 'date_in_future' });
    expect((await post(locked.id, { date: '2026-04-01' })).status).toBe(200);
    app.clock.travelTo('2026-06-30T12:00:00Z');
    expect((await post(future.id)).status).toBe(200);
    expectRefusal(await books.live.post('/journal/entries', transfer()), {
      status: 403,
      code: 'period_locked',
    });
  });

  it('balances from the first and names what exists, as an entry does', async () => {
    const refused = (changes: object) =>
      books.live.post('/journal/entries', transfer({ status: 'draft', ...changes }));
    expectRefusal(await refused({ lines: lines(10, 9) }), { status: 422, code: 'entry_unbalanced' });
    expectRefusal(await refused({ currency: 'EUR' }), { status: 422, code: 'exchange_rate_required' });
    expectInvalid(await refused({ lines: [{ accountCode: '1210', debit: 10 }] }), 'lines');
    expectInvalid(await refused({ status: 'final' }), 'status');
    expectInvalid(await refused({ autoReverse: 'yes' }), 'autoReverse');
    const unknown = [{ accountCode: '1', debit: 10 }, lines(10)[1]];
    expectRefusal(await refused({ lines: unknown }), { status: 404, code: 'not_found' });
    const debtor = [{ accountCode: '1100', debit: 10 }, lines(10)[1]];
    expectRefusal(await refused({ lines: debtor }), { status: 422, code: 'customer_required' });
    expect(await listed('status=draft')).toEqual([]);
  });

  it('can be deleted; an entry can be neither edited, deleted nor posted again', async () => {
    const { id } = await draft();
    expect((await books.live.delete(`/journal/entries/${id}`)).status).toBe(204);
    for (const answer of [
      await patch(id, {}),
      await post(id),
      await books.live.delete(`/journal/entries/${id}`),
    ])
      expectNotFound(answer);
    const entry = await postTransfer(books);
    expectRefusal(await patch(entry.id, { memo: 'x' }), POSTED);
    expectRefusal(await post(entry.id), POSTED);
    expectRefusal(await books.live.delete(`/journal/entries/${entry.id}`), POSTED);
    expectNotFound(await post('je_unknown'));
  });

  it('is posted once, however many ask for it together', async () => {
    const { id } = await draft();
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers) if (answer.status !== 200) expectRefusal(answer, POSTED);
    expect(await books.balances()).toEqual({ 1200: '-10.00', 1210: '10.00' });
  });

  it('is listed apart from the journal, newest first, by the filters that it can have', async () => {
    const project = { project: 'north' };
    const first = await draft();
    const second = await draft({
      date: '2026-06-01',
      lines: [{ ...lines(10)[0], dimensions: project }, lines(10)[1]],
    });
    const entry = await postTransfer(books);
    const bank = first.lines[1].account.id as string;
    expect(await listed('')).toEqual([entry.id]);
    expect(await listed('status=posted')).toEqual([entry.id]);
    expect(await listed('status=draft')).toEqual([second.id, first.id]);
    expect(await listed('status=draft&order=asc')).toEqual([first.id, second.id]);
    expect(await listed('status=draft&from=2026-06-01')).toEqual([second.id]);
    expect(await listed('status=draft&to=2026-05-31&currency=GBP&sourceType=manual')).toEqual([first.id]);
    expect(await listed(`status=draft&accountId=${bank}&limit=1`)).toEqual([second.id]);
    expect(await listed('status=draft&dimension=project:north')).toEqual([second.id]);
    expect(await listed('status=draft&sourceType=invoice')).toEqual([]);
    expect(await listed('status=draft&documentNumber=X')).toEqual([]);
  });

  it('tells of itself by events, honours Idempotency-Key, and writes nothing with a test key', async () => {
    const once = { 'Idempotency-Key': 'draft-1' };
    const request = transfer({ status: 'draft' });
    const made = await books.live.post('/journal/entries', request, once);
    const again = await books.live.post('/journal/entries', request, once);
    expect([again.body.id, again.headers['idempotent-replayed']]).toEqual([made.body.id, 'true']);
    const { id } = made.body;
    await patch(id, { memo: 'Checked' });
    const before = await books.counts();
    const stub = await books.test.post('/journal/entries', request);
    expect(stub.body).toMatchObject({ id: expect.stringMatching(/^je_test_/), status: 'draft' });
    expect((await books.test.patch(`/journal/entries/${id}`, { memo: 'y' })).body.memo).toBe('y');
    expect((await books.test.post(`/journal/entries/${id}/post`)).body).toMatchObject({ id, number: null });
    expect((await books.test.delete(`/journal/entries/${id}`)).status).toBe(204);
    expect(await books.counts()).toEqual(before);
    await post(id);
    const gone = await draft();
    await books.live.delete(`/journal/entries/${gone.id}`);
    const { data } = (await books.live.get('/events?type=journal_entry.*')).body;
    expect((data as { type: string }[]).map(({ type }) => type)).toEqual([
      'journal_entry.drafted',
      'journal_entry.draft_updated',
      'journal_entry.posted',
      'journal_entry.drafted',
      'journal_entry.draft_deleted',
    ]);
  });
});
