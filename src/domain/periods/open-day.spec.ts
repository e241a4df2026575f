import * as fc from 'fast-check';
import { thrownBy } from '../testing/thrown-by';
import { assertOpen, findLock, findOpenDay, firstOpenDay, type Locks, type Posting } from './open-day';
import { addDays, lastDayOfMonth } from './plain-date';

const OPEN: Locks = { sales: null, tax: null, all: null, hard: null, lockedPeriods: [] };
const creditNote = (date: string): Posting => ({ date, document: true, taxed: true });
const manual = (date: string): Posting => ({ date, document: false, taxed: false });

const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2025-12-01', n));
const maybeDay = fc.option(day, { nil: null });
const period = fc
  .integer({ min: 1, max: 12 })
  .map((month) => ({ start: `2026-${String(month).padStart(2, '0')}-01`, end: lastDayOfMonth(2026, month) }));
const anyLocks: fc.Arbitrary<Locks> = fc.record({
  sales: maybeDay,
  tax: maybeDay,
  all: maybeDay,
  hard: maybeDay,
  lockedPeriods: fc.array(period, { maxLength: 6 }),
});
const anyPosting = fc.record({ date: day, document: fc.boolean(), taxed: fc.boolean() });

/** The rule restated as one condition, to judge the code by. */
const isLocked = (locks: Locks, { date, document, taxed }: Posting): boolean =>
  date <= (locks.hard ?? '') ||
  date <= (locks.all ?? '') ||
  (taxed && date <= (locks.tax ?? '')) ||
  (document && date <= (locks.sales ?? '')) ||
  locks.lockedPeriods.some((p) => p.start <= date && date <= p.end);

describe('locks', () => {
  it('refuse a posting exactly when a lock that applies to it covers its date', () => {
    fc.assert(
      fc.property(anyLocks, anyPosting, (locks, posting) => {
        expect(findLock(locks, posting) !== null).toBe(isLocked(locks, posting));
        const error = thrownBy(() => assertOpen(locks, posting));
        expect(error?.code).toBe(isLocked(locks, posting) ? 'period_locked' : undefined);
      }),
    );
  });

  it('name a first open day that is open, with no open day before it', () => {
    fc.assert(
      fc.property(anyLocks, anyPosting, (locks, posting) => {
        const open = firstOpenDay(locks, posting);
        expect(isLocked(locks, { ...posting, date: open })).toBe(false);
        for (let date = posting.date; date < open; date = addDays(date, 1)) {
          expect(isLocked(locks, { ...posting, date })).toBe(true);
        }
      }),
    );
  });

  it('are inclusive: the through-date itself is closed, the next day open', () => {
    const locks = { ...OPEN, all: '2026-03-31' };
    expect(findLock(locks, manual('2026-03-31'))).toEqual({ lock: 'all', through: '2026-03-31' });
    expect(findLock(locks, manual('2026-04-01'))).toBeNull();
  });

  it('of a period hold from its first day to its last', () => {
    const locks = { ...OPEN, lockedPeriods: [{ start: '2026-03-01', end: '2026-03-31' }] };
    const locked = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((date) =>
      Boolean(findLock(locks, manual(date))),
    );
    expect(locked).toEqual([false, true, true, false]);
  });

  it('of sales hold for documents only, of tax for what carries a VAT code only', () => {
    const sales = { ...OPEN, sales: '2026-03-31' };
    const tax = { ...OPEN, tax: '2026-03-31' };
    expect(findLock(sales, manual('2026-03-01'))).toBeNull();
    expect(findLock(sales, { ...manual('2026-03-01'), document: true })?.lock).toBe('sales');
    expect(findLock(tax, { ...manual('2026-03-01'), document: true })).toBeNull();
    expect(findLock(tax, { ...manual('2026-03-01'), taxed: true })?.lock).toBe('tax');
  });

  it('are named from the strongest: hard, all, tax, sales, period', () => {
    const through = '2026-03-31';
    let locks: Locks = {
      sales: through,
      tax: through,
      all: through,
      hard: through,
      lockedPeriods: [{ start: '2026-03-01', end: through }],
    };
    const named: string[] = [];
    for (const weaker of ['hard', 'all', 'tax', 'sales'] as const) {
      named.push(findLock(locks, creditNote('2026-03-15'))?.lock ?? 'none');
      locks = { ...locks, [weaker]: null };
    }
    named.push(findLock(locks, creditNote('2026-03-15'))?.lock ?? 'none');
    expect(named).toEqual(['hard', 'all', 'tax', 'sales', 'period']);
  });

  it('tell the date, the lock and the first open day, past a locked period that follows the through-date', () => {
    const locks = {
      ...OPEN,
      all: '2026-03-31',
      lockedPeriods: [{ start: '2026-04-01', end: '2026-04-30' }],
    };
    const error = thrownBy(() => assertOpen(locks, creditNote('2026-02-10')));
    expect(error?.details).toEqual({ date: '2026-02-10', lock: 'all', firstOpenDay: '2026-05-01' });
    expect(error?.message).toContain('2026-05-01');
  });

  it('to the end of the calendar leave no open day, and say so', () => {
    const locks = { ...OPEN, all: '9999-12-31' };
    expect(findOpenDay(locks, manual('2026-01-01'))).toBeNull();
    expect(thrownBy(() => assertOpen(locks, manual('2026-01-01')))?.details).toMatchObject({
      firstOpenDay: null,
    });
    expect(thrownBy(() => firstOpenDay(locks, manual('2026-01-01')))?.code).toBe('period_locked');
  });
});
