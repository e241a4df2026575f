import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { beginExport } from '../../support/export-reader';
import { inLedger } from '../../support/manual-entries';
import { postMany } from '../../support/plain-entries';
import { openRaw } from '../../support/raw-http';

/** More than the network takes of an answer that nobody reads. */
const ENTRIES = 2000;
const POOL_SIZE = 2;
const whole = { complete: true, lines: 2 * ENTRIES + 1 };

describe('The connections for exports', () => {
  let app: TestApp;
  let books: Books;
  const log: string[] = [];

  beforeAll(async () => {
    app = await startTestApp({
      env: { EXPORT_POOL_SIZE: String(POOL_SIZE), LOG_LEVEL: 'warn' },
      log: (line) => log.push(line),
    });
    books = await openBooks(app);
    await inLedger(app, books, (session) => postMany(session, ENTRIES));
  }, 60_000);
  afterAll(() => app.close());

  const begin = () => beginExport(app, books.liveKey);
  const bothAreFree = async (): Promise<void> => {
    const began = performance.now();
    const both = [await begin(), await begin()];
    expect(performance.now() - began).toBeLessThan(8000);
    for (const each of both) expect(await each.finish()).toMatchObject(whole);
  };
  const asking = (times: number): string =>
    `GET /api/v1/journal/export HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${books.liveKey}\r\n\r\n`.repeat(
      times,
    );

  it.each([
    '/reports/vat-summary/lines?format=csv&dimension=nothing',
    '/reports/general-ledger?format=csv&accountCode=1100&dimension=nothing',
    '/customers/cus_unknown/statement?format=csv',
    '/journal/export?dimension=nothing',
    '/journal/export?format=datev',
  ])('are free again after %s was refused', async (path) => {
    for (let n = 0; n < POOL_SIZE; n += 1)
      expect([400, 404, 422]).toContain((await books.live.get(path)).status);
    await bothAreFree();
  });

  it('are free again when clients have hung up before their answers', async () => {
    for (let n = 0; n < 50; n += 1) {
      const client = await openRaw(app.url);
      client.write(asking(1));
      await sleep(n % 30);
      client.end();
    }
    await bothAreFree();
  });

  it('are free again when clients who asked for several at once have hung up', async () => {
    for (const ms of [5, 50, 500]) {
      const client = await openRaw(app.url);
      client.pause();
      client.write(asking(3));
      await sleep(ms);
      client.end();
      await bothAreFree();
    }
    expect(log).toEqual([]);
  });
});
