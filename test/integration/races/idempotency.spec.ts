import { startTestApp, STAFF_KEY, type Answer, type Client, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';

const AT_ONCE = 50;

describe('One Idempotency-Key', () => {
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

  const replayed = (answers: readonly Answer[]): Answer[] =>
    answers.filter(({ headers }) => headers['idempotent-replayed'] === 'true');
  const distinct = (answers: readonly Answer[]): number => new Set(answers.map(({ text }) => text)).size;
  const atOnce = (send: (i: number) => Promise<Answer>): Promise<Answer[]> =>
    Promise.all(Array.from({ length: AT_ONCE }, (_, i) => send(i)));
  const key = (name: string) => ({ 'idempotency-key': name });
  const statuses = (answers: readonly Answer[]): number[] =>
    [...new Set(answers.map(({ status }) => status))].sort();

  it.each([1, 2])('makes one credit note of fifty requests at once, on %d instances', async (instances) => {
    const clients = [books.live, other.api(books.liveKey)].slice(0, instances);
    const answers = await atOnce((i) =>
      (clients[i % instances] ?? books.live).post('/credit-notes', creditNote(), key('once')),
    );
    expect(statuses(answers)).toEqual([201]);
    expect(distinct(answers)).toBe(1);
    expect(replayed(answers)).toHaveLength(AT_ONCE - 1);
    expect(await books.counts()).toMatchObject({ creditNotes: 1, entries: 1 });
  });

  it('answers 422 to another body, also while the first is running', async () => {
    const answers = await atOnce((i) =>
      books.live.post('/credit-notes', creditNote({ memo: i % 2 === 0 ? 'even' : 'odd' }), key('reused')),
    );
    const made = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(
      ({ status, body }) => status === 422 && body.code === 'idempotency_key_reused',
    );
    expect([made.length, refused.length]).toEqual([AT_ONCE / 2, AT_ONCE / 2]);
    expect(distinct(made)).toBe(1);
    expect((await books.counts())['creditNotes']).toBe(1);
  });

  it('is the same for a body that is spaced and ordered otherwise', async () => {
    const [first, second] = [
      `{"name": "Acme", "email": "a@b.example"}`,
      `{"email":"a@b.example","name":"Acme"}`,
    ];
    const made = await books.live.post('/customers', first, key('spaced'));
    const again = await books.live.post('/customers', second, key('spaced'));
    expect([again.status, again.body, replayed([again]).length]).toEqual([201, made.body, 1]);
  });

  it('is free again after a refusal of any kind', async () => {
    const send = (changes: object): Promise<Answer> =>
      books.live.post('/credit-notes', creditNote(changes), key('refused'));
    await books.live.put('/periods/locks', { all: '2026-03-31' });
    const refusals = [
      await send({ items: [] }),
      await send({ issueDate: '2026-03-31' }),
      await send({ customerId: 'cus_01h455vb4pex5vsknk084sn02q' }),
      await send({ issueDate: '2199-01-01' }),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([400, 403, 404, 422]);
    const made = await send({});
    expect([made.status, replayed([made]).length]).toEqual([201, 0]);
  });

  it('is one of each API key, path and method', async () => {
    const others = await books.withScopes(['*']);
    const [mine, theirs] = [
      await books.live.post('/customers', { name: 'Acme' }, key('mine')),
      await others.post('/customers', { name: 'Acme' }, key('mine')),
    ];
    expect(mine.body.id).not.toBe(theirs.body.id);
    const patched = await books.live.patch(`/customers/${mine.body.id}`, { name: 'Acme' }, key('mine'));
    expect([patched.status, replayed([patched]).length]).toEqual([200, 0]);
  });

  it('voids once, however often it is asked at once', async () => {
    const { id } = await books.credited();
    const answers = await atOnce(
      (i) =>
        [books.live, other.api(books.liveKey)][i % 2]?.patch(
          `/credit-notes/${id}`,
          { action: 'void' },
          key('void'),
        ) ?? Promise.reject(new Error('two instances')),
    );
    expect([statuses(answers), distinct(answers), replayed(answers).length]).toEqual([[200], 1, AT_ONCE - 1]);
  });

  it('posts a batch once', async () => {
    const batch = { creditNotes: [creditNote(), creditNote()] };
    const answers = await atOnce(() => books.live.post('/credit-notes/batch', batch, key('batch')));
    expect([distinct(answers), replayed(answers).length]).toEqual([1, AT_ONCE - 1]);
    expect((await books.counts())['creditNotes']).toBe(2);
  });

  it('shows the secret of a new API key once and leaves it out of every replay', async () => {
    const request = { name: 'Once', mode: 'live', scopes: ['*'] };
    const answers = await atOnce(() => books.live.post('/api-keys', request, key('secret')));
    const [shown, ...more] = answers.filter(({ body }) => 'key' in body);
    expect([more.length, replayed(answers).length]).toEqual([0, AT_ONCE - 1]);
    expect(shown?.body.key).toMatch(/^contra_live_/);
    for (const { body, text } of replayed(answers)) {
      expect(text).not.toContain(shown?.body.key);
      expect({ ...body, key: shown?.body.key }).toEqual(shown?.body);
    }
  });

  it('holds for the operator, who makes one organisation, and one key of his own', async () => {
    const operators: Client[] = [app.api(STAFF_KEY), other.api(STAFF_KEY)];
    const request = { name: 'Once Ltd', country: 'GB', baseCurrency: 'GBP' };
    const send = (path: string, body: object, name: string) =>
      Promise.all([0, 1, 0, 1].map((i) => (operators[i] ?? books.staff).post(path, body, key(name))));
    const made = await send(
      '/organisations',
      request,
      `organisation of ${books.organisation.id}`.replaceAll(' ', '-'),
    );
    expect([statuses(made), distinct(made), replayed(made).length]).toEqual([[201], 1, 3]);
    const staffKey = { name: 'Ops', kind: 'staff', mode: 'live', scopes: ['*'] };
    const keys = await Promise.all(
      [0, 1].map(() => books.staff.post('/api-keys', staffKey, key(books.organisation.id))),
    );
    expect([statuses(keys), new Set(keys.map(({ body }) => body.id)).size]).toEqual([[201], 1]);
  });

  it('means nothing with a test key', async () => {
    const answers = await Promise.all(
      [1, 2].map(() => books.test.post('/credit-notes', creditNote(), key('test'))),
    );
    expect([statuses(answers), replayed(answers).length, distinct(answers)]).toEqual([[201], 0, 2]);
  });
});
