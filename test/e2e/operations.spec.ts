import { startTestApp, type TestApp } from '../support/app';
import { creditNote, openBooks, type Books } from '../support/books';
import { lineTo, type CutLine } from '../support/cut-line';
import { postTransfer } from '../support/manual-entries';
import { expectRefusal } from '../support/problems';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { until } from '../support/until';

const UNAVAILABLE = { status: 503, code: 'unavailable' } as const;

describe('Operations', () => {
  let app: TestApp;
  let books: Books;
  let database: TestDatabase;
  let line: CutLine;

  beforeAll(async () => {
    database = await createTestDatabase();
    line = await lineTo(database);
    app = await startTestApp({ database: line.database });
    books = await openBooks(app);
  });
  afterAll(async () => {
    await app.close();
    await line.cut();
    await database.drop();
  });

  const ready = () => app.api().get('/health/ready');
  const metrics = async (): Promise<string> => (await app.api().get('/metrics')).text;
  /** The value of one time series. */
  const metric = async (series: string): Promise<number> => {
    const line = (await metrics()).split('\n').find((each) => each.startsWith(`${series} `));
    return Number(line?.split(' ').at(-1));
  };

  describe('health', () => {
    it('says that the process lives, and that it is ready when its database answers', async () => {
      const live = await app.api().get('/health/live');
      expect([live.status, live.body]).toEqual([200, { status: 'ok' }]);
      const answer = await ready();
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ status: 'ok', details: { database: { status: 'up' } } });
      expect((await app.api('no key at all').get('/health/ready')).status).toBe(200);
    });

    it('is not ready while the database is away, lives on, and is ready when it is back', async () => {
      await line.cut();
      const away = [await ready(), await books.live.post('/credit-notes', creditNote())];
      const live = await app.api().get('/health/live');
      await line.mend();
      for (const answer of away) {
        expectRefusal(answer, UNAVAILABLE);
        expect(answer.headers['retry-after']).toBe('1');
      }
      expect(live.status).toBe(200);
      expect((await ready()).status).toBe(200);
      await books.credited();
    });

    it('is not ready from the first moment of a stop, while requests are still answered', async () => {
      const stopping = await startTestApp({ database: app.database });
      stopping.beginDraining();
      expectRefusal(await stopping.api().get('/health/ready'), UNAVAILABLE);
      expect((await stopping.api().get('/health/live')).status).toBe(200);
      expect((await stopping.api(books.liveKey).post('/credit-notes', creditNote())).status).toBe(201);
      await stopping.close();
    });
  });

  describe('metrics', () => {
    it('are in the Prometheus text format, for anybody who can reach them', async () => {
      const { status, headers, text } = await app.api().get('/metrics');
      expect([status, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
      for (const line of text.trim().split('\n'))
        expect(line).toMatch(/^(# (HELP|TYPE) \S+ .+|[a-z_\d]+(\{.*\})? (-?[\d.e+-]+|\+Inf|NaN))$|^$/);
      expect(text).toContain('process_resident_memory_bytes');
    });

    it('count requests and their times by route, never by address', async () => {
      const count = (method: string, route: string, status: number): string =>
        `contra_http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"}`;
      const shown = count('GET', '/api/v1/credit-notes/:id', 200);
      const missing = count('GET', '/api/v1/credit-notes/:id', 404);
      const { id } = await books.credited();
      const before = [(await metric(shown)) || 0, (await metric(missing)) || 0];
      await books.live.get(`/credit-notes/${id as string}`);
      await books.live.get(`/credit-notes/${id as string}`);
      await books.live.get('/credit-notes/cn_x');
      await app.api().get('/no/such/place?secret=1');
      expect([await metric(shown), await metric(missing)]).toEqual([
        Number(before[0]) + 2,
        Number(before[1]) + 1,
      ]);
      const text = await metrics();
      expect(text).toContain('_bucket{le="0.1",method="GET",route="/api/v1/credit-notes/:id",status="200"}');
      expect(await metric(shown.replace('_count', '_sum'))).toBeGreaterThan(0);
      expect(text).not.toContain(id);
      expect(text).not.toMatch(/no\/such|secret/);
    });

    it('count the entries that were committed, by source, and none that was refused or tried', async () => {
      const postings = (source: string) => metric(`contra_journal_entries_posted_total{source="${source}"}`);
      const before = [(await postings('credit_note')) || 0, (await postings('manual')) || 0];
      const { id } = await books.credited();
      await books.live.patch(`/credit-notes/${id as string}`, { action: 'void' });
      await postTransfer(books);
      await books.live.post('/credit-notes/batch', { creditNotes: [creditNote(), creditNote()] });
      await books.test.post('/credit-notes', creditNote());
      await books.live.post('/credit-notes', creditNote({ items: [] }));
      expect([await postings('credit_note'), await postings('manual')]).toEqual([
        Number(before[0]) + 4,
        Number(before[1]) + 1,
      ]);
    });

    it('show the pool of connections by state', async () => {
      const of = (state: string) => metric(`contra_database_pool{state="${state}"}`);
      // What the requests before it have left to be done behind their answers may still be under way.
      await until(
        async () => (await of('in_use')) === 0 && (await of('waiting')) === 0,
        'the pool is at rest',
      );
      const idle = await of('idle');
      expect(idle).toBeGreaterThanOrEqual(1);
      expect(idle).toBeLessThanOrEqual(8);
    });
  });
});
