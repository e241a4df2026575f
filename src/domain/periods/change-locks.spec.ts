import { thrownBy } from '../testing/thrown-by';
import { changeLocks } from './change-locks';
import type { Locks } from './open-day';

const TODAY = '2026-05-10';
const CURRENT: Locks = {
  sales: '2026-04-30',
  tax: '2026-03-31',
  all: null,
  hard: '2025-12-31',
  lockedPeriods: [{ start: '2026-02-01', end: '2026-02-28' }],
};

describe('changing the locks', () => {
  it('moves the dates named, forward, back or away, and leaves the others', () => {
    expect(changeLocks(CURRENT, { sales: '2026-01-31', tax: null, all: '2026-04-30' }, TODAY)).toEqual({
      ...CURRENT,
      sales: '2026-01-31',
      tax: null,
      all: '2026-04-30',
    });
  });

  it('moves the hard lock forward, up to today', () => {
    expect(changeLocks(CURRENT, { hard: TODAY }, TODAY).hard).toBe(TODAY);
    expect(changeLocks(CURRENT, { hard: '2025-12-31' }, TODAY).hard).toBe('2025-12-31');
  });

  it('accepts the hard lock as it is, also where another time zone has put today before it', () => {
    expect(changeLocks(CURRENT, { hard: '2025-12-31' }, '2025-12-30').hard).toBe('2025-12-31');
  });

  it.each([null, '2025-12-30'])('never moves the hard lock to %s', (hard) => {
    const error = thrownBy(() => changeLocks(CURRENT, { hard }, TODAY));
    expect(error?.details).toEqual({ reason: 'hard_lock_final', current: '2025-12-31', requested: hard });
  });

  it('sets no hard lock in the future, where a slip could not be undone', () => {
    expect(thrownBy(() => changeLocks(CURRENT, { hard: '2026-05-11' }, TODAY))?.code).toBe(
      'validation_failed',
    );
    expect(changeLocks(CURRENT, { all: '2026-12-31' }, TODAY).all).toBe('2026-12-31');
  });

  it('names every date that does not exist', () => {
    const error = thrownBy(() => changeLocks(CURRENT, { sales: '2026-02-30', tax: 'x' }, TODAY));
    expect(error?.details).toMatchObject({ errors: [{ field: 'sales' }, { field: 'tax' }] });
  });
});
