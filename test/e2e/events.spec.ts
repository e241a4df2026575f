import { startTestApp, type Answer, type TestApp } from '../support/app';
import { created, creditNote, openBooks, type Books } from '../support/books';
import { postTransfer } from '../support/manual-entries';
import { expectInvalid, expectProblem } from '../support/problems';

interface Event {
  readonly sequence: number;
  readonly type: string;
  readonly objectId: string;
}

describe('Events', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
  });

  const events = async (query = 'limit=200'): Promise<Event[]> =>
    (await books.live.get(`/events?${query}`)).body.data;
  const last = async (): Promise<string> =>
    (await books.live.get('/events?limit=200')).body.pagination.nextCursor;
  /** The types of the events that the work caused. */
  const told = async (work: () => Promise<unknown>): Promise<string[]> => {
    const cursor = await last();
    await work();
    return (await events(`cursor=${cursor}`)).map(({ type }) => type);
  };
  const live = (answer: Promise<Answer>) => async () => expect((await answer).status).toBeLessThan(300);

  it('tell each change once, with the object as it is after it, who caused it and by which request', async () => {
    const requestId = 'till-7:2026.05';
    const { body: note } = await books.live.post('/credit-notes', creditNote(), {
      'x-request-id': requestId,
    });
    const made = (await events()).filter((event) => event.objectId === note.id);
    expect(made).toEqual([
      {
        id: expect.stringMatching(/^evt_/),
        sequence: expect.any(Number),
        type: 'credit_note.created',
        objectType: 'credit_note',
        objectId: note.id,
        createdAt: note.createdAt,
        requestId,
        apiKeyId: expect.stringMatching(/^key_/),
        sandbox: false,
        data: note,
      },
    ]);
    const [posted] = await events(`objectId=${note.journalEntryId as string}`);
    expect(posted).toMatchObject({ type: 'journal_entry.posted', requestId, data: { number: 1 } });
  });

  it('tell a change, not a wish: nothing that was refused, repeated or tried, or that changed nothing', async () => {
    const note = await books.credited();
    const key = { 'idempotency-key': 'once' };
    await books.live.post('/credit-notes', creditNote(), key);
    const silent = await told(async () => {
      await books.live.post('/credit-notes', creditNote(), key);
      await books.live.post('/credit-notes', creditNote({ items: [] }));
      await books.live.post('/credit-notes/preview', creditNote());
      await books.test.post('/credit-notes', creditNote());
      await books.test.patch(`/credit-notes/${note.id as string}`, { action: 'void' });
      await books.live.patch(`/credit-notes/${note.id as string}`, { status: 'draft' });
      await books.live.get('/journal/export');
      await books.live.get('/reports/trial-balance');
    });
    expect(silent).toEqual([]);
  });

  it('follow a credit note, an entry, a customer, a key, the locks and the settings through their lives', async () => {
    const { id } = await books.credited();
    const patch = (request: object) => () =>
      live(books.live.patch(`/credit-notes/${id as string}`, request))();
    expect(await told(() => books.credited({ status: 'issued' }))).toEqual([
      'journal_entry.posted',
      'credit_note.created',
      'credit_note.issued',
    ]);
    expect(await told(patch({ memo: 'Ring first' }))).toEqual(['credit_note.updated']);
    expect(await told(patch({ status: 'issued' }))).toEqual(['credit_note.issued']);
    expect(await told(patch({ status: 'applied' }))).toEqual(['credit_note.applied']);
    expect(await told(patch({ action: 'void' }))).toEqual(['journal_entry.posted', 'credit_note.voided']);
    const entry = await postTransfer(books);
    const reversal = () => books.live.post(`/journal/entries/${entry.id as string}/reverse`);
    expect(await told(reversal)).toEqual(['journal_entry.posted']);
    const beta = () => created(books.live, '/customers', { name: 'Beta' });
    expect(await told(beta)).toEqual(['customer.created']);
    const locks = (request: object) => () => live(books.live.put('/periods/locks', request))();
    expect(await told(locks({ all: '2025-12-31', tax: '2026-01-31' }))).toEqual([
      'period.locked',
      'period.locked',
    ]);
    expect(await told(locks({ all: '2025-12-31', tax: null }))).toEqual(['period.unlocked']);
    expect(await told(() => books.live.post('/periods/per_2026-02/lock', { reason: 'Filed' }))).toEqual([
      'period.locked',
    ]);
    const settings = (request: object) => () => live(books.live.patch('/organisation', request))();
    expect(await told(settings({ vatNumber: 'GB123456789' }))).toEqual(['organisation.updated']);
    expect(await told(settings({ vatNumber: 'GB123456789' }))).toEqual([]);
    const key = { name: 'Till', mode: 'live', scopes: ['journal:read'] };
    expect(await told(() => created(books.live, '/api-keys', key))).toEqual(['api_key.created']);
    expect((await books.live.get('/events?limit=200')).text).not.toMatch(/contra_(live|test)_/);
  });

  it('are numbered without a gap and read to the end by their cursor, in pages of any size', async () => {
    for (let i = 0; i < 4; i += 1) await books.credited();
    const all = await events();
    expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, i) => i + 1));
    for (const limit of [1, 3, 200]) {
      const read: Event[] = [];
      for (let cursor = '0'; ;) {
        const { data, pagination } = (await books.live.get(`/events?limit=${limit}&cursor=${cursor}`)).body;
        expect(pagination).toEqual({ limit, nextCursor: expect.any(String) });
        cursor = pagination.nextCursor;
        read.push(...data);
        if (data.length === 0) break;
      }
      expect(read).toEqual(all);
    }
    expect((await books.live.get('/events')).body.pagination).toEqual({
      limit: 50,
      nextCursor: String(all.length),
    });
  });

  it('leave a reader at its place behind the last of them, until there are more', async () => {
    const cursor = await last();
    const nothing = await books.live.get(`/events?cursor=${cursor}`);
    expect(nothing.body).toEqual({ data: [], pagination: { limit: 50, nextCursor: cursor } });
    const { id } = await books.credited();
    expect((await events(`cursor=${cursor}`)).map(({ objectId }) => objectId)).toContain(id);
  });

  it('are missed by no reader who follows them while twelve write at once', async () => {
    const read: Event[] = [];
    let writing = true;
    let cursor = '0';
    const follow = async (): Promise<void> => {
      for (let done = false; !done;) {
        done = !writing;
        const { data, pagination } = (await books.live.get(`/events?limit=7&cursor=${cursor}`)).body;
        read.push(...data);
        cursor = pagination.nextCursor;
        if (data.length > 0) done = false;
      }
    };
    const write = async (writer: number): Promise<void> => {
      for (let i = 0; i < 8; i += 1) {
        if (writer % 3 === 0) await created(books.live, '/customers', { name: `Customer ${writer}-${i}` });
        else if (writer % 3 === 1) await books.credited();
        else await postTransfer(books);
      }
    };
    const reader = follow();
    await Promise.all(Array.from({ length: 12 }, (_, writer) => write(writer)));
    writing = false;
    await reader;
    expect(read.map(({ sequence }) => sequence)).toEqual(read.map((_, i) => i + 1));
    const count = (type: string): number => read.filter((event) => event.type === type).length;
    expect([count('customer.created'), count('credit_note.created'), count('journal_entry.posted')]).toEqual([
      32, 32, 64,
    ]);
  });

  it('can be read by type, by family and by object, each from any place', async () => {
    const first = await books.credited({ status: 'issued' });
    await postTransfer(books);
    const second = await books.credited();
    const types = async (query: string): Promise<string[]> =>
      (await events(query)).map(({ type }) =>
        type.replace('credit_note', 'cn').replace('journal_entry', 'je'),
      );
    expect(await types('type=credit_note.*')).toEqual(['cn.created', 'cn.issued', 'cn.created']);
    expect(await types('type=credit_note.issued')).toEqual(['cn.issued']);
    expect(await types('type=journal_entry.posted')).toEqual(['je.posted', 'je.posted', 'je.posted']);
    expect(await types('type=credit')).toEqual([]);
    expect(await types('type=nothing.*')).toEqual([]);
    expect(await types('type=credit_note.%25')).toEqual([]);
    expect((await types('type=*')).length).toBe((await events()).length);
    expect(await types(`objectId=${first.id as string}`)).toEqual(['cn.created', 'cn.issued']);
    expect(await types(`objectId=${second.id as string}&type=credit_note.issued`)).toEqual([]);
    expect(await types('objectId=nothing')).toEqual([]);
    const [{ sequence } = { sequence: 0 }] = await events('type=credit_note.issued');
    expect(await types(`type=credit_note.*&cursor=${sequence}`)).toEqual(['cn.created']);
    const page = await books.live.get('/events?type=credit_note.*&limit=1');
    expect(page.body.pagination.nextCursor).toBe(String(page.body.data[0].sequence));
  });

  it("are an organisation's own, and for keys that may read them", async () => {
    const others = await openBooks(app);
    const { id } = await others.credited();
    expect(await events(`objectId=${id as string}`)).toEqual([]);
    const reader = await books.withScopes(['webhooks:read']);
    expect((await reader.get('/events')).status).toBe(200);
    const notes = await books.withScopes(['credit-notes:write']);
    expect(expectProblem(await notes.get('/events')).requiredScopes).toEqual(['webhooks:read']);
  });

  it.each([
    ['cursor=-1', 'cursor'],
    ['cursor=abc', 'cursor'],
    ['cursor=1.5', 'cursor'],
    ['cursor=99999999999999999', 'cursor'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=ten', 'limit'],
    ['page=1', 'page'],
    ['type=', 'type'],
  ])('refuse %s', async (query, field) => {
    expectInvalid(await books.live.get(`/events?${query}`), field);
  });
});
