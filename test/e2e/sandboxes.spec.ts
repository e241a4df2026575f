import { startTestApp, type TestApp } from '../support/app';
import { created, creditNote, openBooks, type Books } from '../support/books';
import { assertBooksHold } from '../support/invariants';
import { expectNotFound, expectRefusal } from '../support/problems';

const DAY = '2026-05-04';
const SETTINGS = {
  timeZone: 'Europe/Dublin',
  reversalDatePolicy: 'first_open_day',
  numberSeries: { credit_note: 'C{seq:3}' },
};

describe('A sandbox', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app, { sandbox: true });
  });

  const reset = (key?: string) =>
    books.live.post(
      '/organisation/reset',
      undefined,
      key === undefined ? undefined : { 'idempotency-key': key },
    );
  const events = async (of = books) => (await of.live.get('/events?limit=200')).body.data;

  const keyIds = async () =>
    (await books.live.get('/api-keys')).body.data.map(({ id }: { id: string }) => id);

  it('says that it is one, and each of its events does, from the first on', async () => {
    await books.credited();
    expect((await books.live.get('/organisation')).body.sandbox).toBe(true);
    const told = await events();
    expect(told.map(({ type }: { type: string }) => type)).toContain('organisation.created');
    expect(told.filter(({ sandbox }: { sandbox: boolean }) => !sandbox)).toEqual([]);
    const live = await events(await openBooks(app));
    expect(live.filter(({ sandbox }: { sandbox: boolean }) => sandbox)).toEqual([]);
  });

  it('begins afresh when it is reset, with its id, keys and settings', async () => {
    await books.live.patch('/organisation', SETTINGS);
    const settings = (await books.live.get('/organisation')).body;
    const keys = await keyIds();
    const { id: customerId } = await created(books.live, '/customers', { name: 'Acme Ltd' });
    const account = await created(books.live, '/accounts', { code: '4010', name: 'Returns', type: 'income' });
    await books.live.put('/accounts/roles', { sales: account.id });
    const note = await books.credited({ customerId, issueDate: DAY });
    await books.live.post('/periods/per_2026-03/lock');
    await books.live.put('/periods/locks', { hard: DAY });

    const answer = await reset();
    expect([answer.status, answer.body]).toEqual([200, settings]);

    expect((await books.live.get('/organisation')).body).toEqual(settings);
    expect(await keyIds()).toEqual(keys);
    for (const path of [
      `/credit-notes/${note.id}`,
      `/journal/entries/${note.journalEntryId}`,
      `/customers/${customerId}`,
      `/accounts/${account.id}`,
    ])
      expectNotFound(await books.live.get(path));
    const template = await openBooks(app);
    const chart = async (of: Books) =>
      (await of.live.get('/accounts?limit=200')).body.data.map(({ code }: { code: string }) => code);
    expect(await chart(books)).toEqual(await chart(template));
    expect((await books.live.get('/periods/locks')).body).toEqual({
      sales: null,
      tax: null,
      all: null,
      hard: null,
    });
    expect(await books.balances()).toEqual({});
    expect(await books.counts()).toMatchObject({ creditNotes: 0, entries: 0, customers: 0, lockChanges: 0 });
    expect(await events()).toEqual([
      expect.objectContaining({
        sequence: 1,
        type: 'organisation.reset',
        objectId: books.organisation.id,
        sandbox: true,
        data: settings,
      }),
    ]);
  });

  it('numbers from one again, documents, entries and events, and can be reset again and again', async () => {
    for (let round = 1; round <= 3; round += 1) {
      const first = await books.credited({ issueDate: DAY });
      expect(first.number).toBe('CN-2026-0001');
      const [entry] = (await books.live.get('/journal/entries')).body.data;
      expect(entry).toMatchObject({ number: 1, id: first.journalEntryId });
      expect((await books.credited()).number).toBe('CN-2026-0002');
      expect(await books.balances()).toMatchObject({ '1100': '-240.00' });
      await assertBooksHold(app, books);
      expect((await reset()).status).toBe(200);
    }
  });

  it('does the work of an old Idempotency-Key anew, but answers the repeated reset as before', async () => {
    const create = () => books.live.post('/credit-notes', creditNote(), { 'idempotency-key': 'order-7' });
    const before = await create();
    expect((await create()).headers['idempotent-replayed']).toBe('true');
    const first = await reset('reset-1');
    const after = await create();
    expect([after.status, after.headers['idempotent-replayed']]).toEqual([201, undefined]);
    expect(after.body.id).not.toBe(before.body.id);

    const again = await reset('reset-1');
    expect([again.headers['idempotent-replayed'], again.body]).toEqual(['true', first.body]);
    expect((await books.live.get(`/credit-notes/${after.body.id}`)).status).toBe(200);
  });

  it('is known by every instance to have been reset, as soon as the reset has answered', async () => {
    const other = await startTestApp({ database: app.database });
    const elsewhere = other.api(books.liveKey);
    const staffElsewhere = other.staff(books.organisation.id);
    for (let round = 0; round < 3; round += 1) {
      await created(elsewhere, '/credit-notes', creditNote());
      expect((await staffElsewhere.get('/credit-notes')).body.pagination.total).toBe(1);
      await reset();
      for (const client of [elsewhere, staffElsewhere])
        expect((await client.get('/credit-notes')).body.pagination.total).toBe(0);
    }
    await other.close();
  });

  it('is not reset by a test key, which is answered as if it were', async () => {
    const note = await books.credited();
    const before = [await books.counts(), await books.balances()];
    const { status, body } = await books.test.post('/organisation/reset');
    expect([status, body.test, body.id]).toEqual([200, true, books.organisation.id]);
    expect([await books.counts(), await books.balances()]).toEqual(before);
    expect((await books.live.get(`/credit-notes/${note.id}`)).body).toEqual(note);
  });

  it('takes a key that may change the organisation', async () => {
    const reader = await books.withScopes(['organisation:read', 'journal:write']);
    expectRefusal(await reader.post('/organisation/reset'), { status: 403, code: 'insufficient_scope' });
    const writer = await books.withScopes(['organisation:write']);
    expect((await writer.post('/organisation/reset')).status).toBe(200);
  });

  it('is what an organisation must be to be reset: a live one is refused, with a test key too', async () => {
    const live = await openBooks(app);
    await live.credited();
    const before = [await live.counts(), await live.balances()];
    for (const client of [live.live, live.test, live.staff])
      expectRefusal(await client.post('/organisation/reset'), {
        status: 409,
        code: 'conflict',
        reason: 'not_a_sandbox',
      });
    expect([await live.counts(), await live.balances()]).toEqual(before);
    expect((await live.live.patch('/organisation', { sandbox: true })).status).toBe(400);
  });
});
