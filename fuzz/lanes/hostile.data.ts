import { randomBytes } from 'node:crypto';
import type { Sending } from '../wire/exchange';

/** Bytes that no client library sends, and what may come back: a status, or 0 for a connection that is closed without. */
export interface Hostile extends Sending {
  readonly name: string;
  readonly expect: readonly number[];
}

const PATH = '/api/v1/customers';

/** The head of a request by a key that may do everything, without what the case itself has to say. */
function head(key: string, start: string, ...lines: readonly string[]): string {
  return [start, 'Host: x', `Authorization: Bearer ${key}`, ...lines, '', ''].join('\r\n');
}

export function hostileRequests(key: string): Hostile[] {
  const json = 'Content-Type: application/json';
  const post = (...lines: readonly string[]): string => head(key, `POST ${PATH} HTTP/1.1`, json, ...lines);
  const get = (target: string, ...lines: readonly string[]): string =>
    head(key, `GET ${target} HTTP/1.1`, ...lines);
  const one = (name: string, bytes: string | Buffer, ...expect: readonly number[]): Hostile => ({
    ...{ name, parts: [bytes], expect },
  });
  const chunked = (name: string, body: string, ...expect: readonly number[]): Hostile =>
    one(`chunks: ${name}`, post('Transfer-Encoding: chunked') + body, ...expect);
  const method = (name: string, ...expect: readonly number[]): Hostile =>
    one(`method ${name}`, head(key, `${name} ${PATH} HTTP/1.1`), ...expect);
  const body = `{"name":"Chunked Ltd"}`;
  const hex = body.length.toString(16);
  const big = `{"name":"${'x'.repeat(1_100_000)}"}`;
  return [
    one('a body over the limit, announced', post('Content-Length: 40000000') + '{"name":"', 413),
    one('a body over the limit, sent', post(`Content-Length: ${big.length}`) + big, 413, 0),
    one(
      'a batch over its limit',
      head(key, 'POST /api/v1/customers/import HTTP/1.1', json, 'Content-Length: 99999999'),
      413,
    ),
    { ...one('half a body, then gone', post('Content-Length: 100') + '{"name":', 0), cutAfterMs: 20 },
    { ...one('half a head, then gone', 'POST /api/v1/customers HT', 0), cutAfterMs: 10 },
    { ...one('nothing, then gone', '', 0), cutAfterMs: 5 },
    {
      ...one('gone before the answer', post(`Content-Length: ${body.length}`) + body, 0, 201),
      cutAfterMs: 0,
    },
    {
      ...one('an answer that is not read', get('/api/openapi.json').repeat(5), 0),
      deaf: true,
      cutAfterMs: 100,
    },
    {
      name: 'a slow body',
      parts: [post(`Content-Length: ${body.length}`), ...body],
      pauseMs: 10,
      expect: [201],
    },
    { name: 'a slow head', parts: [...get('/health/live')], pauseMs: 2, expect: [200] },
    one('a length too short', post('Content-Length: 5') + body, 400),
    one('a length below zero', post('Content-Length: -1') + body, 400),
    one('a length that is no number', post('Content-Length: 1e3') + body, 400),
    one('two lengths', post('Content-Length: 5', `Content-Length: ${body.length}`) + body, 400),
    one('a length and chunks', post('Content-Length: 5', 'Transfer-Encoding: chunked') + '0\r\n\r\n', 400),
    one('chunks of an unknown coding', post('Transfer-Encoding: x, chunked') + '0\r\n\r\n', 400, 501),
    one('chunks before another coding', post('Transfer-Encoding: chunked, x') + '0\r\n\r\n', 400, 501),
    chunked('right', `${hex}\r\n${body}\r\n0\r\n\r\n`, 201),
    chunked('one byte each', [...body].map((each) => `1\r\n${each}\r\n`).join('') + '0\r\n\r\n', 201),
    chunked('with a trailer', `${hex}\r\n${body}\r\n0\r\nX-Trailer: 1\r\n\r\n`, 201),
    chunked('without a size', 'zz\r\nhello\r\n', 400),
    chunked('of a size without end', `${'f'.repeat(40)}\r\n`, 400, 413),
    chunked('with a long extension', `${hex};${'x'.repeat(20_000)}\r\n${body}\r\n0\r\n\r\n`, 400, 413),
    { ...chunked('shorter than they say', `ff\r\n${body}\r\n0\r\n\r\n`, 0), cutAfterMs: 200 },
    chunked('that end in bare line feeds', `${hex}\n${body}\n0\n\n`, 400),
    one('many headers', get('/health/live', ...Array.from({ length: 900 }, (_, n) => `X-${n}: 1`)), 200),
    one('a flood of headers', get(PATH, ...Array.from({ length: 5000 }, (_, n) => `X-${n}: 1`)), 431),
    one('a header that is too long', get(PATH, `X-Long: ${'x'.repeat(20_000)}`), 431),
    one('a header without a colon', get(PATH, 'no colon here'), 400),
    one('a blank before the colon', get(PATH, 'X-Blank : 1'), 400),
    one('a folded header', get(PATH, 'X-Folded: 1\r\n 2'), 400, 200),
    one('NUL in a header', get(PATH, 'X-Nul: a\u0000b'), 400),
    one('bytes above ASCII in a header', get(PATH, 'X-Request-Id: \u00ff\u00fe'), 200),
    one('bare line feeds', get(PATH).replaceAll('\r\n', '\n'), 400, 200),
    one('no host', `GET /health/live HTTP/1.1\r\n\r\n`, 400),
    one('two hosts', `GET /health/live HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n`, 400, 200),
    one('an address that is too long', get(`/api/v1/${'x'.repeat(20_000)}`), 414, 431),
    one('a long address', get(`/api/v1/customers/${'x'.repeat(8000)}`), 404),
    one('a long query', get(`${PATH}?q=${'x'.repeat(8000)}`), 400),
    one('a thousand parameters', get(`${PATH}?${'limit=1&'.repeat(1000)}`), 400, 200),
    one('an address with a host', get('http://evil.invalid/health/live'), 400, 404, 200),
    one('two slashes', get('//evil.invalid/health/live'), 400, 404),
    one('dots', get('/api/v1/../../etc/passwd'), 404, 400),
    one('escaped dots', get('/api/v1/%2e%2e/%2e%2e/etc/passwd'), 404, 400),
    one('an escape that is none', get('/api/v1/customers/%zz'), 400, 404),
    one('an asterisk', head(key, 'OPTIONS * HTTP/1.1'), 400, 404, 200, 204),
    one('HTTP/1.0', head(key, `GET /health/live HTTP/1.0`), 200),
    one('HTTP/0.9', 'GET /health/live\r\n\r\n', 400, 200),
    one('HTTP/9.9', head(key, 'GET /health/live HTTP/9.9'), 400),
    one('HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400),
    one('TLS', Buffer.from('16030100a5010000a10303', 'hex'), 400, 0),
    one('WebSocket', get(PATH, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: x'), 200),
    ...['FOO', 'get', 'G\u0000T', 'POST\t', ''].map((each) => method(each, 400)),
    ...['TRACE', 'PROPFIND', 'MKCOL', 'PURGE', 'OPTIONS', 'PUT'].map((each) => method(each, 404, 405)),
    method('HEAD', 200, 404, 405),
    method('CONNECT', 0, 400, 404, 405),
    one('random bytes', randomBytes(2000), 400, 0),
    one(
      'a head, and random bytes for chunks',
      Buffer.concat([Buffer.from(post('Transfer-Encoding: chunked')), randomBytes(500)]),
      400,
      413,
    ),
    one('fifty requests at once', get('/health/live').repeat(50), ...Array.from({ length: 50 }, () => 200)),
    one(
      'a request, garbage and a request',
      get('/health/live') + 'garbage\r\n\r\n' + get('/health/live'),
      200,
      400,
    ),
  ];
}

/** All of the answers are expected, not any one: the whole of what was sent at once is answered, and in order. */
export const isWhole = ({ name }: Hostile): boolean => /at once/.test(name);
