import { describe, expect, it } from '@jest/globals';
import { thrownBy } from '../testing/thrown-by';
import { autoReverseDate } from './auto-reverse';

describe('The day of an automatic reversal', () => {
  it.each([
    ['2026-01-31', '2026-02-01'],
    ['2026-02-01', '2026-03-01'],
    ['2028-02-29', '2028-03-01'],
    ['2026-12-24', '2027-01-01'],
  ])('of an entry of %s is %s', (date, day) => {
    expect(autoReverseDate(date, 4)).toBe(day);
  });

  it('is none after the end of the calendar', () => {
    expect(thrownBy(() => autoReverseDate('9999-12-05', 1))).toMatchObject({ code: 'validation_failed' });
  });
});
