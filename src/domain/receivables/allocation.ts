import { conflict, DomainError, invalid } from '../errors';
import { minorUnits } from '../money/currency';
import { fitsMinorUnits, formatAmount } from '../money/amount';
import { Decimal, ZERO } from '../money/decimal';
import type { PlainDate } from '../periods/plain-date';
import { assertSettlementDate } from './settlement-date';
import { baseShare, type ItemAmounts } from './share';

/** An open item that takes part in an allocation; amounts signed like the debtors account. */
export interface AllocableItem extends ItemAmounts {
  readonly id: string;
  readonly customerId: string | null;
  readonly currency: string;
  readonly exchangeRate: Decimal;
  readonly date: PlainDate;
  /** What is open of it from the date of the allocation on, positive: less than `open` where later dates took part of it. */
  readonly available: Decimal;
}

export interface AllocationAsked {
  /** Left out: as much as can be. */
  readonly amount?: Decimal;
  readonly date: PlainDate;
  readonly today: PlainDate;
  readonly baseCurrency: string;
  /** What of the credit has to stay: the reserve of a credit note. */
  readonly reserved?: Decimal;
  readonly field?: string;
}

export interface AllocatedAmounts {
  /** Moves from the credit item to the debit item, in their currency and in base. */
  readonly amount: Decimal;
  readonly baseAmount: Decimal;
  /**
   * What the debit item loses in base beyond `baseAmount`: positive a loss, negative a gain, to be posted on the debit item. It
   * comes of different exchange rates, or is the rounding of the last part.
   */
  readonly difference: Decimal;
  /** Whether both items have one rate, so that the difference is a rounding. */
  readonly equalRates: boolean;
}

/**
 * Sets a credit item off against a debit item. The credit's base amount moves with its share; the debit item's own share
 * differs where the rates do. With equal rates the debit item takes what the credit brings, and only the part that closes it leaves a
 * difference.
 * @throws DomainError 422 `customer_mismatch`, `currency_mismatch`, `date_before_item`, `date_in_future`,
 * `allocation_exceeds_open_amount`; 409 `not_a_debt`.
 */
export function allocateItem(
  credit: AllocableItem,
  debit: AllocableItem,
  asked: AllocationAsked,
): AllocatedAmounts {
  assertBelongTogether(credit, debit);
  assertSettlementDate([credit, debit], asked);
  const free = Decimal.max(credit.available.minus(asked.reserved ?? ZERO), ZERO);
  const amount = asked.amount ?? Decimal.min(free, debit.available);
  assertWithin(credit, free, amount, asked);
  assertWithin(debit, debit.available, amount, asked);
  const equalRates = credit.exchangeRate.equals(debit.exchangeRate);
  const baseAmount = baseShare(credit, amount, asked.baseCurrency);
  const closes = amount.equals(debit.open);
  const own =
    equalRates && !closes
      ? Decimal.min(baseAmount, debit.openBase)
      : baseShare(debit, amount, asked.baseCurrency);
  return { amount, baseAmount, difference: own.minus(baseAmount), equalRates };
}

function assertBelongTogether(credit: AllocableItem, debit: AllocableItem): void {
  if (credit.amount.greaterThan(0)) throw new RangeError(`${credit.id} is a debt and settles nothing`);
  if (debit.amount.lessThan(0))
    throw conflict('not_a_debt', `${debit.id} is a credit: there is nothing to settle`, {
      openItemId: debit.id,
    });
  if (credit.customerId !== debit.customerId) {
    throw new DomainError('customer_mismatch', `${credit.id} and ${debit.id} belong to different customers`, {
      creditItemId: credit.id,
      debitItemId: debit.id,
    });
  }
  if (credit.currency !== debit.currency) {
    throw new DomainError(
      'currency_mismatch',
      `${credit.id} is in ${credit.currency}, ${debit.id} in ${debit.currency}`,
      {
        creditItemId: credit.id,
        debitItemId: debit.id,
      },
    );
  }
}

function assertWithin(
  item: AllocableItem,
  available: Decimal,
  amount: Decimal,
  { date, field }: AllocationAsked,
): void {
  if (!fitsMinorUnits(amount, item.currency)) {
    const decimals = minorUnits(item.currency);
    throw invalid(
      `${field === undefined ? '' : `${field}.`}amount`,
      `must have at most ${decimals} decimals in ${item.currency}`,
    );
  }
  if (amount.greaterThan(0) && amount.lessThanOrEqualTo(available)) return;
  const [asked, open] = [amount, available].map((each) => formatAmount(each, item.currency));
  throw new DomainError(
    'allocation_exceeds_open_amount',
    `Of ${item.id} ${open} ${item.currency} can be allocated on ${date}, not ${asked}`,
    {
      ...(field !== undefined && { field }),
      openItemId: item.id,
      date,
      currency: item.currency,
      asked,
      open,
    },
  );
}
