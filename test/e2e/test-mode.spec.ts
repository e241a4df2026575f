import { startTestApp, type Answer, type TestApp } from '../support/app';
import { created, creditNote, openBooks } from '../support/books';
import { written } from '../support/entries';
import { expectRefusal } from '../support/problems';
import { everything, openWorld, type Send, type Sender, type World } from '../support/world';
import { WRITE_ROUTES } from '../support/write-routes.data';

const refusal = ({ status, body }: Answer): object => {
  const { code, reason, errors, requiredScopes } = body;
  return { status, code, reason, errors, requiredScopes };
};

describe('A test key', () => {
  let app: TestApp;
  let other: TestApp;
  /** Where nothing is ever written: whatever is sent here is refused or only tried. */
  let untouched: World;
  let powerless: { live: Sender; test: Sender };
  let before: object;
  /** Of the other app, where live requests leave what they change; one that is not allowed any more has a new one. */
  let used: World;

  const worldOf = async (its: TestApp): Promise<World> =>
    openWorld(its, await openBooks(its, { sandbox: true }));

  beforeAll(async () => {
    [app, other] = [await startTestApp(), await startTestApp()];
    for (const { clock } of [app, other]) clock.travelTo('2026-05-20T12:00:00Z');
    [untouched, used] = await Promise.all([worldOf(app), worldOf(other)]);
    const without = async (mode: 'live' | 'test'): Promise<Sender> => {
      const key = await untouched.books.withScopes(['reports:read'], mode);
      return { key, operator: key };
    };
    powerless = { live: await without('live'), test: await without('test') };
    before = await everything(untouched);
  });
  afterAll(async () => {
    await other.close();
    await app.close();
  });

  const doneLive = async (right: Send): Promise<Answer> => {
    const answer = await right(used.live, used);
    if (answer.status < 300) return answer;
    used = await worldOf(other);
    return right(used.live, used);
  };

  it('is tried here on every route that writes', async () => {
    const { body } = await app.api().get('/api/openapi.json');
    const writing = Object.entries(body.paths as Record<string, object>).flatMap(([path, operations]) =>
      Object.keys(operations)
        .filter((method) => ['post', 'put', 'patch', 'delete'].includes(method))
        .map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
    );
    expect(WRITE_ROUTES.map(({ route }) => route).sort()).toEqual(writing.sort());
  });

  describe.each(WRITE_ROUTES)('on $route', ({ right, wrong, makes }) => {
    it.each(Object.entries(wrong))('is refused for %s like a live one', async (_, send) => {
      const test = await send(untouched.test, untouched);
      const live = await send(untouched.live, untouched);
      expect(live.status).toBeGreaterThanOrEqual(400);
      expect(refusal(test)).toEqual(refusal(live));
    });

    it('needs the scope that a live one needs', async () => {
      const live = await right(powerless.live, untouched);
      expectRefusal(live, { status: 403, code: 'insufficient_scope' });
      expect(refusal(await right(powerless.test, untouched))).toEqual(refusal(live));
    });

    it('is answered like a live one, marked and with stub ids, and all of this wrote nothing', async () => {
      const test = await right(untouched.test, untouched);
      const was = before;
      before = await everything(untouched);
      expect(before).toEqual(was);

      const live = await doneLive(right);
      expect(live.status).toBeLessThan(300);
      expect(test.status).toBe(live.status);
      if (live.status !== 204) {
        expect(test.body.test).toBe(true);
        expect(live.body.test ?? false).toBe(false);
        expect(Object.keys(test.body)).toEqual(expect.arrayContaining(Object.keys(live.body)));
      }
      if (makes !== undefined) {
        expect(test.body.id).toMatch(new RegExp(`^${makes}_test_`));
        expect(live.body.id).not.toContain('_test_');
      }
    });
  });

  describe('on what is there', () => {
    it('voids a live note without voiding it, and shows the reversal', async () => {
      const books = await openBooks(app);
      const note = await books.credited();
      const before = await books.balances();
      const { status, body } = await books.test.patch(`/credit-notes/${note.id}`, { action: 'void' });
      expect([status, body.status, body.test, body.id]).toEqual([200, 'voided', true, note.id]);
      expect(body.journalEntry).toMatchObject({ number: null, reversesEntryId: note.journalEntryId });
      expect(written(body.journalEntry)).toEqual([
        'Cr 4000 100.00 S20',
        'Cr 2200 20.00 S20',
        'Dr 1100 120.00',
      ]);
      expect((await books.live.get(`/credit-notes/${note.id}`)).body).toEqual(note);
      expect(await books.balances()).toEqual(before);
      expect((await books.live.patch(`/credit-notes/${note.id}`, { action: 'void' })).status).toBe(200);
    });

    it('reads live data with a scope to read, which a scope to write does not imply', async () => {
      const books = await openBooks(app);
      const note = await books.credited();
      const writer = await books.withScopes(['credit-notes:write'], 'test');
      const reader = await books.withScopes(['credit-notes:read'], 'test');
      for (const path of ['/credit-notes', `/credit-notes/${note.id}`]) {
        expectRefusal(await writer.get(path), { status: 403, code: 'insufficient_scope' });
      }
      expect((await writer.post('/credit-notes', creditNote())).status).toBe(201);
      expect((await reader.get(`/credit-notes/${note.id}`)).body).toEqual(note);
      expect((await reader.get('/credit-notes')).body.pagination.total).toBe(1);
      expectRefusal(await reader.post('/credit-notes', creditNote()), {
        status: 403,
        code: 'insufficient_scope',
      });
      const all = await books.withScopes(['credit-notes:*'], 'test');
      expect((await all.get(`/credit-notes/${note.id}`)).status).toBe(200);
      const live = await books.withScopes(['credit-notes:write']);
      expect((await live.get(`/credit-notes/${note.id}`)).status).toBe(200);
    });

    it.each(['accounts', 'customers', 'catalogue', 'journal', 'periods', 'keys', 'organisation'])(
      'does not read with %s:write either',
      async (resource) => {
        const books = await openBooks(app);
        const writer = await books.withScopes([`${resource}:write`], 'test');
        const path =
          { journal: 'journal/entries', keys: 'api-keys', catalogue: 'products' }[resource] ?? resource;
        expectRefusal(await writer.get(`/${path}`), { status: 403, code: 'insufficient_scope' });
      },
    );

    it('may be at the edge of its own expiry like any key', async () => {
      const books = await openBooks(app);
      const expiresAt = '2026-05-20T13:00:00Z';
      const { key } = await created(books.live, '/api-keys', {
        name: 'Trial',
        mode: 'test',
        scopes: ['credit-notes:write'],
        expiresAt,
      });
      expect((await app.api(key).post('/credit-notes', creditNote())).status).toBe(201);
      app.clock.travelTo(expiresAt);
      expectRefusal(await app.api(key).post('/credit-notes', creditNote()), {
        status: 401,
        code: 'unauthorized',
      });
      app.clock.travelTo('2026-05-20T12:00:00Z');
    });
  });
});
