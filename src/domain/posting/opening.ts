import { journalEntry, type JournalEntry } from '../journal/entry';
import { withBaseAmounts } from '../journal/foreign';
import type { Decimal } from '../money/decimal';
import type { PlainDate } from '../periods/plain-date';
import { requireRole, type RoleAccounts } from './roles';

export interface PostableOpening {
  readonly type: 'invoice' | 'credit';
  /** Of the item in the debtors ledger. */
  readonly id: string;
  readonly number: string | null;
  /** The opening date: the documents behind it are older. */
  readonly date: PlainDate;
  /** What is still open; positive, in `currency`, rounded. */
  readonly amount: Decimal;
  readonly currency: string;
  readonly baseCurrency: string;
  readonly exchangeRate: Decimal;
  readonly customerId: string;
  readonly clientName: string;
}

/**
 * What an open item from before posts, dated the opening date:
 *
 *     Dr  Debtors              Cr  Opening balance      an open invoice
 *     Dr  Opening balance      Cr  Debtors              a credit
 *
 * Only what is still open is posted. Revenue and tax of it were booked and declared elsewhere.
 * @throws DomainError `role_unassigned`
 */
export function postOpening(opening: PostableOpening, accounts: RoleAccounts): JournalEntry {
  const { type, id, amount, customerId } = opening;
  const debtors = { accountId: requireRole(accounts, 'debtors'), customerId, openItemId: id };
  const balance = { accountId: requireRole(accounts, 'opening_balance') };
  const lines =
    type === 'invoice'
      ? [
          { ...debtors, debit: amount },
          { ...balance, credit: amount },
        ]
      : [
          { ...balance, debit: amount },
          { ...debtors, credit: amount },
        ];
  return journalEntry(
    {
      date: opening.date,
      sourceType: 'opening',
      sourceId: id,
      documentNumber: opening.number,
      memo: null,
      currency: opening.currency,
      baseCurrency: opening.baseCurrency,
      exchangeRate: opening.exchangeRate,
      reversesEntryId: null,
      counterpartyName: opening.clientName,
    },
    withBaseAmounts(lines, opening),
  );
}
