import * as fc from 'fast-check';
import { Ref } from './raw';

/** What the fields of the API are called, and of which kind the id is that stands in them. */
const IDS: Readonly<Record<string, readonly string[]>> = {
  customerId: ['cus'],
  accountId: ['acc'],
  bankAccountId: ['acc'],
  outOfBandAccountId: ['acc'],
  invoiceId: ['inv'],
  invoiceLineId: ['il'],
  paymentId: ['pay'],
  productId: ['prod'],
  priceId: ['price'],
  keyId: ['key'],
  entryIds: ['je'],
  exceptionId: ['lex'],
  openItemId: ['inv', 'cn', 'pay', 'oi'],
  sourceId: ['cn', 'inv', 'pay', 'je'],
  objectId: ['cn', 'inv', 'je', 'cus'],
  organisations: ['org'],
};

const day = (offset: number): string => new Date(Date.now() - offset * 86_400_000).toISOString().slice(0, 10);

const amounts = fc.oneof(
  fc.integer({ min: 1, max: 500 }),
  fc.integer({ min: 1, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
  fc.constantFrom('0.01', '0', '10.0000', '999999999999999', '0.0001', 12.5),
);

/** Sensible values, by the name of the field: with them a request gets past the first rules. */
const VALUES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  currency: fc.constantFrom('GBP', 'GBP', 'GBP', 'EUR', 'USD', 'JPY', 'KWD', 'XXX'),
  baseCurrency: fc.constantFrom('GBP', 'EUR', 'JPY', 'KWD'),
  country: fc.constantFrom('GB', 'DE', 'FR', 'NO', 'US', 'ZZ'),
  taxRate: fc.constantFrom('20', 20, 0, '5', '19.5', 100, '101'),
  rate: fc.constantFrom('20', 0, '5', '1.1', '0.000001'),
  taxCategory: fc.constantFrom('S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'XX'),
  category: fc.constantFrom('S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'XX'),
  vatCode: fc.constantFrom('S20', 'Z0', 'E0', 'K0', 'S17.5', 'S', 'Q1'),
  vatZone: fc.constantFrom('domestic', 'eu', 'export', 'none'),
  zone: fc.constantFrom('domestic', 'eu', 'export', '*'),
  taxCode: fc.constantFrom('standard', 'reduced', 'zero'),
  vatNumber: fc.constantFrom('GB980780684', 'DE136695976', 'FR40303265045', 'XX1', null),
  exchangeRate: fc.constantFrom('1', '1.1', 0.85, '0.000000000001', '999999999999999'),
  quantity: fc.constantFrom(1, '1', 2, '0.5', '0.000001', '1000000', 0),
  timeZone: fc.constantFrom('Europe/London', 'UTC', 'Pacific/Kiritimati', 'Mars/Base', 'GMT+25'),
  locale: fc.constantFrom('en-GB', 'de-DE', 'xx', 'en-u-nu-arab'),
  accountCode: fc.constantFrom('1200', '4000', '1100', '2200', '9999'),
  code: fc.constantFrom('1200', '4001', '7902', 'X1', '99999999'),
  scopes: fc.constantFrom(['*'], ['*:read'], ['invoices:read', 'invoices:write'], ['nonsense'], ['*', '*']),
  ipRanges: fc.constantFrom([], ['127.0.0.1'], ['10.0.0.0/8', '::1/128'], ['1.2.3.4/33'], ['::/0'], ['x']),
  expiresAt: fc.constantFrom('2027-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z', '9999-12-31T23:59:59Z'),
  // Nothing but the machine itself is ever called: names below .invalid do not resolve, the rest is refused or loops back.
  url: fc.constantFrom(
    'https://127.0.0.1:9/hook',
    'https://hooks.invalid/x',
    'https://localhost:9/',
    'https://[::1]:9/',
    'https://169.254.169.254/',
    'https://user:secret@hooks.invalid/',
    'ftp://hooks.invalid/',
    'https://2130706433:9/',
  ),
  email: fc.constantFrom('ann@example.invalid', 'a@b', 'ö@example.invalid', '"x y"@example.invalid'),
  clientEmail: fc.constantFrom('ann@example.invalid', 'a@b'),
  to: fc.constantFrom(['ann@example.invalid'], ['a@b'], [], 'ann@example.invalid'),
  numberSeries: fc.constantFrom(
    { credit_note: 'CN-{YYYY}-{seq:4}' },
    { invoice: 'I{seq}' },
    { invoice: '{seq:99}' },
    { credit_note: '{seq}{seq}' },
    { x: '' },
  ),
  eventTypes: fc.constantFrom(['*'], ['credit_note.created'], ['invoice.*'], ['x'], ['']),
  content: fc.constantFrom('aGVsbG8=', 'JVBERi0xLjQK', '////', 'a', 'not base64!', ''),
  dimension: fc.constantFrom('project:A', 'project:', ':', 'project'),
  dimensions: fc.constantFrom({ project: 'A' }, { project: 'B', cost: '' }, {}),
  expand: fc.constantFrom('lines', 'entryHashes', 'items', 'x,y'),
  cursor: fc.constantFrom('eyJ4IjoxfQ', 'AAAA', 'null', 'e30', 'W10', 'eyJpZCI6bnVsbH0'),
  // No book is deep: what counts is that the page is refused or empty.
  page: fc.constantFrom(1, 1, 2, 1_000_000, 1_000_001, 0, -1, 1.5),
  limit: fc.constantFrom(1, 2, 20, 200, 201, 0, -1),
  toEntry: fc.constantFrom(1, 5, 1_000_000),
  version: fc.constantFrom(1, 2, 99),
  fileNo: fc.constantFrom('1', '2', '0', '-1', '1e3'),
};

const OBVIOUS_AMOUNT =
  /^(unitPrice|discount|debit|credit|gross|amount|.*Amount|minGross|maxGross|tax|taxable|net)$/;

/** Null where the name says nothing. */
export function byName(name: string): fc.Arbitrary<unknown> | null {
  const prefixes = IDS[name];
  if (prefixes) {
    const one = reference(...prefixes);
    return name.endsWith('s') ? fc.array(one, { minLength: 1, maxLength: 3 }) : one;
  }
  if (OBVIOUS_AMOUNT.test(name)) return amounts;
  return (Object.hasOwn(VALUES, name) && VALUES[name]) || null;
}

export const reference = (...prefixes: readonly string[]): fc.Arbitrary<Ref> =>
  fc.tuple(fc.constantFrom(...prefixes), fc.nat(10_000)).map(([prefix, pick]) => new Ref(prefix, pick));

/** Mostly of the months before today, in which documents may be dated. */
export const dates = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 300 }).map(day) },
  { weight: 1, arbitrary: fc.integer({ min: -400, max: 3000 }).map(day) },
);
