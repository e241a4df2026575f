import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { expectInvalid, expectRefusal } from '../../support/problems';

describe('The number of a credit note', () => {
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

  const numbered = async (changes: object = {}): Promise<string> => (await books.credited(changes)).number;
  const series = (credit_note: string) =>
    books.live.patch('/organisation', { numberSeries: { credit_note } });
  const refused = async (changes: object, reason: string) => {
    const before = await books.counts();
    const answer = await books.live.post('/credit-notes', creditNote(changes));
    expectRefusal(answer, { status: 409, code: 'conflict', reason });
    expect(await books.counts()).toEqual(before);
    return answer.body;
  };

  it('counts up without a gap, whatever is refused in between', async () => {
    expect(await numbered()).toBe('CN-2026-0001');
    await books.live.post('/credit-notes', creditNote({ items: [] }));
    await books.live.post('/credit-notes', creditNote({ customerId: 'cus_unknown' }));
    await books.live.post('/credit-notes', creditNote({ issueDate: '2026-05-21' }));
    await books.live.post('/credit-notes', creditNote({ refundAmount: 1 }));
    await books.live.post('/credit-notes/preview', creditNote());
    await books.test.post('/credit-notes', creditNote());
    expect(await numbered()).toBe('CN-2026-0002');
  });

  it('is gapless and unique when many are created at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => books.live.post('/credit-notes', creditNote())),
    );
    const numbers = answers.map(({ body }) => body.number).sort();
    expect(numbers).toEqual(
      Array.from({ length: 40 }, (_, i) => `CN-2026-${String(i + 1).padStart(4, '0')}`),
    );
  });

  it('stays with a voided note', async () => {
    const { id } = await books.credited();
    await books.live.patch(`/credit-notes/${id}`, { action: 'void' });
    expect(await numbered()).toBe('CN-2026-0002');
  });

  it('may be the caller’s own, when it is the next of the series', async () => {
    expect(await numbered({ number: 'CN-2026-0001' })).toBe('CN-2026-0001');
    expect(await numbered()).toBe('CN-2026-0002');
  });

  it('of the series but not its next is refused with the one expected', async () => {
    await books.credited();
    for (const number of ['CN-2026-0003', 'CN-2025-0001', 'CN-2026-12345']) {
      const { expected } = await refused({ number }, 'number_out_of_sequence');
      expect(expected).toBe('CN-2026-0002');
    }
    expect(await numbered()).toBe('CN-2026-0002');
  });

  it('that is taken is refused, in the series and outside', async () => {
    await books.credited();
    await books.credited({ number: 'RMA-7' });
    await refused({ number: 'CN-2026-0001' }, 'number_taken');
    await refused({ number: 'RMA-7' }, 'number_taken');
    const other = await openBooks(app);
    expect((await other.credited({ number: 'RMA-7' })).number).toBe('RMA-7');
  });

  it('outside the series moves it not', async () => {
    for (const number of ['RMA-7', 'CN-2026-1', 'CN-2026-00002', 'cn-2026-0001', 'CN-2026-0000']) {
      expect(await numbered({ number })).toBe(number);
    }
    expect(await numbered()).toBe('CN-2026-0001');
  });

  it('is taken once by two that ask for it at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => books.live.post('/credit-notes', creditNote({ number: 'RMA-8' }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
    expect((await books.counts()).creditNotes).toBe(1);
  });

  it('has at most 64 characters', async () => {
    expect(await numbered({ number: 'R'.repeat(64) })).toBe('R'.repeat(64));
    const longer = creditNote({ number: 'R'.repeat(65) });
    expectInvalid(await books.live.post('/credit-notes', longer), 'number');
  });

  it('restarts with the year of the issue date, and each year keeps its own count', async () => {
    expect(await numbered({ issueDate: '2025-12-31' })).toBe('CN-2025-0001');
    expect(await numbered({ issueDate: '2026-01-01' })).toBe('CN-2026-0001');
    expect(await numbered({ issueDate: '2025-12-30' })).toBe('CN-2025-0002');
    app.clock.travelTo('2027-01-01T00:30:00Z');
    expect(await numbered()).toBe('CN-2027-0001');
    expect(await numbered({ issueDate: '2026-12-31' })).toBe('CN-2026-0002');
  });

  it.each([
    ['{seq}', ['1', '2']],
    ['{seq:6}', ['000001', '000002']],
    ['GS/{YY}/{seq:3}', ['GS/26/001', 'GS/26/002']],
    ['{YYYY}-{seq:4}', ['2026-0001', '2026-0002']],
    ['Gutschrift {seq} ({YYYY})', ['Gutschrift 1 (2026)', 'Gutschrift 2 (2026)']],
  ])('follows the pattern %s', async (pattern, numbers) => {
    expect((await series(pattern)).body.numberSeries.credit_note).toBe(pattern);
    expect([await numbered(), await numbered()]).toEqual(numbers);
  });

  it('without a year in its pattern runs on over the years', async () => {
    await series('{seq}');
    expect(await numbered({ issueDate: '2025-06-01' })).toBe('1');
    expect(await numbered({ issueDate: '2026-02-01' })).toBe('2');
    expect(await numbered({ issueDate: '2024-02-01' })).toBe('3');
  });

  it('grows past its padding', async () => {
    await series('{seq:1}');
    const items = (creditNote() as { items: object[] }).items;
    const creditNotes = Array.from({ length: 11 }, () => ({ clientName: 'Acme', items }));
    const { body } = await books.live.post('/credit-notes/batch', { creditNotes });
    expect(body.data.at(-1).creditNote.number).toBe('11');
  });

  it('continues an earlier pattern where it stood', async () => {
    await books.credited();
    await series('{seq}');
    expect(await numbered()).toBe('1');
    await series('CN-{YYYY}-{seq:4}');
    expect(await numbered()).toBe('CN-2026-0002');
  });

  it('takes no pattern that would make a number which stands on a note already', async () => {
    await books.credited({ number: '5' });
    expectRefusal(await series('{seq}'), { status: 409, code: 'conflict', reason: 'number_series_taken' });
    expect(await numbered()).toBe('CN-2026-0001');
  });

  it.each(['CN', '{seq}{seq}', '{YYYY}{YY}{seq}', '{MM}-{seq}', '{seq:0}', '{seq', ' {seq}', ''])(
    'refuses the pattern %j',
    async (pattern) => {
      expectInvalid(await series(pattern), 'numberSeries.credit_note');
      expect((await books.live.get('/organisation')).body.numberSeries.credit_note).toBe('CN-{YYYY}-{seq:4}');
    },
  );
});
