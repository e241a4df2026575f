import { DomainError, invalid, notFound } from '../../domain/errors';
import { Decimal } from '../../domain/money/decimal';
import type { ChartAccount } from '../accounts/chart-of-accounts';
import type { CustomerFacts } from '../customers/customers';
import type { CreateCreditNoteRequest } from './dto/create-credit-note.dto';
import type { CreditNoteItemRequest } from './dto/credit-note-item.dto';
import type { CreditNoteFactsSet } from './load-facts';

/** @throws DomainError `not_found`; `customer_archived`. */
export function requireCustomer(customerId: string, { customers }: CreditNoteFactsSet): CustomerFacts {
  const customer = customers.get(customerId);
  if (!customer) throw notFound('Customer', customerId);
  if (customer.archived)
    throw new DomainError('customer_archived', `The customer ${customerId} is archived.`, { customerId });
  return customer;
}

export function askedSplit({ refundAmount, creditAmount, outOfBandAmount }: CreateCreditNoteRequest) {
  return { refundAmount, creditAmount, outOfBandAmount };
}

export function assertRevenueAccounts(
  items: readonly CreditNoteItemRequest[],
  { accounts }: CreditNoteFactsSet,
): void {
  items.forEach(({ accountId }, i) => {
    if (accountId != null) usable(accounts.get(accountId), accountId, `items.${i}.accountId`);
  });
}

export function assertClearingAccount(
  request: CreateCreditNoteRequest,
  { accounts }: CreditNoteFactsSet,
): void {
  const { outOfBandAmount, outOfBandAccountId } = request;
  const settles = outOfBandAmount != null && !new Decimal(outOfBandAmount).isZero();
  if (settles && outOfBandAccountId == null)
    throw invalid('outOfBandAccountId', 'is required with an outOfBandAmount');
  if (outOfBandAccountId != null)
    usable(accounts.get(outOfBandAccountId), outOfBandAccountId, 'outOfBandAccountId');
}

/** A control account takes lines of its own documents only: naming one here would break its subledger. */
function usable(account: ChartAccount | undefined, id: string, field: string): void {
  if (!account) throw notFound('Account', id);
  if (account.archived)
    throw new DomainError('account_archived', `The account ${account.code} is archived.`, {
      field,
      accountId: id,
    });
  if (account.roles.includes('debtors') || account.roles.includes('vat_output')) {
    throw new DomainError('account_type_mismatch', `The account ${account.code} is a control account.`, {
      field,
      accountId: id,
    });
  }
}
