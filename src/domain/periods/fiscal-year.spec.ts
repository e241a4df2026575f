import fc from 'fast-check';
import { thrownBy } from '../testing/thrown-by';
import { fiscalYear, fiscalYearOf } from './fiscal-year';
import { periodOf } from './period';
import { nextDay } from './plain-date';

describe('A fiscal year', () => {
  it('is the calendar year where it starts in January', () => {
    expect(fiscalYear(2026, 1)).toEqual({ year: 2026, start: '2026-01-01', end: '2026-12-31' });
  });

  it('is named by the year in which it ends, a leap day included', () => {
    expect(fiscalYear(2024, 3)).toEqual({ year: 2024, start: '2023-03-01', end: '2024-02-29' });
  });

  it('begins where the last one ended, and holds the months that say so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1902, max: 2200 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const { start, end } = fiscalYear(year, month);
        expect(nextDay(fiscalYear(year - 1, month).end)).toBe(start);
        for (const day of [start, end]) expect(periodOf(day, month).fiscalYear).toBe(year);
      }),
    );
  });

  it('is the one that a day falls into', () => {
    expect(fiscalYearOf('2026-03-31', 4)).toEqual(fiscalYear(2026, 4));
    expect(fiscalYearOf('2026-04-01', 4)).toEqual(fiscalYear(2027, 4));
    expect(fiscalYearOf('2024-02-29', 3)).toEqual(fiscalYear(2024, 3));
    expect(fiscalYearOf('2026-12-31', 1)).toEqual(fiscalYear(2026, 1));
  });

  it('holds no more than the days that there are', () => {
    expect(fiscalYearOf('1900-02-01', 4)).toEqual({ year: 1900, start: '1900-01-01', end: '1900-03-31' });
    expect(fiscalYearOf('9999-12-31', 4)).toEqual({ year: 10000, start: '9999-04-01', end: '9999-12-31' });
    expect(fiscalYearOf('1900-01-01', 1)).toEqual({ year: 1900, start: '1900-01-01', end: '1900-12-31' });
    expect(fiscalYearOf('9999-01-01', 1)).toEqual({ year: 9999, start: '9999-01-01', end: '9999-12-31' });
  });

  it.each([1900, 9999, 2026.5, Number.NaN])('%p is none', (year) => {
    expect(thrownBy(() => fiscalYear(year, 1))?.code).toBe('validation_failed');
  });
});
