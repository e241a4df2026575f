import { journalEntry, type EntryLineInput, type JournalEntry } from '../journal/entry';
import { Decimal, sum } from '../money/decimal';
import type { FiscalYear } from '../periods/fiscal-year';
import { requireRole, type RoleAccounts } from './roles';

/** What stands on an account of income or expense at the end of the year, in base currency: debit positive. */
export interface ResultBalance {
  readonly accountId: string;
  readonly balance: Decimal;
}

export interface YearEnd {
  readonly closingId: string;
  readonly year: FiscalYear;
  readonly baseCurrency: string;
  readonly balances: readonly ResultBalance[];
}

/**
 * What closing a year posts, on its last day and in base currency:
 *
 *     Dr  each account with a credit balance, for all of it
 *         Cr  each account with a debit balance, for all of it
 *         Cr  Retained earnings        the profit (a loss is a debit)
 *
 * A year that left nothing on any of them posts nothing: null. One that came out even posts no line to Retained earnings.
 * @throws DomainError `role_unassigned`
 */
export function postYearEnd(
  { closingId, year, baseCurrency, balances }: YearEnd,
  accounts: RoleAccounts,
): JournalEntry | null {
  const standing = balances.filter(({ balance }) => !balance.isZero());
  if (standing.length === 0) return null;
  const result = sum(standing.map(({ balance }) => balance));
  const equity = { accountId: requireRole(accounts, 'retained_earnings'), balance: result.negated() };
  return journalEntry(
    {
      date: year.end,
      sourceType: 'year_end',
      sourceId: closingId,
      documentNumber: null,
      memo: `Closing of the year ${year.year}`,
      currency: baseCurrency,
      baseCurrency,
      exchangeRate: new Decimal(1),
      reversesEntryId: null,
      counterpartyName: null,
    },
    [...standing, equity].map(emptied),
  );
}

const emptied = ({ accountId, balance }: ResultBalance): EntryLineInput =>
  balance.isNegative() ? { accountId, debit: balance.negated() } : { accountId, credit: balance };
