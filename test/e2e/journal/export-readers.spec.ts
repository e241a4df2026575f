import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { beginExport } from '../../support/export-reader';
import { inLedger } from '../../support/manual-entries';
import { postMany } from '../../support/plain-entries';

const ENTRIES = 5000;
const STALL_SECONDS = 2;
const MEGABYTE = 1024 * 1024;

describe('An export holds the only connection for exports', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp({
      env: { EXPORT_POOL_SIZE: '1', EXPORT_STALL_SECONDS: String(STALL_SECONDS) },
    });
    books = await openBooks(app);
    await inLedger(app, books, (session) => postMany(session, ENTRIES));
  }, 120_000);
  afterAll(() => app.close());

  const begin = () => beginExport(app, books.liveKey);
  const whole = { complete: true, lines: 2 * ENTRIES + 1 };

  it('and loses it when its reader stops reading', async () => {
    const stalled = await begin();
    const next = await begin();
    expect(await next.finish()).toMatchObject(whole);
    expect(await stalled.finish()).toMatchObject({ complete: false });
  });

  it('and keeps it while its reader reads on, however slowly', async () => {
    const { answer } = await begin();
    let [bytes, pauses] = [0, 0];
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > (pauses + 1) * 2.5 * MEGABYTE) {
        pauses += 1;
        await sleep(500);
      }
    }
    expect(answer.complete).toBe(true);
    expect(pauses * 500).toBeGreaterThan(2500 * STALL_SECONDS);
  });
});
