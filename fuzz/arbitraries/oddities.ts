import * as fc from 'fast-check';

/** What is strange about a request beside its path, query and body. */
export interface Oddities {
  /** Sent with it, whatever they do. */
  readonly headers: readonly (readonly [string, string])[];
  /** In place of application/json. */
  readonly contentType: string | null;
  /** New: a key of its own. Again: one that was used before. Or as it stands here. */
  readonly idempotency: 'none' | 'new' | 'again' | { readonly key: string };
  readonly requestId: string | null;
}

const CONTENT_TYPES = [
  '',
  'text/plain',
  'application/JSON',
  'application/json; charset=utf-16',
  'application/json;charset=latin1',
  'application/json; charset="',
  'application/vnd.api+json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json, text/plain',
  'a'.repeat(300),
  ';',
];

const HEADERS: readonly (readonly [string, string])[] = [
  ['If-Match', '"x"'],
  ['If-None-Match', '*'],
  ['If-Modified-Since', 'yesterday'],
  ['Range', 'bytes=0-0,-1'],
  ['Accept', 'text/xml'],
  ['Accept', 'application/pdf;q=x'],
  ['Accept-Encoding', 'gzip, br;q=2, *'],
  ['Accept-Language', 'xx-XX;q=NaN'],
  ['Accept-Charset', 'utf-7'],
  ['Content-Encoding', 'gzip'],
  ['Content-MD5', 'x'],
  ['Expect', '100-continue'],
  ['Expect', 'x'],
  ['Upgrade', 'h2c'],
  ['Connection', 'Upgrade, HTTP2-Settings'],
  ['Cookie', `a=${'b'.repeat(3000)}`],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['X-Original-URL', '/api/v1/api-keys'],
  ['Forwarded', 'for="[::1]"'],
  ['Contra-Organisation', 'org_01kq2ct8g0f4k8z3m9w5r7x2st'],
  ['Contra-Organisation', "' OR 1=1 --"],
  ['Contra-Organisation', ''],
  ['Authorization', 'Bearer x'],
  ['Origin', 'null'],
  ['Access-Control-Request-Method', 'PUT'],
  ['__proto__', 'x'],
  ['constructor', 'x'],
  ['X-Latin', 'caf\u00e9'],
  ['Date', 'x'],
];

const rarely = <T>(common: T, weight: number, rare: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 100 - weight, arbitrary: fc.constant(common) }, { weight, arbitrary: rare });

export const odd: fc.Arbitrary<Oddities> = fc.record({
  headers: rarely<readonly (readonly [string, string])[]>(
    [],
    8,
    fc.array(fc.constantFrom(...HEADERS), { minLength: 1, maxLength: 2 }),
  ),
  contentType: rarely<string | null>(null, 3, fc.constantFrom(...CONTENT_TYPES)),
  idempotency: fc.oneof(
    { weight: 12, arbitrary: fc.constant('none' as const) },
    { weight: 5, arbitrary: fc.constant('new' as const) },
    { weight: 2, arbitrary: fc.constant('again' as const) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('', ' ', 'a b', 'k'.repeat(256), '\u00e9', '{}', "'--")
        .map((key) => ({ key })),
    },
  ),
  requestId: rarely<string | null>(null, 3, fc.constantFrom('', 'a b', '<b>', 'x'.repeat(129), '{"a":1}')),
});
