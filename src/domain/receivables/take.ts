import { DomainError, invalid } from '../errors';
import { fitsMinorUnits, formatAmount } from '../money/amount';
import { minorUnits } from '../money/currency';
import type { Decimal } from '../money/decimal';
import type { PlainDate } from '../periods/plain-date';
import { assertSettlementDate } from './settlement-date';
import { baseShare, type ItemAmounts } from './share';

/** An item of which a refund or a write-off takes a part. */
export interface TakenItem extends ItemAmounts {
  readonly id: string;
  readonly customerId: string | null;
  readonly currency: string;
  readonly date: PlainDate;
  /** What is open of it on the date and on every later one, positive. */
  readonly available: Decimal;
}

interface Taking {
  readonly amount: Decimal;
  readonly date: PlainDate;
  readonly today: PlainDate;
  readonly baseCurrency: string;
  /** The refusal when it is more than there is. */
  readonly beyond: (message: string, details: Readonly<Record<string, unknown>>) => DomainError;
}

export const refundBeyond: Taking['beyond'] = (message, details) =>
  new DomainError('refund_exceeds_open_amount', message, details);

export const writeOffBeyond: Taking['beyond'] = (message, details) =>
  new DomainError('write_off_exceeds_open_amount', message, details);

/**
 * What of an item's base amount goes with a part that is taken of it at what it stands at: paid back, or given up.
 * @throws DomainError `beyond`, 422 `date_in_future`, `date_before_item`; 400 for an amount finer than the currency.
 */
export function takeFrom(item: TakenItem, { amount, date, today, baseCurrency, beyond }: Taking): Decimal {
  assertSettlementDate([item], { date, today });
  if (!fitsMinorUnits(amount, item.currency))
    throw invalid('amount', `must have at most ${minorUnits(item.currency)} decimals in ${item.currency}`);
  if (!amount.greaterThan(0) || amount.greaterThan(item.available)) {
    const [asked, open] = [amount, item.available].map((each) => formatAmount(each, item.currency));
    throw beyond(`Of ${item.id} ${open} ${item.currency} is open on ${date}, not ${asked}`, {
      openItemId: item.id,
      date,
      currency: item.currency,
      asked,
      open,
    });
  }
  return baseShare(item, amount, baseCurrency);
}

/** What is paid back is a credit, in the refund's currency and of its customer. @throws DomainError */
export function assertRefundable(
  item: TakenItem,
  refund: { readonly currency: string; readonly customerId: string | null },
): void {
  if (item.amount.greaterThan(0)) throw new RangeError(`${item.id} is a debt: there is nothing to pay back`);
  if (item.currency !== refund.currency) {
    throw new DomainError(
      'currency_mismatch',
      `${item.id} is in ${item.currency}, the refund in ${refund.currency}`,
      {
        openItemId: item.id,
      },
    );
  }
  if (item.customerId !== refund.customerId) {
    throw new DomainError('customer_mismatch', `${item.id} belongs to another customer than the refund`, {
      openItemId: item.id,
    });
  }
}
