import { newId } from '../../../src/platform/ids';
import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { inLedger, transfer } from '../../support/manual-entries';
import { ledgerOf, untilWaiting } from '../../support/plain-sql';
import { customer, due } from '../../support/receivables';
import { sentTogether, untilPosting, whileHeld } from './held-gate';
import { GOOD, groundOf, send } from './requests';

// It takes seconds; on a machine that is busy with other things, many.
jest.setTimeout(120_000);

interface Told {
  readonly type: string;
  readonly request_id: string;
  readonly object_id: string;
  readonly api_key_id: string;
}

describe('In a group', () => {
  let app: TestApp;
  let other: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    other = await startTestApp({ database: app.database });
    for (const each of [app, other]) each.clock.travelTo('2026-06-15T12:00:00Z');
  });
  afterAll(async () => {
    await other.close();
    await app.close();
  });
  beforeEach(async () => {
    books = await openBooks(app);
  });
  afterEach(() => assertBooksHold(app, books));

  const key = (name: string) => ({ 'idempotency-key': name });
  const each = <T>(count: number, make: (i: number) => T): T[] =>
    Array.from({ length: count }, (_, i) => make(i));
  const told = (type: string): Promise<Told[]> =>
    inLedger(app, books, (session) =>
      session.sql<Told & object>(
        'SELECT type, request_id, object_id, api_key_id FROM events WHERE type = $1 ORDER BY sequence',
        [type],
      ),
    );

  it('where every request is refused, nothing is left, not even a counter', async () => {
    const counters = () =>
      inLedger(app, books, (session) =>
        session.sql<object>('SELECT name, value FROM counters ORDER BY name'),
      );
    const before = await counters();
    const unknown = { customerId: newId('cus'), amount: 1 };
    expect((await books.live.post('/payments', unknown)).status).toBe(404);
    expect(await counters()).toEqual(before);
  });

  it('a key that was answered is answered again, or refused with another body, while others are posted', async () => {
    const first = await books.live.post('/credit-notes', creditNote(), key('first'));
    const post = (body: object, name: string) => () => books.live.post('/credit-notes', body, key(name));
    const answers = await sentTogether(
      app,
      books,
      [
        ...each(10, (i) => post(creditNote(), `before-${i}`)),
        post(creditNote(), 'first'),
        post(creditNote({ memo: 'another' }), 'first'),
        post(creditNote({ items: 'none' }), 'first'),
        ...each(10, (i) => post(creditNote(), `after-${i}`)),
      ],
      21,
    );
    const [replayed, another, malformed] = answers.slice(10, 13);
    expect(replayed).toMatchObject({ status: 201, text: first.text });
    expect(replayed?.headers['idempotent-replayed']).toBe('true');
    for (const refused of [another, malformed])
      expect(refused).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    const made = answers.filter((_, i) => i < 10 || i >= 13);
    expect(made.map(({ status }) => status)).toEqual(each(20, () => 201));
    expect(made.some(({ headers }) => 'idempotent-replayed' in headers)).toBe(false);
    expect((await books.counts())['creditNotes']).toBe(21);
  });

  it('the same keys on two instances at once have one effect each, of all four kinds, and one answer', async () => {
    const ground = await groundOf(books);
    const before = (await books.counts())['entries'] ?? 0;
    const kinds = Object.keys(GOOD).filter((name) => name !== 'a draft');
    const elsewhere = other.api(books.liveKey);
    const requests = kinds.flatMap((name) =>
      each(4, (i) => ({ name, header: key(`${name}-${i}`.replaceAll(' ', '-')) })),
    );
    const answers = await whileHeld(app, books, async () => {
      const sent = requests.map(({ name, header }) =>
        Promise.all([books.live, elsewhere].map((client) => send(client, name, ground, header))),
      );
      await untilPosting(app, requests.length);
      await untilPosting(other, requests.length);
      return { all: Promise.all(sent) };
    }).then(({ all }) => all);
    for (const [one, two] of answers) {
      expect([one?.status, two?.text]).toEqual([201, one?.text]);
      expect([one, two].filter((answer) => answer?.headers['idempotent-replayed'] === 'true')).toHaveLength(
        1,
      );
    }
    expect((await books.counts())['entries']).toBe(before + requests.length);
  });

  it('a draft entry with a key is kept once', async () => {
    const draft = transfer({ status: 'draft' });
    const answers: Answer[] = [];
    for (let i = 0; i < 3; i += 1)
      answers.push(await books.live.post('/journal/entries', draft, key('draft')));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const { body } = await books.live.get('/journal/entries?status=draft');
    expect([answers[0]?.status, body.data.length]).toEqual([201, 1]);
  });

  it('credits of one invoice stop at its ceiling, and each event tells whose it is', async () => {
    const invoice = await issued(books);
    const answers = await sentTogether(
      app,
      books,
      each(20, (i) => () => {
        const request = i % 4 === 0 ? { invoiceNumber: invoice.number } : { invoiceId: invoice.id };
        return books.live.post(
          '/credit-notes',
          { ...request, amount: 12 },
          { 'x-request-id': `credit-${i}` },
        );
      }),
    );
    const made = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ body }) => body.code === 'credit_exceeds_invoice');
    expect([made.length, refused.length]).toEqual([10, 10]);
    const own = made.map(({ body, headers }) => [headers['x-request-id'], body.id as string]).sort();
    const notes = await told('credit_note.created');
    expect(notes.map(({ request_id, object_id }) => [request_id, object_id]).sort()).toEqual(own);
    const credits = await told('invoice.credited');
    expect(credits.map(({ request_id }) => request_id).sort()).toEqual(own.map(([request]) => request));
    expect(new Set([...notes, ...credits].map(({ api_key_id }) => api_key_id)).size).toBe(1);
    expect(await told('invoice.paid')).toHaveLength(1);
  });

  it('payments of invoices of their own each tell that theirs is paid, and by their own request', async () => {
    const customerId = await customer(books);
    const invoices: Answer['body'][] = [];
    for (let i = 0; i < 10; i += 1) invoices.push(await issued(books, { customerId }));
    const pay = (i: number, amount: number) => () =>
      books.live.post(
        '/payments',
        { amount, allocations: [{ invoiceId: invoices[i]?.id }] },
        { 'x-request-id': `payment-${i}` },
      );
    const answers = await sentTogether(
      app,
      books,
      each(10, (i) => pay(i, 120)),
    );
    expect(answers.map(({ status }) => status)).toEqual(each(10, () => 201));
    const paid = await told('invoice.paid');
    expect(Object.fromEntries(paid.map(({ object_id, request_id }) => [object_id, request_id]))).toEqual(
      Object.fromEntries(invoices.map(({ id }, i) => [id, `payment-${i}`])),
    );
    const received = await told('payment.received');
    expect(received.map(({ request_id }) => request_id).sort()).toEqual(each(10, (i) => `payment-${i}`));
  });

  it('a payment that is refused leaves the debts of the others as they are', async () => {
    const customerId = await customer(books);
    const owed = [await issued(books, { customerId }), await issued(books, { customerId })];
    const [mine, yours] = owed.map(({ id }) => id as string);
    const request = (amount: number, allocations: object[]) => () =>
      books.live.post('/payments', { customerId, amount, allocations });
    const answers = await sentTogether(app, books, [
      // It takes of the first what the second has not.
      request(300, [
        { invoiceId: mine, amount: 100 },
        { invoiceId: yours, amount: 200 },
      ]),
      ...each(9, () => request(5, [])),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([422, ...each(9, () => 201)]);
    expect([await due(books, mine ?? ''), await due(books, yours ?? '')]).toEqual(['120.00', '120.00']);
  });

  it('what waits when its month is locked is refused, and nothing of it is written', async () => {
    const request = creditNote({ issueDate: '2026-05-31' });
    const sent = await whileHeld(app, books, async () => {
      const answers = Promise.all(each(60, () => books.live.post('/credit-notes', request)));
      await untilPosting(app, 60);
      const locked = books.live.put('/periods/locks', { all: '2026-05-31' });
      const ledger = await ledgerOf(app, books.organisation.id);
      await untilWaiting(app, ledger, 1, `locktype = 'advisory' AND mode = 'ExclusiveLock'`);
      return { answers, locked };
    });
    const answers = await sent.answers;
    expect((await sent.locked).status).toBe(200);
    const made = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status, body }) => status === 403 && body.code === 'period_locked');
    expect(made.length + refused.length).toBe(60);
    expect(refused.length).toBeGreaterThan(20);
    expect(await books.counts()).toMatchObject({ creditNotes: made.length, entries: made.length });
  });

  it('no live request holds up one with a test key, which writes nothing', async () => {
    const ground = await groundOf(books);
    const names = Object.keys(GOOD);
    const sent = await whileHeld(app, books, async () => {
      const some = (count: number) =>
        names.flatMap((name) => each(count, () => send(books.live, name, ground)));
      // Two groups of each kind: a small one, and one beside it.
      const first = some(1);
      await untilPosting(app, names.length);
      const live = Promise.all([...first, ...some(11)]);
      await untilPosting(app, names.length * 12);
      const tested = await Promise.all(names.map((name) => send(books.test, name, ground)));
      for (const { status, body } of tested) expect([status, body.test]).toEqual([201, true]);
      return { live, before: await books.counts() };
    });
    const made = await sent.live;
    expect(new Set(made.map(({ status }) => status))).toEqual(new Set([201]));
    const { creditNotes } = await books.counts();
    expect((creditNotes ?? 0) - (sent.before['creditNotes'] ?? 0)).toBe(24);
  });
});
