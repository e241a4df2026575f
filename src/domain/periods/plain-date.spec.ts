import * as fc from 'fast-check';
import {
  addDays,
  compare,
  isPlainDate,
  lastDayOfMonth,
  monthOf,
  nextDay,
  plainDate,
  yearOf,
} from './plain-date';

/** An independent calendar: UTC midnights of the JavaScript Date. */
const byDate = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const anyDate = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));

describe('plain dates', () => {
  it.each(['2024-02-29', '2000-02-29', '1900-01-01', '9999-12-31', '2026-04-30'])('%s is a date', (date) => {
    expect(isPlainDate(date)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '1899-12-31',
    '2026-1-1',
    '2026-01-01T00:00:00Z',
    '2026-01-01\n',
    '+2026-01-01',
    '10000-01-01',
    '',
  ])('%j is not a date', (date) => {
    expect(isPlainDate(date)).toBe(false);
  });

  it.each([null, undefined, 20260101, new Date()])('a value that is no text is not a date', (value) => {
    expect(isPlainDate(value)).toBe(false);
  });

  it('counts days as the Gregorian calendar does, both ways', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        const expected = byDate(date, days);
        fc.pre(isPlainDate(expected));
        expect(addDays(date, days)).toBe(expected);
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    );
  });

  it('refuses to leave the calendar', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('1900-01-01', -1)).toThrow(RangeError);
    expect(nextDay('9999-12-31')).toBeNull();
    expect(nextDay('2026-12-31')).toBe('2027-01-01');
  });

  it('refuses to calculate with a day that does not exist', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => plainDate(2026, 2, 30)).toThrow(RangeError);
  });

  it('orders dates in time', () => {
    expect(compare('2026-01-31', '2026-02-01')).toBeLessThan(0);
    expect(compare('2026-02-01', '2026-01-31')).toBeGreaterThan(0);
    expect(compare('2026-02-01', '2026-02-01')).toBe(0);
  });

  it('names the parts and the last day of a month', () => {
    expect([yearOf('2026-04-25'), monthOf('2026-04-25')]).toEqual([2026, 4]);
    expect(lastDayOfMonth(2024, 2)).toBe('2024-02-29');
    expect(lastDayOfMonth(2026, 2)).toBe('2026-02-28');
    expect(lastDayOfMonth(2026, 12)).toBe('2026-12-31');
  });
});
