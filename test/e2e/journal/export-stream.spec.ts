import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Client } from 'pg';
import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { lineTo, type CutLine } from '../../support/cut-line';
import { abandonExport, beginExport } from '../../support/export-reader';
import { inLedger } from '../../support/manual-entries';
import { postMany } from '../../support/plain-entries';
import { expectRefusal } from '../../support/problems';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { until } from '../../support/until';

const ENTRIES = 5000;
const ROWS = 2 * ENTRIES;
const MEGABYTE = 1024 * 1024;
const POOL_SIZE = 2;
/** Of pino. */
const WARNING = 40;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('The export of a journal of five thousand entries', () => {
  let own: TestDatabase;
  let line: CutLine;
  let app: TestApp;
  let books: Books;
  let database: Client;
  const log: string[] = [];

  beforeAll(async () => {
    own = await createTestDatabase();
    line = await lineTo(own);
    app = await startTestApp({
      database: line.database,
      env: { EXPORT_POOL_SIZE: String(POOL_SIZE), LOG_LEVEL: 'warn' },
      log: (text) => log.push(text),
    });
    books = await openBooks(app);
    await inLedger(app, books, (session) => postMany(session, ENTRIES));
    database = new Client({ connectionString: app.database.superUrl ?? app.database.ownerUrl });
    await database.connect();
  }, 120_000);
  afterAll(async () => {
    await database.end();
    await app.close();
    await line.cut();
    await own.drop();
  });

  const begin = (query = '') => beginExport(app, books.liveKey, query);
  const EXPORTING = `datname = current_database() AND application_name = 'contra-export' AND query LIKE 'COPY%'`;
  const exporting = async (): Promise<number> => {
    const { rows } = await database.query(
      `SELECT FROM pg_stat_activity WHERE state = 'active' AND ${EXPORTING}`,
    );
    return rows.length;
  };
  const untilNoneIsExporting = () => until(async () => (await exporting()) === 0, 'no export under way', 10);
  const allRead = { complete: true, lines: ROWS + 1 };

  it('begins while the database is still reading it', async () => {
    const reading = await begin();
    expect(await exporting()).toBe(1);
    await sleep(500);
    expect(await exporting()).toBe(1);
    expect(await reading.finish()).toMatchObject(allRead);
  });

  it('keeps next to nothing of it in memory, however slowly it is read', async () => {
    const used = async (): Promise<number> => {
      // What one collection finds to be garbage another one frees.
      for (let i = 0; i < 3; i += 1) {
        collectGarbage();
        await sleep(20);
      }
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const before = await used();
    const reading = await begin();
    await sleep(1500);
    expect((await used()) - before).toBeLessThan(5 * MEGABYTE);
    const read = await reading.finish();
    expect(read).toMatchObject(allRead);
    expect(read.bytes).toBeGreaterThan(30 * MEGABYTE);
  });

  it('stops reading when its receiver goes away, at the beginning, in the middle or before it came', async () => {
    for (let i = 0; i < 3 * POOL_SIZE; i += 1) (await begin()).abort();
    const halted = await Promise.all([begin(), begin('?format=jsonl')]);
    await Promise.all([1, 20, 60].map((ms) => abandonExport(app, books.liveKey, ms)));
    halted.forEach((each) => each.abort());
    for (const ms of [0, 1, 5, 10, 20, 40]) await abandonExport(app, books.liveKey, ms);
    await untilNoneIsExporting();
    const both = await Promise.all([begin(), begin('?format=jsonl')]);
    expect(await Promise.all(both.map((each) => each.finish()))).toEqual([
      expect.objectContaining(allRead),
      expect.objectContaining({ complete: true, lines: ROWS }),
    ]);
  });

  it('lets others wait while all of its connections are read from, and tells them when it took too long', async () => {
    const slow = [await begin(), await begin('?format=jsonl')];
    log.length = 0;
    expectRefusal(await books.live.get('/journal/export'), { status: 503, code: 'unavailable' });
    expect(log.map((text) => JSON.parse(text) as unknown)).toEqual([
      expect.objectContaining({
        level: WARNING,
        msg: expect.stringContaining('All connections for exports are in use'),
        heldBy: slow.map(() => ({
          requestId: expect.stringMatching(/^req_/),
          organisation: books.organisation.id,
          seconds: expect.closeTo(10, -1),
        })),
      }),
    ]);
    expect((await books.live.get('/journal/entries?limit=1')).status).toBe(200);
    for (const each of slow) expect(await each.finish()).toMatchObject({ complete: true });
    expect(await (await begin()).finish()).toMatchObject(allRead);
  }, 30_000);

  it('is cut off, not ended, when the database fails in the middle, and the next one is whole', async () => {
    const reading = await begin();
    await database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${EXPORTING}`);
    expect(await reading.finish()).toMatchObject({ complete: false });
    expect(await (await begin()).finish()).toMatchObject(allRead);

    const both = [await begin(), await begin()];
    await line.cut();
    for (const each of both) expect(await each.finish()).toMatchObject({ complete: false });
    expectRefusal(await books.live.get('/journal/export'), { status: 503, code: 'unavailable' });
    await line.mend();
    expect(await (await begin()).finish()).toMatchObject(allRead);
  });

  it('has a HEAD that leaves no connection behind', async () => {
    for (let i = 0; i < 2 * POOL_SIZE; i += 1) {
      const answer = await fetch(`${app.url}/api/v1/journal/export`, {
        method: 'HEAD',
        headers: { authorization: `Bearer ${books.liveKey}` },
      });
      expect([answer.status, await answer.text()]).toEqual([200, '']);
    }
    await untilNoneIsExporting();
    expect(await (await begin()).finish()).toMatchObject(allRead);
  });
});
