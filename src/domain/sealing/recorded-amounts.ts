import { Decimal, sum, ZERO } from '../money/decimal';
import type { SealableLine } from './canonical-entry';

export type Side = 'debit' | 'credit' | 'baseDebit' | 'baseCredit';

export type LineAmounts = Readonly<Record<Side, Decimal>>;

const PLAIN_ZERO = /^0(\.0+)?$/;

const read = (text: string): Decimal => (PLAIN_ZERO.test(text) ? ZERO : new Decimal(text));

/** Each text read once: of most lines one side is zero, and the base currency their own. */
export function amountsOf({ debit, credit, baseDebit, baseCredit }: SealableLine): LineAmounts {
  const [own, ownCredit] = [read(debit), read(credit)];
  return {
    debit: own,
    credit: ownCredit,
    baseDebit: baseDebit === debit ? own : read(baseDebit),
    baseCredit: baseCredit === credit ? ownCredit : read(baseCredit),
  };
}

/** All lines of one side together. */
export const totalOf = (side: Side, lines: readonly LineAmounts[]): Decimal =>
  sum(lines.map((line) => line[side]).filter((amount) => amount !== ZERO));
