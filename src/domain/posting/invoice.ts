import type { PricedLine } from '../documents/priced-document';
import { isEmpty, journalEntry, type EntryLineInput, type JournalEntry } from '../journal/entry';
import { withBaseAmounts } from '../journal/foreign';
import type { Decimal } from '../money/decimal';
import type { PlainDate } from '../periods/plain-date';
import { revenueAndTax } from './priced-lines';
import { requireRole, type RoleAccounts } from './roles';

export { withDocumentNumber } from '../journal/entry';

/** What of a decided invoice its posting depends on. Amounts are in `currency`, rounded. */
export interface PostableInvoice {
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
  readonly lines: readonly PricedLine[];
  readonly gross: Decimal;
}

/**
 * What an invoice posts when it is issued, dated its issue date:
 *
 *     Dr  Debtors               gross, one line, which opens the debt as an item of the customer
 *         Cr  Sales             net, per revenue account, VAT code and dimensions
 *         Cr  VAT Output        tax, per VAT code and dimensions
 *
 * See `revenueAndTax` for the accounts. An invoice that is all free of charge posts nothing and gets null. In a foreign currency
 * each line is converted, and what rounding leaves goes to Exchange rounding. A void posts the same lines with the sides
 * swapped: see reverseEntry.
 * @throws DomainError `role_unassigned` when an account that is needed is missing from the chart.
 */
export function postInvoice(invoice: PostableInvoice, accounts: RoleAccounts): JournalEntry | null {
  const earned = revenueAndTax(invoice.lines, 'credit', accounts);
  if (isEmpty(earned)) return null;
  const owed: EntryLineInput = {
    accountId: requireRole(accounts, 'debtors'),
    debit: invoice.gross,
    customerId: invoice.customerId,
    openItemId: invoice.id,
  };
  return journalEntry(
    {
      date: invoice.issueDate,
      sourceType: 'invoice',
      sourceId: invoice.id,
      documentNumber: invoice.number === '' ? null : invoice.number,
      memo: invoice.memo ?? null,
      currency: invoice.currency,
      baseCurrency: invoice.baseCurrency,
      exchangeRate: invoice.exchangeRate,
      reversesEntryId: null,
      counterpartyName: invoice.clientName,
    },
    withBaseAmounts([owed, ...earned], { ...invoice, roundingAccountId: accounts.exchange_rounding }),
  );
}
