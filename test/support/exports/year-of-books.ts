import type { TestApp } from '../app';
import { created, type Books } from '../books';
import { customer, due, paid } from '../receivables';
import { issued } from '../invoices';

/** Accounts of a chart by what the fixture does with them. */
export interface ChartCodes {
  readonly bank: string;
  readonly otherBank: string;
  readonly expense: string;
  /** Three accounts of revenue. */
  readonly revenue: readonly [string, string, string];
  readonly rates: readonly [number, number];
}

/** Text that would break a row, a field or a character set. */
export const HOSTILE = 'Müller; "Søn"\t& Łódź € 😀 | <x>';

/**
 * A year of business in euros: invoices at two rates and on three accounts, credits of them, a void, payments and
 * allocations, a refund, dollars at three rates, transfers of many lines, and what came the year before.
 */
export async function keepYear(app: TestApp, books: Books, codes: ChartCodes): Promise<void> {
  const accounts = await accountIds(books);
  const [first, second] = codes.rates;
  const revenue = codes.revenue.map((code) => accounts.get(code));
  const item = (unitPrice: string, taxRate: number, accountId?: string) => ({
    description: HOSTILE.replace('\t', ' '),
    quantity: 1,
    unitPrice,
    taxRate,
    accountId,
  });
  app.clock.travelTo('2025-12-01T12:00:00Z');
  await issued(books, { issueDate: '2025-11-30', items: [item('50.00', first)] });

  app.clock.travelTo('2026-06-30T12:00:00Z');
  const known = await customer(books, { name: 'Adler GmbH', reference: '10001' });
  const named = await customer(books, { name: HOSTILE.replace('\t', ' ') });
  const at = (issueDate: string, changes: object) => ({ clientName: undefined, issueDate, ...changes });
  const invoice = await issued(
    books,
    at('2026-02-01', { customerId: known, items: [item('119.99', first), item('33.33', second)] }),
  );
  // Of one rate on three accounts: at 19 %, VAT taken account by account would come to another cent.
  await issued(
    books,
    at('2026-02-02', { customerId: known, items: revenue.map((account) => item('0.07', first, account)) }),
  );
  await books.credited({
    clientName: undefined,
    invoiceId: invoice.id,
    issueDate: '2026-03-01',
    items: undefined,
    amount: '20.00',
  });
  await paid(books, {
    clientName: undefined,
    customerId: known,
    date: '2026-03-15',
    amount: await due(books, invoice.id as string),
    allocations: [{ invoiceId: invoice.id }],
  });
  const wrong = await issued(books, at('2026-03-20', { customerId: named, items: [item('70.00', first)] }));
  await act(books, `/invoices/${wrong.id as string}/void`, {
    reason: 'Wrong customer',
    reversalDate: '2026-03-21',
  });
  for (const [exchangeRate, date] of [
    ['0.913579', '2026-04-01'],
    ['1.1777', '2026-04-02'],
    ['0.9', '2026-04-03'],
  ])
    await issued(
      books,
      at(date ?? '', {
        customerId: named,
        currency: 'USD',
        exchangeRate,
        items: [item('99.99', first), item('0.07', second)],
      }),
    );
  const line = (
    accountCode: string,
    side: 'debit' | 'credit',
    amount: string,
    description = HOSTILE.replace('\t', ' '),
  ) => ({
    accountCode,
    [side]: amount,
    description,
  });
  await created(books.live, '/journal/entries', {
    date: '2026-05-05',
    memo: HOSTILE.replace('\t', ' '),
    lines: [
      line(codes.bank, 'debit', '70.01'),
      line(codes.expense, 'debit', '30.02'),
      line(codes.otherBank, 'credit', '60.00'),
      line(codes.revenue[0], 'credit', '40.03'),
    ],
  });
  const transfer = await created(books.live, '/journal/entries', {
    date: '2026-05-06',
    lines: [line(codes.bank, 'debit', '11111.11'), line(codes.otherBank, 'credit', '11111.11')],
  });
  await act(books, `/journal/entries/${transfer.id as string}/reverse`, { reversalDate: '2026-05-07' });
}

async function act(books: Books, path: string, request: object): Promise<void> {
  const { status, text } = await books.live.post(path, request);
  if (status >= 300) throw new Error(`POST ${path} answered ${status}: ${text}`);
}

async function accountIds(books: Books): Promise<Map<string, string>> {
  const { body } = await books.live.get('/accounts?limit=200');
  return new Map((body.data as { id: string; code: string }[]).map(({ id, code }) => [code, id]));
}

/** Movements by account within days, without the entries of these kinds: debit positive, in base currency. */
export async function movements(
  books: Books,
  from: string,
  to: string,
  without: readonly string[] = [],
): Promise<Record<string, string>> {
  const { text } = await books.live.get(`/journal/export?format=jsonl&from=${from}&to=${to}`);
  return sums(
    text
      .split('\n')
      .filter((row) => row !== '')
      .map((row) => JSON.parse(row) as Record<string, string>)
      .filter((row) => !without.includes(row.document_type ?? ''))
      .map((row) => [row.account_code ?? '', cents(row.base_debit) - cents(row.base_credit)] as const),
  );
}

/** Exact cents of an amount with at most two decimals, with a point or a comma. */
export function cents(amount = '0'): number {
  const [whole = '', decimals = ''] = amount.replace('-', '').replace(',', '.').split('.');
  if (decimals.length > 2 || !/^\d+$/.test(whole + decimals))
    throw new Error(`${amount} is no amount in cents`);
  return (amount.startsWith('-') ? -1 : 1) * Number(whole + decimals.padEnd(2, '0'));
}

/** By account, those at zero left out. */
export function sums(parts: readonly (readonly [string, number])[]): Record<string, string> {
  const totals = new Map<string, number>();
  for (const [account, part] of parts) totals.set(account, (totals.get(account) ?? 0) + part);
  return Object.fromEntries(
    [...totals]
      .filter(([, total]) => total !== 0)
      .map(([account, total]) => [account, (total / 100).toFixed(2)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
