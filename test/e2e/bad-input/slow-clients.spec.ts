import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { expectRefusal, nothingIsWritten } from '../../support/problems';
import { firstAnswer, openRaw, type RawConnection } from '../../support/raw-http';

const HEADERS_SECONDS = 1;
const REQUEST_SECONDS = 2;
const IDLE_SECONDS = 2;
/** Beside the time allowed: the server looks for late requests twice a second, and a machine may be busy. */
const SPARE_MS = 15_000;

const slow = { status: 408, code: 'request_timeout' } as const;

let app: TestApp;
let books: Books;

beforeAll(async () => {
  app = await startTestApp({
    env: {
      HEADERS_TIMEOUT_SECONDS: String(HEADERS_SECONDS),
      REQUEST_TIMEOUT_SECONDS: String(REQUEST_SECONDS),
      KEEP_ALIVE_TIMEOUT_SECONDS: '1',
      IDLE_TIMEOUT_SECONDS: String(IDLE_SECONDS),
      MAX_CONNECTIONS: '30',
    },
  });
  books = await openBooks(app);
});
afterAll(() => app.close());

/** A piece ten times a second, for as long as the server listens. */
async function drip(connection: RawConnection, pieces: string): Promise<number> {
  let open = true;
  const closed = connection.closed().finally(() => (open = false));
  for (let i = 0; open && i < 200; i += 1) {
    connection.write(pieces[i % pieces.length] ?? '');
    await sleep(100);
  }
  return closed;
}

const expectWithin = (took: number, seconds: number): void => {
  expect(took).toBeGreaterThan(seconds * 1000 - 100);
  expect(took).toBeLessThan(seconds * 1000 + SPARE_MS);
};

const head = (length: number, more = ''): string =>
  `POST /api/v1/credit-notes HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${books.liveKey}\r\n` +
  `Content-Type: application/json\r\nContent-Length: ${String(length)}\r\n${more}\r\n`;

describe('a client that is slow', () => {
  nothingIsWritten(() => books);

  it('is refused when it does not come to the end of its headers', async () => {
    const dripping = await openRaw(app.url);
    dripping.write('GET /api/v1/credit-notes HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
    expectWithin(await drip(dripping, 'abc'), HEADERS_SECONDS);
    expectRefusal(firstAnswer(dripping), slow);
    expect(firstAnswer(dripping).headers).toMatchObject({ connection: 'close', 'cache-control': 'no-store' });
  });

  it('is refused when its body does not come to an end, and may repeat the request with its key', async () => {
    const body = JSON.stringify(creditNote());
    const key = 'Idempotency-Key: slow-1\r\n';
    const connection = await openRaw(app.url);
    connection.write(`${head(body.length + 1000, key)}${body}`);
    const took = await drip(connection, ' ');
    expectWithin(took, REQUEST_SECONDS);
    expectRefusal(firstAnswer(connection), slow);
    const { headers } = await books.test.post('/credit-notes', creditNote(), { 'idempotency-key': 'slow-1' });
    expect(headers['idempotent-replayed']).toBeUndefined();
  });

  it('is not taken for slow when it is the service that has not looked', async () => {
    const connection = await openRaw(app.url);
    await sleep(100);
    // Behind it Node looks at its clocks first, and only then at what has come.
    await new Promise((resolve) => setImmediate(resolve));
    connection.write('GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, HEADERS_SECONDS * 1000 + 600);
    await connection.closed();
    expect(firstAnswer(connection).status).toBe(200);
  });

  it('that leaves in the middle of a body has asked for nothing', async () => {
    const body = JSON.stringify(creditNote());
    for (const sent of [0, 1, body.length - 1]) {
      const connection = await openRaw(app.url);
      connection.write(head(body.length) + body.slice(0, sent));
      await sleep(50);
      connection.end();
    }
    await sleep(200);
  });

  it('is cut off when it does not read what it asked for', async () => {
    const connection = await openRaw(app.url);
    connection.pause();
    // More than the network between the two takes: so the service waits for the reader.
    const request = 'GET /api/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n';
    connection.write(request.repeat(120));
    // The service, which waits for its reader, hears nothing of this; once it has closed, the network says so.
    expectWithin(await drip(connection, '\r\n'), IDLE_SECONDS);
  });
});

describe('a connection', () => {
  it('that was opened ahead and never used is closed without an answer that another request could be given', async () => {
    const silent = await openRaw(app.url);
    expectWithin(await silent.closed(), HEADERS_SECONDS);
    expect(silent.received()).toBe('');
  });

  it('is kept for the next request as long as is said, and no longer', async () => {
    const connection = await openRaw(app.url);
    const ask = 'GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n';
    connection.write(ask);
    await sleep(400);
    connection.write(ask);
    const took = await connection.closed();
    expect(connection.received().match(/HTTP\/1.1 200 OK/g)).toHaveLength(2);
    expect(firstAnswer(connection).headers['keep-alive']).toBe('timeout=1');
    expect(took).toBeLessThan(1400 + SPARE_MS);
  });

  it('is closed at once where there are too many, and the others work on', async () => {
    const ask = 'GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const many = await Promise.all(Array.from({ length: 45 }, () => openRaw(app.url)));
    for (const each of many) each.write(ask);
    await sleep(600);
    const answered = many.filter((each) => each.received().startsWith('HTTP/1.1 200 OK'));
    expect(answered.length).toBeGreaterThan(20);
    expect(answered.length).toBeLessThanOrEqual(30);
    for (const each of many) each.end();
    await sleep(100);
    const later = await openRaw(app.url);
    later.write(ask);
    await sleep(300);
    expect(firstAnswer(later).status).toBe(200);
    later.end();
  });
});
