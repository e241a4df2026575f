import { invalid } from '../../domain/errors';
import { Decimal } from '../../domain/money/decimal';
import { assertPostable } from '../accounts/postable-account';
import type { CreateCreditNoteRequest } from './dto/create-credit-note.dto';
import type { CreditNoteItemRequest } from './dto/credit-note-item.dto';
import type { CreditNoteFactsSet } from './load-facts';

export function askedSplit({ refundAmount, creditAmount, outOfBandAmount }: CreateCreditNoteRequest) {
  return { refundAmount, creditAmount, outOfBandAmount };
}

export function assertRevenueAccounts(
  items: readonly CreditNoteItemRequest[],
  { accounts }: CreditNoteFactsSet,
): void {
  items.forEach(({ accountId }, i) => {
    if (accountId != null) assertPostable(accounts.get(accountId), accountId, `items.${i}.accountId`);
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
    assertPostable(accounts.get(outOfBandAccountId), outOfBandAccountId, 'outOfBandAccountId');
}
