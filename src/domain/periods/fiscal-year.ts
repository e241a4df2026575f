import { invalid } from '../errors';
import { periodOf } from './period';
import { addDays, plainDate, type PlainDate } from './plain-date';

/** Twelve months, both days inclusive, named by the calendar year in which they end. */
export interface FiscalYear {
  readonly year: number;
  readonly start: PlainDate;
  readonly end: PlainDate;
}

/** Of the days that there are (1900-01-01 to 9999-12-31), the years that lie wholly among them. */
const [FIRST, LAST] = [1901, 9998];

/**
 * The fiscal year that ends in a calendar year, of an organisation whose years start on the first of a month (1..12).
 * `validation_failed` naming `year` outside of 1901 to 9998.
 */
export function fiscalYear(year: number, startMonth: number): FiscalYear {
  if (!Number.isInteger(year) || year < FIRST || year > LAST)
    throw invalid('year', `must be a year from ${FIRST} to ${LAST}`);
  return withinAllDays(year, startMonth);
}

/** The fiscal year that a day falls into; the first and the last of all without what lies outside the days that there are. */
export function fiscalYearOf(day: PlainDate, startMonth: number): FiscalYear {
  return withinAllDays(periodOf(day, startMonth).fiscalYear, startMonth);
}

function withinAllDays(year: number, startMonth: number): FiscalYear {
  const startsIn = startMonth === 1 ? year : year - 1;
  const start = startsIn < 1900 ? '1900-01-01' : plainDate(startsIn, startMonth, 1);
  const end = startsIn + 1 > 9999 ? '9999-12-31' : addDays(plainDate(startsIn + 1, startMonth, 1), -1);
  return { year, start, end };
}
