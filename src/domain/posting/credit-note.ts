import type { CreditNoteLine } from '../documents/credit-note';
import { isEmpty, journalEntry, type EntryLineInput, type JournalEntry } from '../journal/entry';
import { withBaseAmounts } from '../journal/foreign';
import type { Decimal } from '../money/decimal';
import type { PlainDate } from '../periods/plain-date';
import { revenueAndTax } from './priced-lines';
import { requireRole, type RoleAccounts } from './roles';

export { withDocumentNumber } from '../journal/entry';

/** What of a decided credit note its posting depends on. Amounts are positive, in `currency`, rounded. */
export interface PostableCreditNote {
  readonly id: string;
  /** '' while the number is not taken yet; see withDocumentNumber. */
  readonly number: string;
  readonly issueDate: PlainDate;
  readonly currency: string;
  readonly baseCurrency: string;
  readonly exchangeRate: Decimal;
  readonly customerId: string | null;
  readonly clientName: string;
  readonly memo?: string | null;
  readonly lines: readonly CreditNoteLine[];
  readonly gross: Decimal;
}

/**
 * What a credit note posts, dated its issue date:
 *
 *     Dr  Sales        net, per revenue account, VAT code and dimensions
 *     Dr  VAT Output   tax, per VAT code and dimensions
 *         Cr  Debtors          gross, one line, which opens the credit as an item of the customer
 *
 * See `revenueAndTax` for the accounts. A note that is all free of charge posts nothing and gets null. In a foreign currency
 * each line is converted, and what rounding leaves goes to Exchange rounding.
 *
 * A void posts the same lines with the sides swapped: see reverseEntry.
 * @throws DomainError `role_unassigned` when an account that is needed is missing from the chart.
 */
export function postCreditNote(note: PostableCreditNote, accounts: RoleAccounts): JournalEntry | null {
  const lines: EntryLineInput[] = revenueAndTax(note.lines, 'debit', accounts);
  if (isEmpty(lines)) return null;
  lines.push({
    accountId: requireRole(accounts, 'debtors'),
    credit: note.gross,
    customerId: note.customerId,
    openItemId: note.id,
  });
  return journalEntry(
    {
      date: note.issueDate,
      sourceType: 'credit_note',
      sourceId: note.id,
      documentNumber: note.number === '' ? null : note.number,
      memo: note.memo ?? null,
      currency: note.currency,
      baseCurrency: note.baseCurrency,
      exchangeRate: note.exchangeRate,
      reversesEntryId: null,
      counterpartyName: note.clientName,
    },
    withBaseAmounts(lines, { ...note, roundingAccountId: accounts.exchange_rounding }),
  );
}
