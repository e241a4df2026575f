import { formatAmount } from '../../../domain/money/amount';
import { Decimal, ZERO } from '../../../domain/money/decimal';

/** An amount of the database, or none, as the API shows it. */
export const money = (amount: string | Decimal | null, currency: string): string =>
  formatAmount(new Decimal(amount ?? 0), currency);

export interface Sides {
  debit: string;
  credit: string;
}

/** A balance (debit less credit) on the side where it stands; the other is zero. */
export const onItsSide = (balance: Decimal, currency: string): Sides => ({
  debit: formatAmount(balance.gt(0) ? balance : ZERO, currency),
  credit: formatAmount(balance.lt(0) ? balance.negated() : ZERO, currency),
});
