import { DomainError } from '../errors';
import { compare, nextDay, type PlainDate } from './plain-date';

/** The locks that an exception can lift; the hard one is for everybody and forever. */
export const SOFT_LOCKS = ['period', 'sales', 'tax', 'all'] as const;
export type SoftLock = (typeof SOFT_LOCKS)[number];

/** Lifts soft locks on the days from … to … (inclusive; null from the beginning) for whoever asks. */
export interface LockException {
  readonly locks: readonly SoftLock[];
  readonly from: PlainDate | null;
  readonly to: PlainDate;
}

/** The locks of an organisation. Through-dates are inclusive; null locks nothing. */
export interface Locks {
  readonly sales: PlainDate | null;
  readonly tax: PlainDate | null;
  readonly all: PlainDate | null;
  readonly hard: PlainDate | null;
  readonly lockedPeriods: readonly { readonly start: PlainDate; readonly end: PlainDate }[];
  /** Those in force for the key that asks, and no other's. */
  readonly exceptions?: readonly LockException[];
}

/** What of a posting decides which locks apply to it. */
export interface Posting {
  readonly date: PlainDate;
  /** Posts a document of trade (invoice, credit note, …): the sales lock applies. */
  readonly document: boolean;
  /** Carries a VAT code, of a zero or exempt category too, as those belong in the return: the tax lock applies. */
  readonly taxed: boolean;
}

export type LockName = 'period' | 'sales' | 'tax' | 'all' | 'hard';

/** A lock that covers a date, and the last day that it covers in one stretch from there. */
export interface AppliedLock {
  readonly lock: LockName;
  readonly through: PlainDate;
}

/** The strongest lock that forbids the posting (hard, all, tax, sales, period), or null when its date is open. */
export function findLock(locks: Locks, posting: Posting): AppliedLock | null {
  const throughDates: readonly [LockName, PlainDate | null][] = [
    ['hard', locks.hard],
    ['all', locks.all],
    ['tax', posting.taxed ? locks.tax : null],
    ['sales', posting.document ? locks.sales : null],
  ];
  for (const [lock, through] of throughDates) {
    if (through !== null && compare(posting.date, through) <= 0 && !isExcepted(locks, lock, posting.date))
      return { lock, through };
  }
  const period = locks.lockedPeriods.find(
    ({ start, end }) => compare(start, posting.date) <= 0 && compare(posting.date, end) <= 0,
  );
  return period && !isExcepted(locks, 'period', posting.date)
    ? { lock: 'period', through: period.end }
    : null;
}

function isExcepted({ exceptions = [] }: Locks, lock: LockName, date: PlainDate): boolean {
  return (
    lock !== 'hard' &&
    exceptions.some(
      ({ locks, from, to }) =>
        locks.includes(lock) && (from === null || compare(from, date) <= 0) && compare(date, to) <= 0,
    )
  );
}

/**
 * The first day, from the posting's own date on, that no lock applying to it covers (days within a stretch that only an
 * exception opens are passed by, but for the posting's own); null when every day to the end of the
 * calendar is locked.
 */
export function findOpenDay(locks: Locks, posting: Posting): PlainDate | null {
  let date: PlainDate | null = posting.date;
  while (date !== null) {
    const applied = findLock(locks, { ...posting, date });
    if (!applied) return date;
    date = nextDay(applied.through);
  }
  return null;
}

/** As findOpenDay, for callers that need a day: `period_locked` when there is none. */
export function firstOpenDay(locks: Locks, posting: Posting): PlainDate {
  const applied = findLock(locks, posting);
  if (!applied) return posting.date;
  const open = findOpenDay(locks, posting);
  if (open === null) throw periodLocked(posting.date, applied, open);
  return open;
}

/**
 * Refuses a posting into a locked date with `period_locked` and the details { date, lock, firstOpenDay }, so that the
 * caller can post on the first open day instead. Where several locks cover the date, the strongest is named.
 */
export function assertOpen(locks: Locks, posting: Posting): void {
  const applied = findLock(locks, posting);
  if (applied) throw periodLocked(posting.date, applied, findOpenDay(locks, posting));
}

function periodLocked(date: PlainDate, applied: AppliedLock, open: PlainDate | null): DomainError {
  const name = applied.lock === 'period' ? 'locked period' : `${applied.lock} lock`;
  const advice = open === null ? 'no later day is open' : `the first open day is ${open}`;
  return new DomainError(
    'period_locked',
    `${date} is closed by the ${name} through ${applied.through}; ${advice}`,
    { date, lock: applied.lock, firstOpenDay: open },
  );
}
