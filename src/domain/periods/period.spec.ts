import { DomainError } from '../errors';
import { periodOf } from './period';

describe('accounting periods', () => {
  it('are the months of the calendar', () => {
    expect(periodOf('2024-02-10', 1)).toEqual({
      start: '2024-02-01',
      end: '2024-02-29',
      fiscalYear: 2024,
      name: '2024-02',
    });
  });

  it.each([
    ['2026-03-31', 4, 2026],
    ['2026-04-01', 4, 2027],
    ['2026-12-31', 1, 2026],
    ['2026-12-01', 12, 2027],
    ['2026-11-30', 12, 2026],
  ])('%s with a year from month %i belongs to the fiscal year that ends in %i', (date, month, year) => {
    expect(periodOf(date, month).fiscalYear).toBe(year);
  });

  it.each([0, 13, 1.5, Number.NaN])('a fiscal year cannot start in month %s', (month) => {
    expect(() => periodOf('2026-01-01', month)).toThrow(DomainError);
  });
});
