import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { expectProblem, expectRefusal, nothingIsWritten } from '../../support/problems';
import { openRaw, sendBytes, sendRaw, type RawAnswer } from '../../support/raw-http';

let app: TestApp;
let books: Books;

beforeAll(async () => {
  app = await startTestApp();
  books = await openBooks(app);
});
afterAll(() => app.close());

// A byte a character.
const body = JSON.stringify(
  creditNote({ items: [{ description: 'Widget', quantity: 1, unitPrice: 100, taxRate: 20 }] }),
);
const chunked = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;

const request = (lines: readonly string[], content: string): Buffer =>
  Buffer.from(
    ['POST /api/v1/credit-notes HTTP/1.1', 'Host: localhost', `Authorization: Bearer ${books.liveKey}`]
      .concat('Content-Type: application/json', lines, '', content)
      .join('\r\n'),
    'latin1',
  );
const send = (lines: readonly string[], content: string): Promise<RawAnswer> =>
  sendBytes(app.url, request(lines, content));

const notHttp = { status: 400, code: 'validation_failed', field: 'request' } as const;

describe('a request whose end can be read in two ways', () => {
  nothingIsWritten(() => books);
  const length = `Content-Length: ${String(body.length)}`;

  it.each<[string, () => [readonly string[], string]]>([
    ['a length and chunks', () => [[length, 'Transfer-Encoding: chunked'], chunked(body)]],
    ['chunks and a length', () => [['Transfer-Encoding: chunked', 'Content-Length: 4'], chunked(body)]],
    ['two lengths', () => [[length, 'Content-Length: 4'], body]],
    ['a length of two numbers', () => [['Content-Length: 4, 4'], body]],
    ['a length with a sign', () => [[`Content-Length: +${String(body.length)}`], body]],
    ['a length in hex', () => [['Content-Length: 0x10'], body]],
    ['a negative length', () => [['Content-Length: -1'], body]],
    ['an unknown coding', () => [['Transfer-Encoding: xchunked'], chunked(body)]],
    ['chunked before another coding', () => [['Transfer-Encoding: chunked, identity'], chunked(body)]],
    ['a space before the colon', () => [['Content-Length : 4'], body]],
    ['a folded header', () => [[length, 'X-Folded: a', '\tb: c'], body]],
    ['a NUL in a header', () => [[length, 'X-Nul: a\u0000b'], body]],
    ['a chunk of no size', () => [['Transfer-Encoding: chunked'], `\r\n${body}\r\n0\r\n\r\n`]],
    ['a chunk beyond all size', () => [['Transfer-Encoding: chunked'], `FFFFFFFFFFFFFFFFF\r\n${body}`]],
    ['a chunk with a bare line feed', () => [['Transfer-Encoding: chunked'], `4\n{"a"\n0\n\n`]],
  ])('is refused, and its connection closed: %s', async (_, make) => {
    const answer = await send(...make());
    expectRefusal(answer, notHttp);
    expect(answer.headers['connection']).toBe('close');
  });
});

describe('a request that is too large', () => {
  nothingIsWritten(() => books);

  it('is refused by 413 when its chunks come to more than is allowed', async () => {
    const answer = await send(['Transfer-Encoding: chunked'], chunked(' '.repeat(1_100_000)));
    expectRefusal(answer, { status: 413, code: 'payload_too_large' });
  });

  it('is refused by 413 before its body has come, and the rest of the body is no request', async () => {
    const smuggled = request([`Content-Length: ${String(body.length)}`], body).toString('latin1');
    const answer = await send(['Content-Length: 40000000'], smuggled);
    expectRefusal(answer, { status: 413, code: 'payload_too_large' });
    expect(answer.text).not.toContain('HTTP/1.1');
  });

  it('is refused by 414 when its address is too long', async () => {
    const target = `/api/v1/credit-notes?q=${'x'.repeat(8192)}`;
    const answer = await sendRaw(app.url, {
      target,
      headers: { authorization: `Bearer ${books.liveKey}` },
    });
    expectRefusal(answer, { status: 414, code: 'uri_too_long' });
    const inPath = await sendRaw(app.url, { target: `/api/v1/credit-notes/${'x'.repeat(9000)}` });
    expectRefusal(inPath, { status: 414, code: 'uri_too_long' });
  });

  it.each<[string, () => Record<string, string>]>([
    ['one header', () => ({ 'x-long': 'x'.repeat(17_000) })],
    [
      'many headers',
      () => Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`x-${String(i)}`, 'x'.repeat(20)])),
    ],
  ])('is refused by 431 when its headers are: %s', async (_, headers) => {
    const answer = await sendRaw(app.url, { target: '/api/v1/credit-notes', headers: headers() });
    expectRefusal(answer, { status: 431, code: 'headers_too_large' });
    expect(answer.headers['connection']).toBe('close');
  });

  it('in a compressed form is not unpacked', async () => {
    const headers = {
      authorization: `Bearer ${books.liveKey}`,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    };
    const bomb = Buffer.from('1f8b080000000000000303000000000000000000', 'hex');
    const answer = await sendRaw(app.url, {
      method: 'POST',
      target: '/api/v1/credit-notes',
      headers,
      body: bomb,
    });
    expectRefusal(answer, { status: 400, code: 'malformed_json' });
  });
});

describe('requests that do not wait for answers', () => {
  it('are answered in their order', async () => {
    const before = await books.counts();
    const get = `GET /api/v1/credit-notes HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${books.liveKey}\r\n`;
    const post = request([`Content-Length: ${String(body.length)}`], body).toString('latin1');
    const connection = await openRaw(app.url);
    connection.write(`${get}\r\n${post}${post}${get}Connection: close\r\n\r\n`);
    await connection.closed();
    const statuses = [...connection.received().matchAll(/HTTP\/1.1 (\d{3}) /g)].map(([, status]) => status);
    expect(statuses).toEqual(['200', '201', '201', '200']);
    expect((await books.counts())['creditNotes']).toBe(Number(before['creditNotes']) + 2);
  });

  it('are answered as what they are when nonsense follows: a refusal does not take their place', async () => {
    const post = request([`Content-Length: ${String(body.length)}`], body).toString('latin1');
    const answer = await sendBytes(app.url, Buffer.from(`${post}nonsense\r\n\r\n`));
    expect(answer.status).toBe(201);
    expect(JSON.parse(answer.text)).toMatchObject({ clientName: 'Acme Ltd' });
  });
});

describe('a method or protocol of another world', () => {
  nothingIsWritten(() => books);

  it.each(['TRACE', 'PROPFIND', 'LINK', 'OPTIONS', 'PURGE'])('%s does nothing', async (method) => {
    const headers = { authorization: `Bearer ${books.liveKey}`, 'x-secret': 'echo' };
    const answer = await sendRaw(app.url, { method, target: '/api/v1/credit-notes', headers });
    expect(expectProblem(answer).status).toBeLessThan(500);
    expect(answer.text).not.toContain('echo');
  });

  it.each([
    'CONNECT 127.0.0.1:5432 HTTP/1.1\r\nHost: localhost\r\n\r\n',
    'GET / HTTP/2.0\r\nHost: localhost\r\n\r\n',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
  ])('%j opens nothing', async (bytes) => {
    const connection = await openRaw(app.url);
    connection.write(Buffer.from(bytes, 'latin1'));
    await connection.closed();
    expect(connection.received()).not.toMatch(/^HTTP\/1.1 [1235]/);
  });
});
