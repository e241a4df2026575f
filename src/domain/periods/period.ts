import { invalid } from '../errors';
import { lastDayOfMonth, monthOf, plainDate, yearOf, type PlainDate } from './plain-date';

/** An accounting period: one calendar month of a fiscal year, both days inclusive. */
export interface Period {
  readonly start: PlainDate;
  readonly end: PlainDate;
  /** The calendar year in which the fiscal year ends: April 2026 belongs to 2027 when the year starts in April. */
  readonly fiscalYear: number;
  /** 'YYYY-MM', unique within an organisation. */
  readonly name: string;
}

/**
 * The period that a date falls into. Periods exist for every date, so that none has to be opened before posting.
 * `fiscalYearStartMonth` is 1..12, else `validation_failed`.
 */
export function periodOf(date: PlainDate, fiscalYearStartMonth: number): Period {
  if (!Number.isInteger(fiscalYearStartMonth) || fiscalYearStartMonth < 1 || fiscalYearStartMonth > 12) {
    throw invalid('fiscalYearStartMonth', 'must be a month from 1 to 12');
  }
  const year = yearOf(date);
  const month = monthOf(date);
  const endsNextYear = fiscalYearStartMonth > 1 && month >= fiscalYearStartMonth;
  return {
    start: plainDate(year, month, 1),
    end: lastDayOfMonth(year, month),
    fiscalYear: endsNextYear ? year + 1 : year,
    name: date.slice(0, 7),
  };
}
