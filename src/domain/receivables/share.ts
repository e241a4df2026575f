import { roundAmount } from '../money/amount';
import { Decimal, ZERO } from '../money/decimal';

/** An open item, signed like the debtors account or not: both currencies have the same sign. */
export interface ItemAmounts {
  readonly amount: Decimal;
  readonly baseAmount: Decimal;
  readonly open: Decimal;
  readonly openBase: Decimal;
}

/**
 * What of an item's base amount goes with `taken` of its open amount: clamp(round(base × cumulative share) − base taken before, 0,
 * open base), and at the last all that is left. So an item that is settled in any number of parts, with undoing in
 * between, ends at zero in both currencies. All positive: signs are dropped.
 */
export function baseShare(item: ItemAmounts, taken: Decimal, baseCurrency: string): Decimal {
  const [whole, open] = [item.amount.abs(), item.open.abs()];
  const [wholeBase, openBase] = [item.baseAmount.abs(), item.openBase.abs()];
  if (taken.greaterThanOrEqualTo(open)) return openBase;
  const cumulative = wholeBase.times(whole.minus(open).plus(taken)).div(whole);
  const before = wholeBase.minus(openBase);
  return Decimal.min(Decimal.max(roundAmount(cumulative, baseCurrency).minus(before), ZERO), openBase);
}
