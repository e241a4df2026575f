import fc from 'fast-check';
import type { EntryHeader, EntryLine, EntryLineInput } from '../journal/entry';
import { Decimal, sum, ZERO } from '../money/decimal';
import { amounts } from './arbitraries';

/** A header of a manual entry in base currency, with what a test wants otherwise. */
export const header = (changes: Partial<EntryHeader> = {}): EntryHeader => ({
  date: '2026-04-25',
  sourceType: 'manual',
  sourceId: null,
  documentNumber: null,
  memo: null,
  currency: 'GBP',
  baseCurrency: 'GBP',
  exchangeRate: new Decimal(1),
  reversesEntryId: null,
  counterpartyName: null,
  ...changes,
});

export const debit = (accountId: string, amount: string): EntryLineInput => ({
  accountId,
  debit: new Decimal(amount),
});

export const credit = (accountId: string, amount: string): EntryLineInput => ({
  accountId,
  credit: new Decimal(amount),
});

/** Lines on either side of a few accounts, not balanced. */
export const looseLines = (currency: string): fc.Arbitrary<EntryLineInput[]> => {
  const line = fc
    .tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean(), amounts(currency))
    .map(([accountId, left, amount]) =>
      left ? { accountId, debit: amount } : { accountId, credit: amount },
    );
  return fc.array(line, { minLength: 1, maxLength: 12 });
};

/** What the debits of lines exceed their credits by. */
export const excess = (lines: readonly EntryLineInput[]): Decimal =>
  sum(lines.map((line) => (line.debit ?? ZERO).minus(line.credit ?? ZERO)));

/** The lines with one more, on account z, that makes them balance. */
export const balance = (lines: readonly EntryLineInput[]): EntryLineInput[] => {
  const short = excess(lines);
  return [
    ...lines,
    short.isNegative() ? { accountId: 'z', debit: short.abs() } : { accountId: 'z', credit: short },
  ];
};

/** The balance of each account in both currencies, as 'document/base', debit positive. */
export const balances = (lines: readonly EntryLine[]): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const accountId of new Set(lines.map((line) => line.accountId))) {
    const own = lines.filter((line) => line.accountId === accountId);
    const base = sum(own.map((line) => line.baseDebit.minus(line.baseCredit)));
    found[accountId] = `${excess(own).toFixed()}/${base.toFixed()}`;
  }
  return found;
};

/** A line in short: 'Dr sales S20 100.00', with its amount in base when that differs. */
export const inShort = (line: EntryLine): string => {
  const left = line.credit.isZero() && line.baseCredit.isZero();
  const amount = left ? line.debit : line.credit;
  const base = left ? line.baseDebit : line.baseCredit;
  const code = line.vatCode === null ? '' : ` ${line.vatCode}`;
  const inBase = amount.equals(base) ? '' : ` (${base.toFixed()})`;
  return `${left ? 'Dr' : 'Cr'} ${line.accountId}${code} ${amount.toFixed()}${inBase}`;
};
