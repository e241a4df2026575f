import { journalEntry, type EntryLineInput, type JournalEntry } from '../journal/entry';
import type { Decimal } from '../money/decimal';
import type { PlainDate } from '../periods/plain-date';
import { requireRole, type RoleAccounts } from './roles';

export interface ExchangeDifference {
  /** In base currency: positive a loss, negative a gain. */
  readonly difference: Decimal;
  /** Whether it is a mere rounding between items of one rate. */
  readonly rounding: boolean;
}

/**
 * The line, in base currency only, that takes a difference between two base amounts of one amount: a loss on the debit side, a gain on the
 * credit side; what only rounding left goes to Exchange rounding.
 * @throws DomainError `role_unassigned`
 */
export function differenceLine(
  { difference, rounding }: ExchangeDifference,
  accounts: RoleAccounts,
): EntryLineInput {
  const loss = difference.greaterThan(0);
  const role = rounding ? 'exchange_rounding' : loss ? 'realised_loss' : 'realised_gain';
  return {
    accountId: requireRole(accounts, role),
    ...(loss ? { baseDebit: difference } : { baseCredit: difference.negated() }),
    description: rounding ? 'Exchange rounding' : 'Realised exchange difference',
  };
}

export interface AllocationDifference extends ExchangeDifference {
  readonly allocationId: string;
  readonly date: PlainDate;
  readonly currency: string;
  readonly baseCurrency: string;
  /** Of the debt that is settled. */
  readonly exchangeRate: Decimal;
  readonly debitItemId: string;
  readonly documentNumber: string | null;
  readonly customerId: string | null;
}

/**
 * What settling a debt with a credit of another exchange rate posts, dated the allocation, in base currency only:
 *
 *     Dr  Realised loss        Cr  Debtors            when the debt stood at more than the credit that settles it
 *     Dr  Debtors              Cr  Realised gain      when it stood at less
 *
 * The debtors line is on the item of the debt. Null without a difference.
 * @throws DomainError `role_unassigned`
 */
export function postExchangeDifference(
  settled: AllocationDifference,
  accounts: RoleAccounts,
): JournalEntry | null {
  const { difference, customerId, debitItemId } = settled;
  if (difference.isZero()) return null;
  const side = difference.greaterThan(0) ? { baseCredit: difference } : { baseDebit: difference.negated() };
  const debtors = {
    accountId: requireRole(accounts, 'debtors'),
    ...side,
    customerId,
    openItemId: debitItemId,
  };
  const result = differenceLine(settled, accounts);
  return journalEntry(
    {
      date: settled.date,
      sourceType: 'allocation',
      sourceId: settled.allocationId,
      documentNumber: settled.documentNumber,
      memo: null,
      currency: settled.currency,
      baseCurrency: settled.baseCurrency,
      exchangeRate: settled.exchangeRate,
      reversesEntryId: null,
      counterpartyName: null,
    },
    difference.greaterThan(0) ? [result, debtors] : [debtors, result],
  );
}
