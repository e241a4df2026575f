import { findLock, firstOpenDay, type LockException, type Locks } from './locks';

const NONE: Locks = { sales: null, tax: null, all: null, hard: null, lockedPeriods: [] };
const MARCH = { start: '2026-03-01', end: '2026-03-31' };
const all = { ...NONE, all: '2026-03-31' };
const exception = (changes: Partial<LockException> = {}): LockException => ({
  locks: ['period', 'sales', 'tax', 'all'],
  from: '2026-03-10',
  to: '2026-03-20',
  ...changes,
});
const on = (date: string) => ({ date, document: true, taxed: true });
const lockOn = (locks: Locks, date: string, ...exceptions: LockException[]) =>
  findLock({ ...locks, exceptions }, on(date))?.lock ?? null;

describe('An exception of the locks', () => {
  it('opens the days from its first to its last, both included', () => {
    const days = ['2026-03-09', '2026-03-10', '2026-03-20', '2026-03-21'];
    expect(days.map((day) => lockOn(all, day, exception()))).toEqual(['all', null, null, 'all']);
    expect(lockOn(all, '1990-01-01', exception({ from: null }))).toBeNull();
  });

  it('opens what it names, and leaves what it does not', () => {
    const locks = { ...all, tax: '2026-03-31', sales: '2026-03-31', lockedPeriods: [MARCH] };
    expect(lockOn(locks, '2026-03-15', exception({ locks: ['all'] }))).toBe('tax');
    expect(lockOn(locks, '2026-03-15', exception({ locks: ['all', 'tax', 'sales'] }))).toBe('period');
    expect(lockOn(locks, '2026-03-15', exception({ locks: ['all', 'tax'] }), exception())).toBeNull();
  });

  it('never opens what the hard lock has closed', () => {
    expect(lockOn({ ...NONE, hard: '2026-03-31' }, '2026-03-15', exception())).toBe('hard');
  });

  it('makes its days open, and no others that come before the end of the lock', () => {
    const locks = { ...all, exceptions: [exception()] };
    expect(firstOpenDay(locks, on('2026-03-15'))).toBe('2026-03-15');
    expect(firstOpenDay(locks, on('2026-03-05'))).toBe('2026-04-01');
  });
});
