import { isEmpty, journalEntry, type EntryLineInput, type JournalEntry } from '../journal/entry';
import { withBaseAmounts } from '../journal/foreign';
import type { Decimal } from '../money/decimal';
import type { PlainDate } from '../periods/plain-date';
import { requireRole, type RoleAccounts } from './roles';

/** A credit, or a part of it, that was settled outside the system. */
export interface OutOfBandSettlement {
  /** The document that is settled, and its item in the debtors ledger. */
  readonly id: string;
  readonly openItemId: string;
  /** '' while the number is not taken yet; see withDocumentNumber. */
  readonly number: string;
  readonly date: PlainDate;
  /** Positive, in `currency`, rounded. */
  readonly amount: Decimal;
  readonly currency: string;
  readonly baseCurrency: string;
  /** The rate of the credit itself, so that settling leaves no difference. */
  readonly exchangeRate: Decimal;
  readonly clearingAccountId: string;
  readonly customerId: string | null;
  readonly clientName: string;
  readonly memo?: string | null;
}

/**
 * What settling a credit outside the system posts, dated the settlement date:
 *
 *     Dr  Debtors                  the amount, on the credit's own open item
 *         Cr  the clearing account that the request names
 *
 * Null when the amount is zero.
 * @throws DomainError `role_unassigned` when no account holds the role debtors.
 */
export function postOutOfBand(settlement: OutOfBandSettlement, accounts: RoleAccounts): JournalEntry | null {
  const { amount, customerId, openItemId } = settlement;
  const lines: EntryLineInput[] = [
    { accountId: requireRole(accounts, 'debtors'), debit: amount, customerId, openItemId },
    { accountId: settlement.clearingAccountId, credit: amount },
  ];
  if (isEmpty(lines)) return null;
  return journalEntry(
    {
      date: settlement.date,
      sourceType: 'settlement',
      sourceId: settlement.id,
      documentNumber: settlement.number === '' ? null : settlement.number,
      memo: settlement.memo ?? null,
      currency: settlement.currency,
      baseCurrency: settlement.baseCurrency,
      exchangeRate: settlement.exchangeRate,
      reversesEntryId: null,
      counterpartyName: settlement.clientName,
    },
    withBaseAmounts(lines, { ...settlement, roundingAccountId: accounts.exchange_rounding }),
  );
}
