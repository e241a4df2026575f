import { startTestApp, type Answer, type TestApp } from '../support/app';
import { created, creditNote, openBooks, type Books } from '../support/books';
import { written } from '../support/entries';
import { expectRefusal } from '../support/problems';
import { everything, openWorld, WRITE_ROUTES, type World } from '../support/write-routes';

const refusal = ({ status, body }: Answer): object => {
  const { code, reason, errors, requiredScopes } = body;
  return { status, code, reason, errors, requiredScopes };
};

describe('A test key', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());

  const newWorld = async (): Promise<World> => openWorld(app, await openBooks(app));

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
    let world: World;

    beforeAll(async () => {
      world = await newWorld();
    });

    it.each(Object.entries(wrong))('is refused for %s like a live one', async (_, send) => {
      const before = await everything(world);
      const test = await send(world.test, world);
      const live = await send(world.live, world);
      expect(live.status).toBeGreaterThanOrEqual(400);
      expect(refusal(test)).toEqual(refusal(live));
      expect(await everything(world)).toEqual(before);
    });

    it('needs the scope that a live one needs', async () => {
      const scopes = ['reports:read'];
      const without = (mode: 'live' | 'test') => world.books.withScopes(scopes, mode);
      const [live, test] = [await without('live'), await without('test')];
      const refused = [
        await right({ key: live, operator: live }, world),
        await right({ key: test, operator: test }, world),
      ] as const;
      expectRefusal(refused[0], { status: 403, code: 'insufficient_scope' });
      expect(refusal(refused[1])).toEqual(refusal(refused[0]));
    });

    it('is answered like a live one, marked and with stub ids, and writes nothing', async () => {
      const before = await everything(world);
      const test = await right(world.test, world);
      expect(await everything(world)).toEqual(before);

      const live = await right(world.live, world);
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

  describe('creating a credit note', () => {
    let books: Books;

    beforeEach(async () => {
      books = await openBooks(app);
    });

    it('is shown the note and the entry that would be posted', async () => {
      const { body } = await books.test.post('/credit-notes', creditNote({ memo: 'x', number: 'RMA-1' }));
      expect(body).toMatchObject({
        test: true,
        id: expect.stringMatching(/^cn_test_/),
        number: expect.stringMatching(/^CN-TEST-/),
        totals: { net: '100.00', tax: '20.00', gross: '120.00' },
        balance: '120.00',
      });
      expect(body.credit_note_number).toBe(body.number);
      expect(body.journalEntry).toMatchObject({
        id: expect.stringMatching(/^je_test_/),
        number: null,
        documentNumber: body.number,
        date: '2026-05-20',
        memo: 'x',
        sourceId: body.id,
      });
      expect(written(body.journalEntry)).toEqual([
        'Dr 4000 100.00 S20',
        'Dr 2200 20.00 S20',
        'Cr 1100 120.00',
      ]);
      expect(await books.balances()).toEqual({});
    });

    it('uses no number, of notes, entries or events', async () => {
      await books.credited();
      await books.test.post('/credit-notes', creditNote());
      await books.test.post('/credit-notes/batch', { creditNotes: [creditNote(), creditNote()] });
      const { body: events } = await books.live.get('/events?limit=200');
      const note = await books.credited();
      expect(note.number).toBe('CN-2026-0002');
      const { body: entry } = await books.live.get(`/journal/entries/${note.journalEntryId}`);
      expect(entry.number).toBe(2);
      const { body: next } = await books.live.get(`/events?cursor=${events.pagination.nextCursor}`);
      expect(next.data[0].sequence).toBe(Number(events.data.at(-1).sequence) + 1);
    });

    it('marks each note of a batch', async () => {
      const { body } = await books.test.post('/credit-notes/batch', {
        atomic: false,
        creditNotes: [creditNote(), creditNote({ items: [] }), creditNote()],
      });
      expect(body).toMatchObject({ test: true, created: 2, failed: 1 });
      expect(body.data.map(({ status }: { status: number }) => status)).toEqual([201, 400, 201]);
      for (const at of [0, 2]) {
        expect(body.data[at].creditNote).toMatchObject({
          test: true,
          id: expect.stringMatching(/^cn_test_/),
          number: expect.stringMatching(/^CN-TEST-/),
        });
      }
    });

    it('ignores an Idempotency-Key', async () => {
      const headers = { 'idempotency-key': 'once' };
      const first = await books.test.post('/credit-notes', creditNote(), headers);
      const again = await books.test.post('/credit-notes', creditNote({ memo: 'another' }), headers);
      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.body.id).not.toBe(first.body.id);
      expect(again.headers).not.toHaveProperty('idempotent-replayed');
    });

    it('walks through create, issue and void with the stub', async () => {
      const before = await books.counts();
      const { body: made } = await books.test.post('/credit-notes', creditNote());
      const patch = (request: object) => books.test.patch(`/credit-notes/${made.id}`, request);
      for (const status of ['draft', 'issued', 'applied']) {
        const moved = await patch({ status });
        expect([moved.status, moved.body.id, moved.body.status, moved.body.test]).toEqual([
          200,
          made.id,
          status,
          true,
        ]);
        expect(moved.body.number).toBe(made.number);
      }
      const voided = await patch({ action: 'void', reason: 'Sent twice' });
      expect(voided.status).toBe(200);
      expect(voided.body).toMatchObject({
        id: made.id,
        status: 'voided',
        voidReason: 'Sent twice',
        voidedAt: expect.any(String),
        test: true,
      });
      expect(await books.counts()).toEqual(before);
    });

    it('is refused with the stub what any note is refused', async () => {
      const { body: made } = await books.test.post('/credit-notes', creditNote());
      const patch = (request: object) => books.test.patch(`/credit-notes/${made.id}`, request);
      expectRefusal(await patch({ status: 'voided' }), { status: 400, code: 'use_void_action' });
      expectRefusal(await patch({ status: 'sent' }), { status: 400, code: 'validation_failed' });
      expectRefusal(await patch({}), { status: 400, code: 'validation_failed' });
      const voided = (reversalDate?: string) => patch({ action: 'void', reversalDate });
      expectRefusal(await voided('2026-05-21'), { status: 422, code: 'date_in_future' });
      await books.live.put('/periods/locks', { tax: '2026-05-20' });
      expectRefusal(await voided('2026-05-20'), { status: 403, code: 'period_locked' });
      expectRefusal(await voided(), { status: 403, code: 'period_locked' });
      await books.live.put('/periods/locks', { tax: '2026-05-19' });
      expect((await voided()).status).toBe(200);
    });

    it('knows no stub that a live key could use', async () => {
      const { body: made } = await books.test.post('/credit-notes', creditNote());
      for (const answer of [
        await books.live.get(`/credit-notes/${made.id}`),
        await books.live.patch(`/credit-notes/${made.id}`, { status: 'issued' }),
        await books.live.patch(`/credit-notes/${made.id}`, { action: 'void' }),
      ]) {
        expectRefusal(answer, { status: 404, code: 'not_found' });
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

    it.each(['accounts', 'customers', 'journal', 'periods', 'keys', 'organisation'])(
      'does not read with %s:write either',
      async (resource) => {
        const books = await openBooks(app);
        const writer = await books.withScopes([`${resource}:write`], 'test');
        const path = { journal: 'journal/entries', keys: 'api-keys' }[resource] ?? resource;
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
