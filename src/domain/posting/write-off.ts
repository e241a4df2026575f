import { journalEntry, type JournalEntry } from '../journal/entry';
import type { Decimal } from '../money/decimal';
import type { PlainDate } from '../periods/plain-date';
import { requireRole, type RoleAccounts } from './roles';

export interface PostableWriteOff {
  readonly id: string;
  readonly date: PlainDate;
  readonly invoiceId: string;
  readonly invoiceNumber: string | null;
  /** Positive, in the invoice's currency. */
  readonly amount: Decimal;
  /** What of the item's base amount goes with it: a bad debt is lost at what it stood at. */
  readonly baseAmount: Decimal;
  readonly currency: string;
  readonly baseCurrency: string;
  /** The invoice's. */
  readonly exchangeRate: Decimal;
  readonly customerId: string | null;
  readonly clientName: string;
  readonly reason: string | null;
}

/**
 * What writing a bad debt off posts, dated the write-off:
 *
 *     Dr  Bad debts            what is given up
 *         Cr  Debtors                  the same, on the invoice's item
 *
 * It moves no tax: relief for bad debts is claimed in the return, by a manual journal.
 * @throws DomainError `role_unassigned`
 */
export function postWriteOff(writeOff: PostableWriteOff, accounts: RoleAccounts): JournalEntry {
  const { amount, baseAmount, customerId, invoiceId } = writeOff;
  return journalEntry(
    {
      date: writeOff.date,
      sourceType: 'write_off',
      sourceId: writeOff.id,
      documentNumber: writeOff.invoiceNumber,
      memo: writeOff.reason,
      currency: writeOff.currency,
      baseCurrency: writeOff.baseCurrency,
      exchangeRate: writeOff.exchangeRate,
      reversesEntryId: null,
      counterpartyName: writeOff.clientName,
    },
    [
      { accountId: requireRole(accounts, 'bad_debts'), debit: amount, baseDebit: baseAmount },
      {
        accountId: requireRole(accounts, 'debtors'),
        credit: amount,
        baseCredit: baseAmount,
        customerId,
        openItemId: invoiceId,
      },
    ],
  );
}
