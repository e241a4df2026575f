import { DomainError } from '../errors';
import { assertOpen, findOpenDay, type Locks, type Posting } from './open-day';
import { compare, type PlainDate } from './plain-date';

/** How an organisation dates a reversal for which the request names no date. */
export type ReversalDatePolicy = 'today' | 'original' | 'first_open_day';

export interface ReversalDateInput {
  /** The date in the request; it wins over the policy. */
  readonly requested?: PlainDate | null;
  readonly policy: ReversalDatePolicy;
  /** The date of the entry that is reversed. */
  readonly original: PlainDate;
  /** Today in the organisation's time zone. */
  readonly today: PlainDate;
  readonly locks: Locks;
  readonly posting: Pick<Posting, 'document' | 'taxed'>;
}

/**
 * The date of a reversing entry: not before its original (`reversal_before_original`), not in the future (`date_in_future`)
 * and open (`period_locked`). Only the date that is posted is tested against the locks, so an entry of a locked month can be
 * reversed in an open one.
 *
 * Without a date in the request: policy `today` takes today; `original` the original's date while it is open, and
 * otherwise, like `first_open_day`, the first open day from the original's date on, but none after today.
 */
export function chooseReversalDate(input: ReversalDateInput): PlainDate {
  const { original, today, locks, posting } = input;
  const date = input.requested ?? byPolicy(input);
  if (compare(date, original) < 0) {
    throw new DomainError(
      'reversal_before_original',
      `A reversal cannot be dated ${date}, before its original of ${original}`,
      { date, original },
    );
  }
  if (compare(date, today) > 0) {
    throw new DomainError('date_in_future', `A reversal cannot be dated ${date}, after today (${today})`, {
      date,
      today,
    });
  }
  assertOpen(locks, { ...posting, date });
  return date;
}

function byPolicy({ policy, original, today, locks, posting }: ReversalDateInput): PlainDate {
  if (policy === 'today') return today;
  const open = findOpenDay(locks, { ...posting, date: original });
  // With no open day up to today the original's own date is kept, and refused as locked with the first open day named.
  return open === null || compare(open, today) > 0 ? original : open;
}
