import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { expectRefusal } from '../../support/problems';
import { openRaw, sendRaw } from '../../support/raw-http';

let app: TestApp;
let books: Books;
const lines: string[] = [];

beforeAll(async () => {
  app = await startTestApp({ log: (line) => lines.push(line) });
  books = await openBooks(app);
});
afterAll(() => app.close());

const ERROR = 50;
const errors = (): string[] => lines.filter((line) => (JSON.parse(line) as { level: number }).level >= ERROR);

describe('a caller who hangs up in the middle of a body', () => {
  it('is no failure of the database, nor of the service', async () => {
    lines.length = 0;
    const connection = await openRaw(app.url);
    connection.write(
      [
        'POST /api/v1/customers HTTP/1.1',
        'Host: localhost',
        `Authorization: Bearer ${books.liveKey}`,
        'Content-Type: application/json',
        'Content-Length: 100',
        '',
        '{"name":',
      ].join('\r\n'),
    );
    await sleep(100);
    connection.end();
    await sleep(500);
    expect(errors()).toEqual([]);
    expect((await books.live.get('/customers')).body.pagination.total).toBe(0);
  });
});

describe('an expectation', () => {
  const get = (expect: string, key: string) =>
    sendRaw(app.url, {
      target: '/api/v1/customers',
      headers: { authorization: `Bearer ${key}`, expect },
    });

  it.each(['x', '200-ok', '100-continued, x'])(
    'that nobody knows is passed over: %s',
    async (expectation) => {
      expect((await get(expectation, books.liveKey)).status).toBe(200);
      expectRefusal(await get(expectation, 'contra_live_unknown'), { status: 401, code: 'unauthorized' });
    },
  );
});
