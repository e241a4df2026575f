import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
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
import { contextOf } from './group-commit/waiting';

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
    const { bytes: rows } = await pool.stream(contextOf(), (snapshot) => ({
      pieces: snapshot.copy(`COPY (SELECT repeat('x', 1000) FROM generate_series(1, 1000000)) TO STDOUT`),
    }));
    const broke = once(rows, 'error');
    await once(rows, 'readable');
    expect(await timed(pool.onApplicationShutdown())).toBeLessThan(10_000);
    expect(String(await broke)).toContain('Connection terminated');
  });

  describe('keeps an eye on answers, and', () => {
    let server: Server;
    let connections: Connections;
    let port: number;

    const serve = async (body: Buffer, shutdownTimeoutSeconds: number): Promise<void> => {
      server = createServer({ keepAliveTimeout: 60_000 }, (_request, answer) => answer.end(body)).listen(
        0,
        '127.0.0.1',
      );
      const host = { httpAdapter: { getHttpServer: () => server } } as unknown as HttpAdapterHost;
      connections = new Connections(host, { shutdownTimeoutSeconds });
      await once(server, 'listening');
      ({ port } = server.address() as AddressInfo);
    };
    const stop = (): Promise<unknown> => {
      connections.beforeApplicationShutdown();
      return once(server.close(), 'close');
    };
    afterEach(() => {
      connections.onApplicationShutdown();
      server.closeAllConnections();
    });

    it('does not cut one short that its reader takes slowly', async () => {
      const whole = Buffer.alloc(40 * 1024 * 1024, 'x');
      await serve(whole, 20);
      const [answer] = (await once(get({ port, host: '127.0.0.1' }), 'response')) as [IncomingMessage];
      await sleep(200);
      const closed = stop();
      await sleep(200);
      let bytes = 0;
      for await (const chunk of answer as AsyncIterable<Buffer>) bytes += chunk.length;
      expect(bytes).toBe(whole.length);
      expect(await timed(closed)).toBeLessThan(10_000);
    });

    it('waits for none of somebody who asked for several at once and hung up, and keeps none of them', async () => {
      await serve(Buffer.alloc(8 * 1024 * 1024, 'x'), 60);
      const agent = new Agent({ keepAlive: true });
      const gone = connect(port, '127.0.0.1').pause();
      gone.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(5));
      await new Promise<void>((all) => {
        let asked = 0;
        server.on('request', () => (asked += 1) === 5 && all());
      });
      gone.destroy();
      const [answer] = (await once(get({ port, host: '127.0.0.1', agent }), 'response')) as [IncomingMessage];
      await once(answer.resume(), 'end');
      await sleep(200);
      expect(connections.size).toBe(0);
      expect(await timed(stop())).toBeLessThan(10_000);
      agent.destroy();
    });
  });
});
