import { invalid } from '../../../domain/errors';
import { addDays, type PlainDate } from '../../../domain/periods/plain-date';

/** Days from one to another, both included; without a first day, from the beginning. */
export interface Range {
  readonly from: PlainDate | null;
  readonly to: PlainDate;
}

/** @throws DomainError `validation_failed` on `field` when it begins after its end. */
export function rangeOf<F extends PlainDate | null>(
  from: F,
  to: PlainDate,
  field = 'from',
): { from: F; to: PlainDate } {
  if (from !== null && from > to) throw invalid(field, `must not be after ${to}`);
  return { from, to };
}

/** Everything before a day; null when no day that a date can name is before it. */
export const before = (day: PlainDate): Range | null =>
  day === '1900-01-01' ? null : { from: null, to: addDays(day, -1) };

export const startOfMonth = (day: PlainDate): PlainDate => `${day.slice(0, 7)}-01`;
