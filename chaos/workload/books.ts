import { send, type Answer } from '../http';
import type { Random } from '../random';
import { STAFF_KEY } from '../system/system';
import { nameOf } from './marks';

/** Something that a client was told is there. */
export interface Known {
  readonly id: string;
  readonly gross: number;
  readonly customer: string | null;
  readonly currency: string;
  /** Ids of its lines. */
  readonly lines: readonly string[];
}

/** What clients know of an organisation. Stale at any moment, as a caller's knowledge is. */
export interface Books {
  readonly index: number;
  readonly id: string;
  readonly liveKey: string;
  readonly testKey: string;
  /** Ids of accounts, by code. */
  readonly accounts: ReadonlyMap<string, string>;
  readonly customers: string[];
  readonly invoices: Known[];
  readonly drafts: Known[];
  readonly notes: Known[];
  /** Credit notes whose amount is to be paid back. */
  readonly refundable: Known[];
  /** Credit notes that were settled outside the system. */
  readonly settled: Known[];
  readonly payments: Known[];
  readonly refunds: Known[];
  readonly writeOffs: Known[];
  readonly openings: Known[];
  readonly entries: Known[];
  readonly draftEntries: Known[];
  /** Paths of allocations, to take them back. */
  readonly allocations: { readonly id: string }[];
  readonly products: { readonly id: string }[];
  readonly keys: { readonly id: string }[];
}

const lists = (): Omit<Books, 'index' | 'id' | 'liveKey' | 'testKey' | 'accounts' | 'customers'> => ({
  invoices: [],
  drafts: [],
  notes: [],
  refundable: [],
  settled: [],
  payments: [],
  refunds: [],
  writeOffs: [],
  openings: [],
  entries: [],
  draftEntries: [],
  allocations: [],
  products: [],
  keys: [],
});

const CUSTOMERS = 3;
const MONTHS = ['01', '02', '03', '04', '05', '06'];

/** A day of a past year: in the past whatever the clock says, in a month that may be locked. */
export const someDay = (random: Random): string =>
  `2025-${random.pick(MONTHS) ?? '01'}-${String(random.between(1, 28)).padStart(2, '0')}`;

/** Mostly behind every document, so that what follows one is not refused for its date. */
export const lateDay = (random: Random): string => (random.chance(0.85) ? '2025-06-29' : someDay(random));

export const someMonth = (random: Random): string => `2025-${random.pick(MONTHS) ?? '01'}`;

/** Opens the organisations with their keys and customers, while nothing is broken yet. */
export async function openBooks(url: string, count: number): Promise<Books[]> {
  const all: Books[] = [];
  for (let index = 0; index < count; index += 1) {
    const wanted = { name: nameOf(index, 'organisation'), country: 'GB', baseCurrency: 'GBP' };
    const { id } = await made(url, '/organisations', wanted, STAFF_KEY);
    const keyOf = async (mode: string): Promise<string> =>
      (await made(url, '/api-keys', { name: mode, mode, scopes: ['*'] }, STAFF_KEY, id))['key'] as string;
    const [liveKey, testKey] = [await keyOf('live'), await keyOf('test')];
    const customers: string[] = [];
    for (let n = 0; n < CUSTOMERS; n += 1)
      customers.push(
        (await made(url, '/customers', { name: nameOf(index, `customer ${n}`) }, liveKey))['id'] as string,
      );
    const accounts = await accountsOf(url, liveKey);
    all.push({ index, id: id as string, liveKey, testKey, accounts, customers, ...lists() });
  }
  return all;
}

async function accountsOf(url: string, key: string): Promise<Map<string, string>> {
  const { body } = await send({
    url: `${url}/api/v1/accounts?limit=200`,
    method: 'GET',
    headers: { authorization: `Bearer ${key}` },
  });
  const accounts = body['data'] as { id: string; code: string }[];
  return new Map(accounts.map(({ id, code }) => [code, id]));
}

export async function made(
  url: string,
  path: string,
  body: object,
  key: string,
  organisation?: unknown,
): Promise<Answer['body']> {
  const answer = await send({
    url: `${url}/api/v1${path}`,
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      ...(typeof organisation === 'string' ? { 'contra-organisation': organisation } : {}),
    },
    body,
  });
  if (answer.status !== 201)
    throw new Error(`POST ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
