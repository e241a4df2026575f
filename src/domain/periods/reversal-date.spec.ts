import { thrownBy } from '../testing/thrown-by';
import type { Locks } from './open-day';
import { chooseReversalDate, type ReversalDateInput } from './reversal-date';

const OPEN: Locks = { sales: null, tax: null, all: null, hard: null, lockedPeriods: [] };
const MARCH_LOCKED: Locks = { ...OPEN, all: '2026-03-31' };

const input = (changes: Partial<ReversalDateInput>): ReversalDateInput => ({
  policy: 'today',
  original: '2026-03-15',
  today: '2026-05-10',
  locks: OPEN,
  posting: { document: true, taxed: true },
  ...changes,
});

describe('the date of a reversal', () => {
  it('is today unless the organisation or the request says otherwise', () => {
    expect(chooseReversalDate(input({}))).toBe('2026-05-10');
  });

  it('is the date of the request, whatever the policy', () => {
    expect(chooseReversalDate(input({ requested: '2026-04-02', policy: 'original' }))).toBe('2026-04-02');
  });

  it('by policy original is the date of the original while that is open', () => {
    expect(chooseReversalDate(input({ policy: 'original' }))).toBe('2026-03-15');
  });

  it.each(['original', 'first_open_day'] as const)(
    'by policy %s is the first open day after a lock',
    (policy) => {
      expect(chooseReversalDate(input({ policy, locks: MARCH_LOCKED }))).toBe('2026-04-01');
    },
  );

  it('by policy first_open_day is never before the original', () => {
    expect(
      chooseReversalDate(input({ policy: 'first_open_day', original: '2026-04-20', locks: MARCH_LOCKED })),
    ).toBe('2026-04-20');
  });

  it('tests the lock on the date posted only, so a locked entry can be reversed today', () => {
    expect(chooseReversalDate(input({ locks: MARCH_LOCKED }))).toBe('2026-05-10');
  });

  it('is refused when the requested date is locked, with the first open day', () => {
    const error = thrownBy(() => chooseReversalDate(input({ requested: '2026-03-20', locks: MARCH_LOCKED })));
    expect(error?.code).toBe('period_locked');
    expect(error?.details).toEqual({ date: '2026-03-20', lock: 'all', firstOpenDay: '2026-04-01' });
  });

  it.each(['today', 'original', 'first_open_day'] as const)(
    'is refused by policy %s when everything up to today is locked',
    (policy) => {
      const error = thrownBy(() =>
        chooseReversalDate(input({ policy, locks: { ...OPEN, hard: '2026-05-10' } })),
      );
      expect(error?.code).toBe('period_locked');
      expect(error?.details).toMatchObject({ lock: 'hard', firstOpenDay: '2026-05-11' });
    },
  );

  it('is not before the original', () => {
    expect(thrownBy(() => chooseReversalDate(input({ requested: '2026-03-14' })))?.code).toBe(
      'reversal_before_original',
    );
    expect(chooseReversalDate(input({ requested: '2026-03-15' }))).toBe('2026-03-15');
  });

  it('is not in the future', () => {
    expect(thrownBy(() => chooseReversalDate(input({ requested: '2026-05-11' })))?.code).toBe(
      'date_in_future',
    );
  });

  it('is looked for with the locks that apply to what is reversed', () => {
    const locks = { ...OPEN, sales: '2026-04-30' };
    const posting = { document: false, taxed: false };
    expect(chooseReversalDate(input({ policy: 'original', locks, posting }))).toBe('2026-03-15');
    expect(chooseReversalDate(input({ policy: 'original', locks }))).toBe('2026-05-01');
  });
});
