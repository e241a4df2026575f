import { yearOf, type PlainDate } from '../periods/plain-date';
import { fitSequence, type NumberPattern } from './pattern';

/**
 * Whether a series would come to a number in the ordinary run of things, on a day or later: it fits the pattern, and not with
 * a year that is over. So the numbers of past years, brought in from another system that had the same pattern, are no bar.
 */
export function seriesCanReach(pattern: NumberPattern, number: string, date: PlainDate): boolean {
  const fitted = fitSequence(pattern, number);
  if (fitted === null) return false;
  if (fitted.year === undefined) return true;
  const year = fitted.year.length === 2 ? 2000 + Number(fitted.year) : Number(fitted.year);
  return year >= yearOf(date);
}
