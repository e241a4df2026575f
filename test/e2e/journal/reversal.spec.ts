import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written, writtenInBase } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { openItemsOf, postTransfer, transfer } from '../../support/manual-entries';
import { expectInvalid, expectNotFound, expectRefusal } from '../../support/problems';

const REVERSED_ALREADY = { status: 409, code: 'conflict', reason: 'already_reversed' } as const;
const LOCKED = { status: 403, code: 'period_locked' } as const;

describe('Reversing an entry', () => {
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

  const reverse = (id: string, request: object = {}) =>
    books.live.post(`/journal/entries/${id}/reverse`, request);
  const lock = async (locks: object): Promise<void> => {
    expect((await books.live.put('/periods/locks', locks)).status).toBe(200);
  };
  const onDebtors = async (debit: string, changes: object = {}) => {
    const { id: customerId } = await created(books.live, '/customers', { name: 'Beta plc' });
    const lines = [
      { accountCode: '1100', debit, customerId },
      { accountCode: '1200', credit: debit },
    ];
    return postTransfer(books, { lines, ...changes });
  };

  it('swaps the sides of every line, and names the original as the original names it', async () => {
    const dimensions = { project: 'north' };
    const lines = [
      { accountCode: '1200', debit: 12, description: 'Cash sale' },
      { accountCode: '4000', credit: 10, vatCode: 'S20', dimensions },
      { accountCode: '2200', credit: 2, vatCode: 'S20' },
    ];
    const entry = await postTransfer(books, { lines, memo: 'Till' });
    const { status, body } = await reverse(entry.id);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      number: 2,
      date: '2026-05-20',
      sourceType: 'manual',
      memo: 'Reversal of entry 1',
      reversesEntryId: entry.id,
      reversedByEntryId: null,
    });
    expect(written(body)).toEqual(['Cr 1200 12.00', 'Dr 4000 10.00 S20', 'Dr 2200 2.00 S20']);
    expect(body.lines[0].description).toBe('Cash sale');
    expect(body.lines[1].dimensions).toEqual(dimensions);
    expect(await entryOf(books.live, entry.id)).toEqual({ ...entry, reversedByEntryId: body.id });
    expect(Object.values(await books.balances())).toEqual(['0.00', '0.00', '0.00']);
    await assertBooksHold(app, books);
  });

  it('happens once, also when ten ask for it together; the reversal itself can be reversed in its turn', async () => {
    const entry = await postTransfer(books);
    const answers = await Promise.all(Array.from({ length: 10 }, () => reverse(entry.id)));
    const made = answers.filter(({ status }) => status === 201);
    expect(made).toHaveLength(1);
    for (const answer of answers) if (answer.status !== 201) expectRefusal(answer, REVERSED_ALREADY);
    const [reversal] = made.map(({ body }) => body);
    expect((await reverse(entry.id)).body.reversedByEntryId).toBe(reversal.id);

    const again = await reverse(reversal.id, { memo: 'It was right after all' });
    expect([again.status, again.body.memo]).toEqual([201, 'It was right after all']);
    expect(written(again.body)).toEqual(written(entry));
    expect(await books.balances()).toEqual({ 1200: '-10.00', 1210: '10.00' });
    await assertBooksHold(app, books);
  });

  it("of a document is the document's own business", async () => {
    const note = await books.credited();
    const refusal = { status: 409, code: 'conflict', reason: 'use_document_action' } as const;
    const answer = await reverse(note.journalEntryId);
    expectRefusal(answer, refusal);
    expect(answer.body).toMatchObject({ sourceType: 'credit_note', sourceId: note.id });
    const { body } = await books.live.patch(`/credit-notes/${note.id}`, { action: 'void' });
    expectRefusal(await reverse(note.journalEntryId), refusal);
    expectRefusal(await reverse(body.reversalEntryId), refusal);
    expect((await books.counts())['entries']).toBe(2);
  });

  it('closes the open item that the entry made, and its own reversal opens it again', async () => {
    const entry = await onDebtors('10.01', { currency: 'USD', exchangeRate: '0.8335' });
    const open = async () =>
      (await openItemsOf(app, books)).map((item) => [item.open_amount, item.open_base_amount].map(Number));
    expect(await open()).toEqual([[10.01, 8.34]]);
    const { body: reversal } = await reverse(entry.id);
    expect(writtenInBase(reversal)).toEqual(['Cr 1100 8.34', 'Dr 1200 8.34']);
    expect(reversal.lines[0]).toMatchObject({
      openItemId: entry.lines[0].openItemId,
      customerId: entry.lines[0].customerId,
    });
    expect(await open()).toEqual([[0, 0]]);
    await assertBooksHold(app, books);
    expect((await reverse(reversal.id)).status).toBe(201);
    expect(await open()).toEqual([[10.01, 8.34]]);
    await assertBooksHold(app, books);
  });

  it('is refused once a part of the open item was settled', async () => {
    const entry = await onDebtors('10.00');
    const { customerId, openItemId } = entry.lines[0];
    const paid = { customerId, amount: '6.00', allocations: [{ openItemId }] };
    expect((await books.live.post('/payments', paid)).status).toBe(201);
    const before = await books.counts();
    expectRefusal(await reverse(entry.id), { status: 409, code: 'conflict', reason: 'credit_consumed' });
    expect(await books.counts()).toEqual(before);
    const open = (await openItemsOf(app, books)).map((item) => Number(item.open_amount));
    expect(open.sort()).toEqual([0, 4]);
    await assertBooksHold(app, books);
  });

  describe('is dated', () => {
    const policy = (reversalDatePolicy: string) => books.live.patch('/organisation', { reversalDatePolicy });

    it.each([
      ['today', null, '2026-05-20'],
      ['original', null, '2026-03-10'],
      ['original', '2026-03-31', '2026-04-01'],
      ['first_open_day', null, '2026-03-10'],
      ['first_open_day', '2026-04-30', '2026-05-01'],
    ])('by the policy %s, with the books locked through %s, %s', async (name, all, date) => {
      await policy(name);
      const entry = await postTransfer(books);
      if (all !== null) await lock({ all });
      expect((await reverse(entry.id)).body.date).toBe(date);
    });

    it('as the request says, from the day of the original to today', async () => {
      const [first, second] = [await postTransfer(books), await postTransfer(books)];
      const before = await books.counts();
      const refused = async (reversalDate: string) => (await reverse(first.id, { reversalDate })).body.code;
      expect(await refused('2026-03-09')).toBe('reversal_before_original');
      expect(await refused('2026-05-21')).toBe('date_in_future');
      expectInvalid(await reverse(first.id, { reversalDate: '2026-02-30' }), 'reversalDate');
      expect(await books.counts()).toEqual(before);
      expect((await reverse(first.id, { reversalDate: '2026-03-10' })).body.date).toBe('2026-03-10');
      expect((await reverse(second.id, { reversalDate: '2026-05-20' })).body.date).toBe('2026-05-20');
    });

    it('on an open day, whatever became of the day of the original', async () => {
      const entry = await postTransfer(books);
      await lock({ hard: '2026-04-15' });
      const before = await books.counts();
      const refused = await reverse(entry.id, { reversalDate: '2026-04-15' });
      expectRefusal(refused, LOCKED);
      expect(refused.body).toMatchObject({ date: '2026-04-15', lock: 'hard', firstOpenDay: '2026-04-16' });
      expect(await books.counts()).toEqual(before);
      expect((await reverse(entry.id, { reversalDate: '2026-04-16' })).body.date).toBe('2026-04-16');
      await assertBooksHold(app, books);
    });

    it('behind the tax lock only without a VAT code, and never minds the sales lock', async () => {
      const vat = { accountCode: '2200', debit: 10, vatCode: 'S20' };
      const taxed = await postTransfer(books, { lines: [vat, { accountCode: '1200', credit: 10 }] });
      const plain = await postTransfer(books);
      await lock({ tax: '2026-04-30', sales: '2026-05-20' });
      const reversalDate = '2026-04-30';
      expectRefusal(await reverse(taxed.id, { reversalDate }), LOCKED);
      expect((await reverse(plain.id, { reversalDate })).status).toBe(201);
      expect((await reverse(taxed.id, { reversalDate: '2026-05-01' })).status).toBe(201);
    });

    it('nowhere when all days up to today are locked', async () => {
      await policy('first_open_day');
      const entry = await postTransfer(books);
      await lock({ all: '2026-05-20' });
      expectRefusal(await reverse(entry.id), LOCKED);
    });
  });

  it('with a test key shows what would be posted, and leaves the entry as it was', async () => {
    const entry = await onDebtors('10.00');
    const before = await books.counts();
    const { status, body } = await books.test.post(`/journal/entries/${entry.id}/reverse`);
    expect([status, body.test, body.number, body.reversesEntryId]).toEqual([201, true, null, entry.id]);
    expect(written(body)).toEqual(['Cr 1100 10.00', 'Dr 1200 10.00']);
    expect(await books.counts()).toEqual(before);
    expect(await entryOf(books.live, entry.id)).toEqual(entry);
    expect((await openItemsOf(app, books)).map((item) => Number(item.open_amount))).toEqual([10]);
  });

  it("finds no entry under an id that is malformed, unknown or another organisation's", async () => {
    const others = await openBooks(app);
    const { body: foreign } = await others.live.post('/journal/entries', transfer());
    for (const id of [foreign.id, 'je_01h455vb4pex5vsknk084sn02q', 'je_1', 'cn_01h455vb4pex5vsknk084sn02q'])
      expectNotFound(await reverse(id));
    expect((await entryOf(others.live, foreign.id)).reversedByEntryId).toBeNull();
  });
});
