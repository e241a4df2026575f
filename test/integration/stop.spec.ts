import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpAdapterHost } from '@nestjs/core';
import { ExportPool } from '../../src/platform/database/export-pool';
import { Connections } from '../../src/platform/operations/connections';
import { startTestApp, type TestApp } from '../support/app';
import { openBooks, type Books } from '../support/books';
import { lineTo, type CutLine } from '../support/cut-line';
import { beginExport } from '../support/export-reader';
import { inLedger } from '../support/manual-entries';
import { postMany } from '../support/plain-entries';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const ENTRIES = 5000;

const timed = async (work: Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work;
  return performance.now() - begun;
};

describe('A service that stops', () => {
  let database: TestDatabase;
  let line: CutLine;
  let app: TestApp;
  let books: Books;

  const start = (shutdownSeconds: number) =>
    startTestApp({
      database: line.database,
      env: { SHUTDOWN_TIMEOUT_SECONDS: String(shutdownSeconds), EXPORT_POOL_SIZE: '2' },
    });

  beforeAll(async () => {
    database = await createTestDatabase();
    line = await lineTo(database);
    app = await start(20);
    books = await openBooks(app);
    await inLedger(app, books, (session) => postMany(session, ENTRIES));
    await app.close();
  }, 120_000);
  afterAll(async () => {
    await line.cut();
    await database.drop();
  });

  it('cuts off an export that nobody reads when its time is up, also one whose database is lost', async () => {
    app = await start(1);
    const [unread, orphaned] = [await beginExport(app, books.liveKey), await beginExport(app, books.liveKey)];
    await sleep(300);
    await line.cut();
    const took = await timed(app.close());
    await line.mend();
    expect(took).toBeGreaterThan(900);
    // Of its own accord it would never end; a machine may be busy.
    expect(took).toBeLessThan(15_000);
    for (const each of [unread, orphaned]) expect(await each.finish()).toMatchObject({ complete: false });
  });

  it('waits for an export that is read, and not for the connection that its reader keeps alive', async () => {
    app = await start(20);
    const agent = new Agent({ keepAlive: true });
    const reading = await beginExport(app, books.liveKey, '', agent);
    const closed = timed(app.close());
    await sleep(500);
    expect(await reading.finish()).toMatchObject({ complete: true, lines: 2 * ENTRIES + 1 });
    expect(await closed).toBeLessThan(15_000);
    agent.destroy();
  });

  it('ends the connections of exports that are still in use', async () => {
    const pool = new ExportPool({ connectionString: database.serviceUrl, max: 1, stallSeconds: 60 });
    const snapshot = await pool.open(randomUUID());
    const copy = snapshot.copy(`COPY (SELECT repeat('x', 1000) FROM generate_series(1, 1000000)) TO STDOUT`);
    const rows = await pool.stream(snapshot, copy);
    const broke = once(rows, 'error');
    await once(rows, 'readable');
    expect(await timed(pool.onApplicationShutdown())).toBeLessThan(10_000);
    expect(String(await broke)).toContain('Connection terminated');
  });

  it('does not cut an answer short that its reader takes slowly', async () => {
    const whole = Buffer.alloc(40 * 1024 * 1024, 'x');
    const server = createServer((_request, answer) => answer.end(whole)).listen(0, '127.0.0.1');
    const host = { httpAdapter: { getHttpServer: () => server } } as unknown as HttpAdapterHost;
    const connections = new Connections(host, { shutdownTimeoutSeconds: 20 });
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const [answer] = (await once(get({ port, host: '127.0.0.1' }), 'response')) as [IncomingMessage];
    await sleep(200);
    connections.beforeApplicationShutdown();
    const closed = once(server.close(), 'close');
    await sleep(200);
    let bytes = 0;
    for await (const chunk of answer as AsyncIterable<Buffer>) bytes += chunk.length;
    expect(bytes).toBe(whole.length);
    expect(await timed(closed)).toBeLessThan(10_000);
    connections.onApplicationShutdown();
  });
});
