import { journalEntry, type EntryLineInput, type JournalEntry } from '../journal/entry';
import { sum, type Decimal } from '../money/decimal';
import { toBase } from '../money/exchange';
import type { PlainDate } from '../periods/plain-date';
import { differenceLine } from './exchange-difference';
import { requireRole, type RoleAccounts } from './roles';

/** A credit item, or a part of it, that is paid back. Positive amounts. */
export interface RefundedItem {
  readonly openItemId: string;
  readonly customerId: string | null;
  readonly amount: Decimal;
  /** What of the item's base amount goes with it: see baseShare. */
  readonly baseAmount: Decimal;
  /** The item's own. */
  readonly exchangeRate: Decimal;
}

export interface PostableRefund {
  readonly id: string;
  readonly date: PlainDate;
  readonly currency: string;
  readonly baseCurrency: string;
  /** Of the day on which the money goes. */
  readonly exchangeRate: Decimal;
  readonly items: readonly RefundedItem[];
  readonly bankAccountId: string;
  readonly documentNumber: string | null;
  readonly memo: string | null;
  readonly clientName: string | null;
}

/**
 * What paying credit back posts, dated the day on which the money goes:
 *
 *     Dr  Debtors              each part, on its own item
 *         Cr  Bank                     the sum
 *
 * Where the day's exchange rate is another than the credit's, the bank pays more or less in base than the credit stood at:
 * the difference is realised in the same entry, on a line in base currency only.
 * @throws DomainError `role_unassigned`
 */
export function postRefund(refund: PostableRefund, accounts: RoleAccounts): JournalEntry {
  const { items, exchangeRate, baseCurrency, currency } = refund;
  const debtors = requireRole(accounts, 'debtors');
  const amount = sum(items.map((item) => item.amount));
  const paidInBase = currency === baseCurrency ? amount : toBase(amount, exchangeRate, baseCurrency);
  const difference = paidInBase.minus(sum(items.map((item) => item.baseAmount)));
  const lines: EntryLineInput[] = items.map((item) => ({
    accountId: debtors,
    debit: item.amount,
    baseDebit: item.baseAmount,
    customerId: item.customerId,
    openItemId: item.openItemId,
  }));
  lines.push({ accountId: refund.bankAccountId, credit: amount, baseCredit: paidInBase });
  if (!difference.isZero()) {
    const rounding = items.every((item) => item.exchangeRate.equals(exchangeRate));
    lines.push(differenceLine({ difference, rounding }, accounts));
  }
  return journalEntry(
    {
      date: refund.date,
      sourceType: 'refund',
      sourceId: refund.id,
      documentNumber: refund.documentNumber,
      memo: refund.memo,
      currency,
      baseCurrency,
      exchangeRate,
      reversesEntryId: null,
      counterpartyName: refund.clientName,
    },
    lines,
  );
}
