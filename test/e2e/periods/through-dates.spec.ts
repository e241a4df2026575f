import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { expectInvalid, expectRefusal, nothingIsWritten } from '../../support/problems';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  app.clock.travelTo('2026-06-15T12:00:00Z');
});
afterAll(() => app.close());

const LOCKED = '2026-03-31';
const OPEN = '2026-04-01';

describe('each through-date', () => {
  let books: Books;
  let customer: string;
  beforeAll(async () => {
    books = await openBooks(app);
    customer = (await created(books.live, '/customers', { name: 'Acme' })).id;
  });

  const manual = (date: string, ...lines: object[]): Promise<Answer> =>
    books.live.post('/journal/entries', { date, lines: [...lines, { accountCode: '4900', credit: 10 }] });
  const noteOf = (date: string, item: object): Promise<Answer> =>
    books.live.post(
      '/credit-notes',
      creditNote({ issueDate: date, items: [{ description: 'W', quantity: 1, unitPrice: 10, ...item }] }),
    );
  const postings: Readonly<Record<string, (date: string) => Promise<Answer>>> = {
    'a standard-rated credit note': (date) => noteOf(date, { taxRate: 20 }),
    'a zero-rated credit note': (date) => noteOf(date, { taxRate: 0 }),
    'a credit note outside the scope of VAT': (date) =>
      noteOf(date, { taxCategory: 'O', taxExemptionReason: 'Not a supply' }),
    'a plain manual entry': (date) => manual(date, { accountCode: '1200', debit: 10 }),
    "a manual entry on a customer's account": (date) =>
      manual(date, { accountCode: '1100', debit: 10, customerId: customer }),
    'a manual entry on a VAT account': (date) =>
      manual(date, { accountCode: '2200', debit: 10, vatCode: 'S20' }),
    'a manual entry with a VAT code': (date) =>
      manual(date, { accountCode: '1200', debit: 10, vatCode: 'Z0' }),
  };
  const notes = Object.keys(postings).filter((name) => name.includes('credit note'));
  const withVat = Object.keys(postings).filter(
    (name) => name.includes('VAT account') || name.includes('VAT code'),
  );

  it.each([
    ['sales', notes],
    ['tax', [...notes, ...withVat]],
    ['all', Object.keys(postings)],
    ['hard', Object.keys(postings)],
  ])('%s holds up to and including its day, for what it concerns', async (lock, held) => {
    const change = await books.live.put('/periods/locks', { [lock]: LOCKED });
    expect(change.body[lock]).toBe(LOCKED);
    for (const [name, post] of Object.entries(postings)) {
      const answer = await post(LOCKED);
      if (held.includes(name)) {
        expectRefusal(answer, { status: 403, code: 'period_locked' });
        expect({ name, ...answer.body }).toMatchObject({ name, date: LOCKED, lock, firstOpenDay: OPEN });
      } else expect({ name, status: answer.status }).toEqual({ name, status: 201 });
      expect({ name, status: (await post(OPEN)).status }).toEqual({ name, status: 201 });
    }
    await books.live.put('/periods/locks', { sales: null, tax: null, all: null });
  });
});

describe('the through-dates', () => {
  let books: Books;
  beforeEach(async () => {
    books = await openBooks(app);
  });
  const put = (change: object): Promise<Answer> => books.live.put('/periods/locks', change);
  const none = { sales: null, tax: null, all: null, hard: null };

  it('are none at first; what a change leaves out stays', async () => {
    expect((await books.live.get('/periods/locks')).body).toEqual(none);
    await put({ sales: '2026-01-31' });
    const both = { ...none, sales: '2026-01-31', tax: '2026-02-28' };
    expect((await put({ tax: '2026-02-28' })).body).toEqual(both);
    expect((await books.live.get('/periods/locks')).body).toEqual(both);
    expect((await put({})).body).toEqual(both);
  });

  it('that are soft move forward, back and away', async () => {
    for (const lock of ['sales', 'tax', 'all']) {
      for (const through of ['2026-02-28', '2026-01-31', null, '2027-12-31', null])
        expect((await put({ [lock]: through })).body[lock]).toBe(through);
    }
  });

  it('keep a history of each change, with its reason, and tell of it', async () => {
    await put({ sales: '2026-01-31', all: '2026-01-31', reason: 'January is closed' });
    await put({ sales: '2025-12-31', all: '2026-01-31', reason: 'A late credit' });
    const { body } = await books.live.get('/periods/locks/history');
    expect(body.data[0]).toMatchObject({
      lock: 'sales',
      previous: '2026-01-31',
      value: '2025-12-31',
      reason: 'A late credit',
      periodId: null,
    });
    expect(
      body.data
        .slice(1)
        .map(({ lock }: { lock: string }) => lock)
        .sort(),
    ).toEqual(['all', 'sales']);
    expect(body.pagination.total).toBe(3);
    const events = await books.live.get('/events?type=period.*');
    expect(
      events.body.data.map(({ type, objectId }: { type: string; objectId: string }) => [type, objectId]),
    ).toEqual([
      ['period.locked', 'sales'],
      ['period.locked', 'all'],
      ['period.unlocked', 'sales'],
    ]);
  });

  it('name every lock that covers a month', async () => {
    await put({ sales: '2026-03-31', tax: '2026-03-30', all: '2026-02-28', hard: '2026-01-31' });
    await books.live.post('/periods/per_2026-02/lock');
    const lockedBy = async (month: string): Promise<string[]> =>
      (await books.live.get(`/periods/per_${month}`)).body.lockedBy as string[];
    expect(await lockedBy('2026-01')).toEqual(['sales', 'tax', 'all', 'hard']);
    expect(await lockedBy('2026-02')).toEqual(['period', 'sales', 'tax', 'all']);
    expect(await lockedBy('2026-03')).toEqual(['sales']);
    expect(await lockedBy('2026-04')).toEqual([]);
  });

  it('together give the first day that is open to all of them', async () => {
    await put({ sales: '2026-03-15', tax: '2026-02-28' });
    await books.live.post('/periods/per_2026-04/lock');
    await put({ all: '2026-03-31' });
    const answer = await books.live.post('/credit-notes', creditNote({ issueDate: '2026-03-10' }));
    expect(answer.body).toMatchObject({ code: 'period_locked', lock: 'all', firstOpenDay: '2026-05-01' });
    expect((await books.live.post('/credit-notes', creditNote({ issueDate: '2026-05-01' }))).status).toBe(
      201,
    );
  });
});

describe('the hard lock', () => {
  let books: Books;
  beforeAll(async () => {
    books = await openBooks(app);
    expect((await books.live.put('/periods/locks', { hard: '2026-02-28' })).status).toBe(200);
  });
  nothingIsWritten(() => books);
  const final = { status: 409, code: 'conflict', reason: 'hard_lock_final' } as const;

  it('never goes back nor away, not with other changes beside it either', async () => {
    for (const change of [
      { hard: '2026-02-27' },
      { hard: null },
      { hard: '1900-01-01' },
      { hard: null, sales: '2026-03-31' },
    ])
      expectRefusal(await books.live.put('/periods/locks', change), final);
    expect((await books.live.get('/periods/locks')).body).toMatchObject({ hard: '2026-02-28', sales: null });
  });

  it('is not set beyond today, as a slip of the year would close the books for good', async () => {
    expectInvalid(await books.live.put('/periods/locks', { hard: '2062-02-28' }), 'hard');
    expectInvalid(await books.live.put('/periods/locks', { hard: '2026-06-16' }), 'hard');
  });

  it('is not opened by unlocking the month', async () => {
    const answer = await books.live.post('/periods/per_2026-02/unlock', { reason: 'please' });
    expectRefusal(answer, { status: 409, code: 'conflict', reason: 'not_locked' });
    expectRefusal(await books.live.post('/credit-notes', creditNote({ issueDate: '2026-02-28' })), {
      status: 403,
      code: 'period_locked',
    });
  });
});
