import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type OpenItem, type Page, type Period, type Problem, type TrialBalance } from './answers';
import { type Send, expectStatus } from './api';
import { pence, sumPence } from './pence';

/** Locks the one period that the days span. */
export async function lockPeriod(send: Send, from: string, to: string): Promise<void> {
  const periods = expectStatus<Page<Period>>(
    await send('GET', `/api/v1/periods?from=${from}&to=${to}`),
    200,
    'Listing the periods',
  );
  const [period, ...others] = periods.data;
  if (period === undefined || others.length > 0) {
    throw new Error(`Expected one period from ${from} to ${to}, the service has ${periods.data.length}`);
  }
  const locked = expectStatus<Period>(
    await send('POST', `/api/v1/periods/${period.id}/lock`, { reason: 'December is filed' }),
    200,
    'Locking the period',
  );
  if (locked.status !== 'locked') throw new Error(`${locked.id} was locked and is ${locked.status}`);
}

/** Tries to post into a locked day; gives the service's refusal, and fails where it does not refuse. */
export async function tryToPost(send: Send, issueDate: string): Promise<Problem> {
  const answer = await send('POST', '/api/v1/credit-notes', {
    clientName: 'Latecomer',
    issueDate,
    items: [{ description: 'Forgotten return', quantity: '1', unitPrice: '10.00', taxRate: '17.5' }],
  });
  return expectStatus<Problem>(answer, 403, `Posting on the locked ${issueDate}`);
}

export async function trialBalance(send: Send, asOf: string): Promise<TrialBalance> {
  return expectStatus(
    await send('GET', `/api/v1/reports/trial-balance?asOf=${asOf}`),
    200,
    'The trial balance',
  );
}

export interface Export {
  readonly rows: number;
  readonly debit: bigint;
  readonly credit: bigint;
  /** What the debtors accounts hold of each customer, by the service's id; of unnamed ones under ''. */
  readonly debtors: ReadonlyMap<string, bigint>;
}

/** Writes the journal to a file, byte for byte as it came, and adds up what it holds. */
export async function exportJournal(send: Send, file: string): Promise<Export> {
  const csv = expectStatus<string>(
    await send('GET', '/api/v1/journal/export?format=csv'),
    200,
    'The journal export',
  );
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, csv);
  const rows = parse<Record<string, string>>(csv, {
    bom: true,
    columns: (names: string[]) => names.map(plainName),
  });
  const column = (name: string): bigint => sumPence(rows.map((row) => row[name] ?? `(no column ${name})`));
  return { rows: rows.length, debit: column('debit'), credit: column('credit'), debtors: debtorsOf(rows) };
}

/** A line on a debtors account, and no other, names an open item. */
function debtorsOf(rows: readonly Record<string, string>[]): Map<string, bigint> {
  const debtors = new Map<string, bigint>();
  for (const { openitemid, customerid = '', debit = '', credit = '' } of rows) {
    if (openitemid === undefined || openitemid === '') continue;
    debtors.set(customerid, (debtors.get(customerid) ?? 0n) + pence(debit) - pence(credit));
  }
  return debtors;
}

/** All items of the debtors ledger that are not settled. */
export async function openItems(send: Send): Promise<OpenItem[]> {
  const items: OpenItem[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page<OpenItem> = expectStatus(
      await send('GET', `/api/v1/open-items?limit=200${from}`),
      200,
      'Listing the open items',
    );
    items.push(...page.data);
    cursor = page.pagination.nextCursor;
  }
  return items;
}

/** `Entry number`, `entryNumber` and `entry_number` are one column. */
const plainName = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, '');
