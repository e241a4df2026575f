import { invalid } from '../errors';
import { periodOf } from '../periods/period';
import { nextDay, type PlainDate } from '../periods/plain-date';

/**
 * The day on which an entry that reverses itself is reversed: the first of the period after its own.
 * @throws DomainError `validation_failed` on `autoReverse` for the last month of the calendar.
 */
export function autoReverseDate(date: PlainDate, fiscalYearStartMonth: number): PlainDate {
  const next = nextDay(periodOf(date, fiscalYearStartMonth).end);
  if (next === null) throw invalid('autoReverse', 'has no period after the one of the entry');
  return next;
}
