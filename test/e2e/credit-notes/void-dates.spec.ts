import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { entryOf } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { expectRefusal } from '../../support/problems';

const POSTED = { 1100: '-120.00', 2200: '20.00', 4000: '100.00' };
const ZERO = { 1100: '0.00', 2200: '0.00', 4000: '0.00' };

describe('The reversal of a voided credit note is dated', () => {
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

  const policy = async (reversalDatePolicy: string): Promise<void> => {
    expect((await books.live.patch('/organisation', { reversalDatePolicy })).status).toBe(200);
  };
  const lock = async (locks: object): Promise<void> => {
    expect((await books.live.put('/periods/locks', locks)).status).toBe(200);
  };
  const ofApril = () => books.credited({ issueDate: '2026-04-25' });
  const voided = (id: string, request: object = {}) =>
    books.live.patch(`/credit-notes/${id}`, { action: 'void', ...request });
  const reversalDate = async (answer: Awaited<ReturnType<typeof voided>>): Promise<string> => {
    expect([answer.status, answer.body.status]).toEqual([200, 'voided']);
    return (await entryOf(books.live, answer.body.reversalEntryId)).date;
  };

  it('today, by default', async () => {
    const { id } = await ofApril();
    expect(await reversalDate(await voided(id))).toBe('2026-05-20');
    expect(await books.balances('2026-05-19')).toEqual(POSTED);
    expect(await books.balances('2026-05-20')).toEqual(ZERO);
  });

  it('as the note, by policy, while that day is open', async () => {
    await policy('original');
    const { id } = await ofApril();
    expect(await reversalDate(await voided(id))).toBe('2026-04-25');
    expect(await books.balances('2026-04-25')).toEqual(ZERO);
  });

  it.each(['original', 'first_open_day'])(
    'on the first open day, by policy %s, when it is locked',
    async (name) => {
      await policy(name);
      const { id } = await ofApril();
      await lock({ sales: '2026-05-03' });
      await books.live.post('/periods/per_2026-04/lock', {});
      expect(await reversalDate(await voided(id))).toBe('2026-05-04');
      expect(await books.balances('2026-05-03')).toEqual(POSTED);
    },
  );

  it('as the note, by policy first_open_day, while that day is open', async () => {
    await policy('first_open_day');
    const { id } = await ofApril();
    expect(await reversalDate(await voided(id))).toBe('2026-04-25');
  });

  it.each(['today', 'original', 'first_open_day'])('as requested, before policy %s', async (name) => {
    await policy(name);
    const { id } = await ofApril();
    expect(await reversalDate(await voided(id, { reversalDate: '2026-04-30' }))).toBe('2026-04-30');
  });

  it('on the day of the note at the earliest', async () => {
    const { id } = await ofApril();
    expectRefusal(await voided(id, { reversalDate: '2026-04-24' }), {
      status: 422,
      code: 'reversal_before_original',
    });
    expect(await books.balances()).toEqual(POSTED);
    expect(await reversalDate(await voided(id, { reversalDate: '2026-04-25' }))).toBe('2026-04-25');
  });

  it('today at the latest', async () => {
    const { id } = await ofApril();
    expectRefusal(await voided(id, { reversalDate: '2026-05-21' }), {
      status: 422,
      code: 'date_in_future',
    });
    expect(await books.balances()).toEqual(POSTED);
  });

  it('in the organisation’s own today', async () => {
    app.clock.travelTo('2026-05-31T23:30:00Z');
    const { id } = await ofApril();
    expect(await reversalDate(await voided(id))).toBe('2026-06-01');
  });

  it('tests the lock on the date that is posted, and only on it', async () => {
    const [first, second, third] = [await ofApril(), await ofApril(), await ofApril()];
    await lock({ all: '2026-04-30' });
    const refused = await voided(first.id, { reversalDate: '2026-04-30' });
    expectRefusal(refused, { status: 403, code: 'period_locked' });
    expect(refused.body).toMatchObject({ date: '2026-04-30', lock: 'all', firstOpenDay: '2026-05-01' });
    expect(await reversalDate(await voided(first.id, { reversalDate: '2026-05-01' }))).toBe('2026-05-01');
    expect(await reversalDate(await voided(second.id))).toBe('2026-05-20');

    await lock({ all: '2026-05-20' });
    expectRefusal(await voided(third.id), { status: 403, code: 'period_locked' });
    await policy('first_open_day');
    const none = await voided(third.id);
    expectRefusal(none, { status: 403, code: 'period_locked' });
    expect(none.body.firstOpenDay).toBe('2026-05-21');
    expect(await books.balances()).toEqual(POSTED);
  });

  it.each(['sales', 'tax', 'all', 'hard'])('keeps out of the %s lock', async (name) => {
    const { id } = await ofApril();
    await lock({ [name]: '2026-04-30' });
    const refused = await voided(id, { reversalDate: '2026-04-28' });
    expectRefusal(refused, { status: 403, code: 'period_locked' });
    expect(refused.body.lock).toBe(name);
    expect(await reversalDate(await voided(id))).toBe('2026-05-20');
  });
});
