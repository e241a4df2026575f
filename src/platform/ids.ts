import { uuidV7InBase32 } from './uuid-v7';

/** Prefixes by kind; see docs: an id sorts by the time at which it was made (UUID v7 inside). */
export type IdPrefix =
  | 'org'
  | 'key'
  | 'acc'
  | 'cus'
  | 'prod'
  | 'price'
  | 'txr'
  | 'inv'
  | 'il'
  | 'cn'
  | 'cni'
  | 'pay'
  | 'alc'
  | 'ref'
  | 'wo'
  | 'je'
  | 'att'
  | 'oi'
  | 'evt'
  | 'plc'
  | 'lex'
  | 'exp'
  | 'yc'
  | 'we'
  | 'whd'
  | 'dlv'
  | 'job'
  | 'req';

const SUFFIX = '[0-7][0-9a-hjkmnp-tv-z]{25}';
const WHOLE_SUFFIX = new RegExp(`^${SUFFIX}$`);
const TEST_INFIX = '_test_';

export function newId(prefix: IdPrefix): string {
  return `${prefix}_${uuidV7InBase32()}`;
}

/** The id of something that a test key "made": well formed, recognisable, and never stored. */
function newStubId(prefix: IdPrefix): string {
  return newId(prefix).replace('_', TEST_INFIX);
}

/** The id of what a request makes: a stub's where nothing is stored. */
export function makeId(prefix: IdPrefix, { dry }: { readonly dry: boolean }): string {
  return dry ? newStubId(prefix) : newId(prefix);
}

export function isId(prefix: IdPrefix, value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.startsWith(`${prefix}_`) &&
    WHOLE_SUFFIX.test(value.slice(prefix.length + 1))
  );
}

export function isStubId(prefix: IdPrefix, value: string): boolean {
  return new RegExp(`^${prefix}${TEST_INFIX}${SUFFIX}$`).test(value);
}
