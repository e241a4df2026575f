import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { expectRefusal } from '../../support/problems';

const ZERO = { 1100: '0.00', 2200: '0.00', 4000: '0.00' };

describe('Voiding a credit note', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
  });

  const ofApril = () => books.credited({ issueDate: '2026-04-25' });
  const voided = (id: string, request: object = {}) =>
    books.live.patch(`/credit-notes/${id}`, { action: 'void', ...request });

  it.each(['draft', 'issued', 'applied'])('takes one that is %s out of the books', async (status) => {
    const note = await books.credited();
    if (status !== 'draft') await books.live.patch(`/credit-notes/${note.id}`, { status });
    const { body } = await voided(note.id, { reason: 'Sent twice' });
    expect(body).toMatchObject({
      status: 'voided',
      voidReason: 'Sent twice',
      voidedAt: expect.stringMatching(/^2026-05-20T/),
      balance: '0.00',
      totals: note.totals,
      number: note.number,
    });
    const original = await entryOf(books.live, note.journalEntryId);
    const reversal = await entryOf(books.live, body.reversalEntryId);
    expect(reversal).toMatchObject({
      sourceType: 'credit_note',
      sourceId: note.id,
      documentNumber: note.number,
      reversesEntryId: original.id,
      memo: 'Sent twice',
    });
    expect(original.reversedByEntryId).toBe(reversal.id);
    expect(written(reversal)).toEqual(
      written(original).map((line) =>
        line.startsWith('Dr') ? line.replace('Dr', 'Cr') : line.replace('Cr', 'Dr'),
      ),
    );
    expect(await books.balances()).toEqual(ZERO);
  });

  it('swaps every line, dimensions, customer and VAT codes too', async () => {
    const note = await books.credited({
      currency: 'EUR',
      exchangeRate: '0.857142',
      dimensions: { project: 'north' },
      items: [
        { description: 'a', quantity: 3, unitPrice: '0.333333', taxRate: '17.5' },
        { description: 'b', quantity: 1, unitPrice: 7, taxes: [{ rate: 20 }, { rate: 5 }] },
      ],
    });
    const { body } = await voided(note.id);
    const [original, reversal] = [
      await entryOf(books.live, note.journalEntryId),
      await entryOf(books.live, body.reversalEntryId),
    ];
    const swapped = (original.lines as Record<string, unknown>[]).map((line) => ({
      ...line,
      debit: line['credit'],
      credit: line['debit'],
      baseDebit: line['baseCredit'],
      baseCredit: line['baseDebit'],
    }));
    expect(reversal.lines).toEqual(swapped);
    for (const balance of Object.values(await books.balances())) expect(balance).toBe('0.00');
  });

  it('happens once, also when many ask for it at the same time', async () => {
    const { id } = await ofApril();
    const answers = await Promise.all(Array.from({ length: 6 }, () => voided(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    for (const answer of answers.filter(({ status }) => status === 409)) {
      expectRefusal(answer, { status: 409, code: 'conflict', reason: 'already_voided' });
    }
    expect((await books.counts()).entries).toBe(2);
    expect(await books.balances()).toEqual(ZERO);
  });

  it.each([
    ['all', { outOfBandAmount: '120.00' }, '0.00'],
    ['a part', { outOfBandAmount: '1.50', creditAmount: '118.50' }, '118.50'],
  ])('is refused when %s of it was settled out of band', async (_, split, balance) => {
    const outOfBandAccountId = (await books.live.get('/accounts?q=1260')).body.data[0].id;
    const { id } = await books.credited({ ...split, outOfBandAccountId });
    const [before, balances] = [await books.counts(), await books.balances()];
    const refused = await voided(id);
    expectRefusal(refused, { status: 409, code: 'conflict', reason: 'credit_consumed' });
    expect(refused.body).toMatchObject({ gross: '120.00', balance });
    expect(await books.counts()).toEqual(before);
    expect(await books.balances()).toEqual(balances);
  });

  it('reverses onto the accounts of the note, not onto those that hold the roles now', async () => {
    const { id } = await books.credited();
    const { body: sales } = await books.live.post('/accounts', {
      code: '4010',
      name: 'Returns',
      type: 'income',
    });
    await books.live.put('/accounts/roles', { sales: sales.id });
    await voided(id);
    expect(await books.balances()).toEqual(ZERO);
  });

  it('leaves the other notes alone', async () => {
    const [, second] = [await books.credited(), await books.credited(), await books.credited()];
    await voided(second.id);
    expect(await books.balances()).toEqual({ 1100: '-240.00', 2200: '40.00', 4000: '200.00' });
    const { body } = await books.live.get('/credit-notes?status=draft');
    const open = (body.data as { balance: string }[]).map(({ balance }) => balance);
    expect(open).toEqual(['120.00', '120.00']);
  });
});
