import { Decimal, sum, ZERO } from '../money/decimal';
import { compare, type PlainDate } from '../periods/plain-date';

/** What a dated record does to an open item, signed like the debtors account. */
export interface Movement {
  readonly date: PlainDate;
  readonly amount: Decimal;
}

/**
 * What is open of an item at the end of each day on which it moved, in order. Records are dated by their business, not by the day
 * on which they were made, so a later record can fall between two earlier ones.
 */
function balances(movements: readonly Movement[]): { date: PlainDate; open: Decimal }[] {
  const days = [...new Set(movements.map(({ date }) => date))].sort(compare);
  let open = ZERO;
  return days.map((date) => {
    open = open.plus(sum(movements.filter((each) => each.date === date).map(({ amount }) => amount)));
    return { date, open };
  });
}

/** What is open at the end of a day. */
export function openOn(movements: readonly Movement[], date: PlainDate): Decimal {
  return sum(movements.filter((each) => compare(each.date, date) <= 0).map(({ amount }) => amount));
}

/**
 * The least that is open on a day and on every day after it, without its sign: as much can be taken on that day so that the
 * item stays on its side for ever.
 */
export function leastOpenFrom(movements: readonly Movement[], date: PlainDate): Decimal {
  const later = balances(movements).filter((each) => compare(each.date, date) > 0);
  return Decimal.min(
    ...[openOn(movements, date), ...later.map(({ open }) => open)].map((open) => open.abs()),
  );
}

/** Whether an item of that amount stays between zero and its amount on every day. */
export function staysWithin(whole: Decimal, movements: readonly Movement[]): boolean {
  return balances(movements).every(
    ({ open }) => open.times(whole.s).greaterThanOrEqualTo(0) && open.abs().lessThanOrEqualTo(whole.abs()),
  );
}

/** The first day from which on all of an item is open: no reversal of it can be dated earlier. Null when part is consumed now. */
export function untouchedSince(whole: Decimal, movements: readonly Movement[]): PlainDate | null {
  let since: PlainDate | null = null;
  for (const { date, open } of balances(movements)) {
    if (!open.equals(whole)) since = null;
    else since ??= date;
  }
  return since;
}
