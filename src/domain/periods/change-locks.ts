import { conflict, invalidFields, type FieldError } from '../errors';
import type { Locks } from './open-day';
import { compare, isPlainDate, type PlainDate } from './plain-date';

/** A through-date that is absent stays as it is; null lifts it. */
export interface LockChange {
  readonly sales?: PlainDate | null;
  readonly tax?: PlainDate | null;
  readonly all?: PlainDate | null;
  readonly hard?: PlainDate | null;
}

const THROUGH_DATES = ['sales', 'tax', 'all', 'hard'] as const;

/**
 * The locks after a change. The soft dates move both ways. The hard one only moves forward (`conflict`, reason
 * `hard_lock_final`), and not beyond today: as it can never be taken back, a slip of the year would close the books for good.
 */
export function changeLocks(current: Locks, change: LockChange, today: PlainDate): Locks {
  const errors: FieldError[] = [];
  for (const field of THROUGH_DATES) {
    const date = change[field];
    if (date !== undefined && date !== null && !isPlainDate(date)) {
      errors.push({ field, message: 'must be a date YYYY-MM-DD that exists' });
    }
  }
  if (errors.length > 0) throw invalidFields(errors);
  return {
    sales: change.sales === undefined ? current.sales : change.sales,
    tax: change.tax === undefined ? current.tax : change.tax,
    all: change.all === undefined ? current.all : change.all,
    hard: change.hard === undefined ? current.hard : moveHardLock(current.hard, change.hard, today),
    lockedPeriods: current.lockedPeriods,
  };
}

function moveHardLock(
  current: PlainDate | null,
  wanted: PlainDate | null,
  today: PlainDate,
): PlainDate | null {
  if (wanted === current) return current;
  if (current !== null && (wanted === null || compare(wanted, current) < 0)) {
    throw conflict('hard_lock_final', `The hard lock through ${current} can never be lifted or moved back`, {
      current,
      requested: wanted,
    });
  }
  if (wanted !== null && compare(wanted, today) > 0) {
    throw invalidFields([{ field: 'hard', message: `must not be after today (${today}), as it is final` }]);
  }
  return wanted;
}
