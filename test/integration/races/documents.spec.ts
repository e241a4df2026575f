import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';

describe('Requests at once on two instances', () => {
  let app: TestApp;
  let other: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    other = await startTestApp({ database: app.database });
  });
  afterAll(async () => {
    await other.close();
    await app.close();
  });
  beforeEach(async () => {
    books = await openBooks(app);
  });
  afterEach(() => assertBooksHold(app, books));

  /** As many requests as asked for, in turns to the two instances. */
  const race = (
    times: number,
    send: (client: Books['live'], i: number) => Promise<Answer>,
  ): Promise<Answer[]> => {
    const elsewhere = other.api(books.liveKey);
    return Promise.all(
      Array.from({ length: times }, (_, i) => send(i % 2 === 0 ? books.live : elsewhere, i)),
    );
  };
  const outcomes = (answers: readonly Answer[]): string[] =>
    answers
      .map(({ status, body }) => (status < 400 ? String(status) : `${status} ${body.reason ?? body.code}`))
      .sort();

  it('keep the numbers of notes, entries and events without a gap', async () => {
    const answers = await race(60, (client, i) =>
      i % 6 === 5
        ? client.post('/credit-notes/batch', { creditNotes: [creditNote(), creditNote()] })
        : client.post('/credit-notes', creditNote()),
    );
    expect(new Set(outcomes(answers))).toEqual(new Set(['201']));
    const { body } = await books.live.get('/credit-notes?limit=200');
    const numbers = body.data.map(({ number }: { number: string }) => Number(number.split('-')[2]));
    expect(numbers.sort((a: number, b: number) => a - b)).toEqual(
      Array.from({ length: 70 }, (_, i) => i + 1),
    );
  });

  it('void a credit note once', async () => {
    const { id } = await books.credited();
    const answers = await race(4, (client) => client.patch(`/credit-notes/${id}`, { action: 'void' }));
    expect(outcomes(answers)).toEqual(['200', ...Array<string>(3).fill('409 already_voided')]);
    expect(new Set(Object.values(await books.balances()))).toEqual(new Set(['0.00']));
  });

  it('reverse a manual entry once, be it on Debtors or not', async () => {
    const customer = await created(books.live, '/customers', { name: 'Acme Ltd' });
    for (const lines of [
      [
        { accountCode: '1210', debit: '10.00' },
        { accountCode: '1200', credit: '10.00' },
      ],
      [
        { accountCode: '1100', debit: '10.00', customerId: customer.id },
        { accountCode: '1200', credit: '10.00' },
      ],
    ]) {
      const entry = await created(books.live, '/journal/entries', { date: '2026-01-15', lines });
      const answers = await race(4, (client) => client.post(`/journal/entries/${entry.id}/reverse`));
      expect(outcomes(answers)).toEqual(['201', ...Array<string>(3).fill('409 already_reversed')]);
    }
    expect(new Set(Object.values(await books.balances()))).toEqual(new Set(['0.00']));
  });

  it('give a number of the caller’s own to one of them', async () => {
    const answers = await race(10, (client) =>
      client.post('/credit-notes', creditNote({ number: 'RETURN/7' })),
    );
    expect(outcomes(answers)).toEqual(['201', ...Array<string>(9).fill('409 number_taken')]);
  });

  it('give the next number of the series to one who asks for it, and leave no hole for the others', async () => {
    const year = new Date().getUTCFullYear();
    const answers = await race(10, (client, i) =>
      client.post('/credit-notes', creditNote(i < 5 ? { number: `CN-${year}-0001` } : {})),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThanOrEqual(5);
    for (const refused of answers.filter(({ status }) => status !== 201))
      expect([refused.status, refused.body.reason]).toEqual([409, 'number_taken']);
    const numbers = made.map(({ body }) => body.number as string).sort();
    expect(numbers).toEqual(made.map((_, i) => `CN-${year}-${String(i + 1).padStart(4, '0')}`));
  });

  it('make one account of a code', async () => {
    const answers = await race(10, (client) =>
      client.post('/accounts', { code: '9000', name: 'Suspense', type: 'asset' }),
    );
    expect(outcomes(answers)).toEqual(['201', ...Array<string>(9).fill('409 code_taken')]);
  });

  it('lock a month once and record it once', async () => {
    const answers = await race(6, (client) => client.post('/periods/per_2025-05/lock'));
    expect(outcomes(answers)).toEqual(['200', ...Array<string>(5).fill('409 already_locked')]);
    expect((await books.counts())['lockChanges']).toBe(1);
  });

  it('never move the hard lock back, whichever comes first', async () => {
    const months = ['2025-03-31', '2025-01-31', '2025-06-30', '2025-02-28'];
    const answers = await race(8, (client, i) =>
      client.put('/periods/locks', { hard: months[i % 4] ?? null }),
    );
    expect(new Set(outcomes(answers))).toEqual(new Set(['200', '409 hard_lock_final']));
    expect((await books.live.get('/periods/locks')).body.hard).toBe('2025-06-30');
  });

  it('delete an account or post to it, never both', async () => {
    const { data } = (await books.live.get('/accounts?limit=200')).body;
    const unused = data.filter(({ code }: { code: string }) =>
      ['0030', '1001', '1103', '1230'].includes(code),
    );
    expect(unused).toHaveLength(4);
    for (const { id } of unused) {
      const lines = [
        { accountId: id, debit: '10.00' },
        { accountCode: '1200', credit: '10.00' },
      ];
      const [posted, deleted] = await race(2, (client, i) =>
        i === 0
          ? client.post('/journal/entries', { date: '2026-01-15', lines })
          : client.delete(`/accounts/${id}`),
      );
      expect(['201 409', '404 204']).toContain(`${posted?.status} ${deleted?.status}`);
    }
  });
});
