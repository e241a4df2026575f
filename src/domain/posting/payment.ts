import { journalEntry, type JournalEntry } from '../journal/entry';
import { withBaseAmounts } from '../journal/foreign';
import type { Decimal } from '../money/decimal';
import type { PlainDate } from '../periods/plain-date';
import { requireRole, type RoleAccounts } from './roles';

export interface PostablePayment {
  /** Of the payment and of its item in the debtors ledger. */
  readonly id: string;
  readonly date: PlainDate;
  /** Positive, in `currency`, rounded. */
  readonly amount: Decimal;
  readonly currency: string;
  readonly baseCurrency: string;
  /** Of the day on which the money came: the realised difference to the invoice's rate shows when it is allocated. */
  readonly exchangeRate: Decimal;
  readonly bankAccountId: string;
  readonly reference: string | null;
  readonly memo: string | null;
  readonly customerId: string | null;
  readonly clientName: string | null;
}

/**
 * What a payment posts, dated the day on which the money came:
 *
 *     Dr  Bank                 the amount
 *         Cr  Debtors                  the same, which opens it as a credit of the customer
 *
 * Allocating it to invoices posts nothing more, save the difference of exchange rates: see postExchangeDifference.
 * @throws DomainError `role_unassigned` when no account holds the role debtors.
 */
export function postPayment(payment: PostablePayment, accounts: RoleAccounts): JournalEntry {
  const { amount, customerId, id } = payment;
  const lines = [
    { accountId: payment.bankAccountId, debit: amount },
    { accountId: requireRole(accounts, 'debtors'), credit: amount, customerId, openItemId: id },
  ];
  return journalEntry(
    {
      date: payment.date,
      sourceType: 'payment',
      sourceId: id,
      documentNumber: payment.reference,
      memo: payment.memo,
      currency: payment.currency,
      baseCurrency: payment.baseCurrency,
      exchangeRate: payment.exchangeRate,
      reversesEntryId: null,
      counterpartyName: payment.clientName,
    },
    withBaseAmounts(lines, payment),
  );
}
