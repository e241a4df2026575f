import { startTestApp, type Answer, type Client, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';

const LAST = '2026-03-31';
const CREATES = 100;
const STREAMS = 20;

// It takes seconds; on a machine that is busy with other things, many.
jest.setTimeout(90_000);

describe('A lock that races postings', () => {
  let app: TestApp;
  let other: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    other = await startTestApp({ database: app.database });
    for (const each of [app, other]) each.clock.travelTo('2026-04-10T12:00:00Z');
  });
  afterAll(async () => {
    await other.close();
    await app.close();
  });
  beforeEach(async () => {
    books = await openBooks(app);
  });

  const entriesIn = async (path: string): Promise<number> =>
    (await books.live.get(`${path}limit=1`)).body.pagination.total as number;
  const inRange = (): Promise<number> => entriesIn(`/journal/entries?to=${LAST}&`);

  const LOCKS: readonly [string, (client: Client) => Promise<{ status: number }>][] = [
    ['month', (client) => client.post('/periods/per_2026-03/lock')],
    ['sales through-date', (client) => client.put('/periods/locks', { sales: LAST })],
    ['tax through-date', (client) => client.put('/periods/locks', { tax: LAST })],
    ['all through-date', (client) => client.put('/periods/locks', { all: LAST })],
    ['hard through-date', (client) => client.put('/periods/locks', { hard: LAST })],
  ];

  it.each(LOCKS)(
    `lets no entry of a hundred creates on two instances appear once the %s has answered`,
    async (_name, lock) => {
      const instances = [books.live, other.api(books.liveKey)];
      let locking: Promise<{ status: number; entries: number }> | null = null;
      const lockNow = async () => {
        const { status } = await lock(other.api(books.liveKey));
        return { status, entries: await inRange() };
      };
      const answers: Answer[] = [];
      const streams = Array.from({ length: STREAMS }, async (_, i) => {
        for (let sent = 0; sent < CREATES / STREAMS; sent += 1) {
          const request = creditNote({ issueDate: LAST });
          answers.push(await (instances[i % 2] ?? books.live).post('/credit-notes', request));
          if (answers.length === CREATES / 5) locking = lockNow();
        }
      });
      await Promise.all(streams);
      const locked = await (locking as Promise<{ status: number; entries: number }> | null);
      const late = await books.live.post('/credit-notes', creditNote({ issueDate: LAST }));
      expect([locked?.status, late.status, late.body.code]).toEqual([200, 403, 'period_locked']);
      expect(await inRange()).toBe(locked?.entries);

      const created = answers.filter(({ status }) => status === 201);
      const refused = answers.filter(({ status, body }) => status === 403 && body.code === 'period_locked');
      const strange = answers.filter((each) => !created.includes(each) && !refused.includes(each));
      expect(strange.map(({ text }) => text)).toEqual([]);
      expect(created.length + refused.length).toBe(CREATES);
      expect(created.length).toBeGreaterThan(0);
      expect(refused.length).toBeGreaterThan(0);
      const stored = (await books.live.get('/credit-notes?limit=200')).body.data as { id: string }[];
      expect(stored.map(({ id }) => id).sort()).toEqual(created.map(({ body }) => body.id as string).sort());
      await assertBooksHold(app, books);
    },
  );

  it('is granted in its turn by postings that never cease', async () => {
    let [open, posted] = [true, 0];
    const streams = Array.from({ length: STREAMS }, async () => {
      for (let status = 201; open && status === 201; posted += 1)
        ({ status } = await books.live.post('/credit-notes', creditNote({ issueDate: LAST })));
    });
    await books.credited({ issueDate: LAST });
    const before = posted;
    const { status } = await books.live.post('/periods/per_2026-03/lock');
    const overtakers = posted - before;
    open = false;
    await Promise.all(streams);
    expect(status).toBe(200);
    // As many as were ahead, and some that passed at each of its own steps.
    expect(overtakers).toBeLessThan(15 * STREAMS);
    await assertBooksHold(app, books);
  });
});
