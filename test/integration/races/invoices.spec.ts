import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { drafted, invoice, issued } from '../../support/invoices';

describe('Invoices on two instances at once', () => {
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
  const race = (times: number, send: (client: Books['live'], i: number) => Promise<Answer>) => {
    const elsewhere = other.api(books.liveKey);
    return Promise.all(
      Array.from({ length: times }, (_, i) => send(i % 2 === 0 ? books.live : elsewhere, i)),
    );
  };
  const outcomes = (answers: readonly Answer[]): string[] =>
    answers
      .map(({ status, body }) => (status < 400 ? String(status) : `${status} ${body.reason ?? body.code}`))
      .sort();
  const total = async (path: string): Promise<number> =>
    (await books.live.get(`${path}?limit=1`)).body.pagination.total as number;

  it('issue a draft once: one number, one entry', async () => {
    const { id } = await drafted(books);
    const answers = await race(6, (client) => client.post(`/invoices/${id}/issue`));
    expect(outcomes(answers)).toEqual(['200', ...Array<string>(5).fill('409 invoice_not_draft')]);
    expect((await issued(books)).number).toMatch(/-0002$/);
    expect(await total('/journal/entries')).toBe(2);
  });

  it('keep the numbers of drafts that are issued, of singles and of batches without a gap', async () => {
    const drafts = await Promise.all(Array.from({ length: 10 }, () => drafted(books)));
    const answers = await race(30, (client, i) => {
      const draft = drafts[i];
      if (draft) return client.post(`/invoices/${draft.id as string}/issue`);
      return i % 5 === 0
        ? client.post('/invoices/batch', { invoices: [invoice(), invoice()] })
        : client.post('/invoices', invoice({ status: 'issued' }));
    });
    expect(answers.every(({ status }) => status < 300)).toBe(true);
    const { body } = await books.live.get('/invoices?limit=200');
    const numbers = body.data.map(({ number }: { number: string }) => Number(number.split('-')[2]));
    expect(numbers.sort((a: number, b: number) => a - b)).toEqual(
      Array.from({ length: 34 }, (_, i) => i + 1),
    );
  });

  it('edit, issue or delete a draft, and what comes second sees what came first', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id } = await drafted(books);
      const items = [{ description: 'Widget', quantity: 2, unitPrice: 100, taxRate: 20 }];
      const [edit, issue, deletion] = await Promise.all([
        books.live.patch(`/invoices/${id}`, { items }),
        other.api(books.liveKey).post(`/invoices/${id}/issue`),
        round % 2 === 0 ? books.live.delete(`/invoices/${id}`) : null,
      ]);
      const after = await books.live.get(`/invoices/${id}`);
      if (deletion?.status === 204) {
        expect(after.status).toBe(404);
        expect(issue.status).toBe(404);
      } else {
        expect(issue.status).toBe(200);
        const editedFirst = edit.status === 200;
        if (!editedFirst) expect(edit.body.reason).toBe('invoice_not_draft');
        expect(after.body.totals.gross).toBe(editedFirst ? '240.00' : '120.00');
        expect(after.body.amountDue).toBe(after.body.totals.gross);
      }
    }
  });

  it('void an invoice once', async () => {
    const { id } = await issued(books);
    const answers = await race(4, (client) => client.post(`/invoices/${id}/void`));
    expect(outcomes(answers)).toEqual(['200', ...Array<string>(3).fill('409 already_voided')]);
    expect(new Set(Object.values(await books.balances()))).toEqual(new Set(['0.00']));
  });

  it('are not issued into a month that is locked meanwhile', async () => {
    app.clock.travelTo('2026-05-20T12:00:00Z');
    other.clock.travelTo('2026-05-20T12:00:00Z');
    const drafts = await Promise.all(
      Array.from({ length: 12 }, () => drafted(books, { issueDate: '2026-04-30' })),
    );
    const issuing = race(12, (client, i) => client.post(`/invoices/${drafts[i]?.id as string}/issue`));
    const lock = await books.live.put('/periods/locks', { all: '2026-04-30' });
    expect(lock.status).toBe(200);
    const then = (await books.balances('2026-04-30'))['1100'] ?? '0.00';
    const answers = await issuing;
    const through = answers.filter(({ status }) => status === 200).length;
    expect(Number(then)).toBe(through * 120);
    expect(new Set(outcomes(answers.filter(({ status }) => status !== 200)))).toEqual(
      new Set(through === 12 ? [] : ['403 period_locked']),
    );
  });
});
