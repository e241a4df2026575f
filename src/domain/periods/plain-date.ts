/**
 * A calendar date 'YYYY-MM-DD', without time or zone. Dates of the books are never JavaScript Date objects, whose
 * conversion through a time zone can move an entry to the day before. Compared as text, plain dates sort in time order.
 */
export type PlainDate = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 9999;

interface Parts {
  year: number;
  month: number;
  day: number;
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

const parse = (text: string): Parts | null => {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const real =
    parts.year >= FIRST_YEAR &&
    parts.year <= LAST_YEAR &&
    parts.month >= 1 &&
    parts.month <= 12 &&
    parts.day >= 1 &&
    parts.day <= daysInMonth(parts.year, parts.month);
  return real ? parts : null;
};

const parseOrThrow = (date: PlainDate): Parts => {
  const parts = parse(date);
  if (!parts) throw new RangeError(`Not a calendar date between 1900 and 9999: ${date}`);
  return parts;
};

/** The date of its parts. RangeError when there is no such day, or the year lies outside 1900..9999. */
export function plainDate(year: number, month: number, day: number): PlainDate {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  parseOrThrow(date);
  return date;
}

/** Whether the text is a day that exists (29 February in leap years only), in a year from 1900 to 9999. */
export function isPlainDate(text: unknown): text is PlainDate {
  return typeof text === 'string' && parse(text) !== null;
}

/** Negative when `a` is earlier than `b`, zero for the same day, positive when later. */
export function compare(a: PlainDate, b: PlainDate): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Days since 1 March of year 0; years are counted from March so that the leap day comes last (Hinnant). */
const toDayNumber = ({ year, month, day }: Parts): number => {
  const y = month <= 2 ? year - 1 : year;
  const monthFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
};

const fromDayNumber = (dayNumber: number): PlainDate => {
  const era = Math.floor(dayNumber / 146097);
  const dayOfEra = dayNumber - era * 146097;
  const leapCorrection =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor((dayOfEra - leapCorrection) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = ((monthFromMarch + 2) % 12) + 1;
  return plainDate(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day);
};

/** The date so many days later, or earlier when negative. RangeError beyond the years 1900..9999. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(parseOrThrow(date)) + days);
}

/** The day after, or null after the last day that a date can name (9999-12-31). */
export function nextDay(date: PlainDate): PlainDate | null {
  return date === '9999-12-31' ? null : addDays(date, 1);
}

export function yearOf(date: PlainDate): number {
  return parseOrThrow(date).year;
}

/** 1 for January to 12 for December. */
export function monthOf(date: PlainDate): number {
  return parseOrThrow(date).month;
}

/** The last day of a month (1..12) of a year. */
export function lastDayOfMonth(year: number, month: number): PlainDate {
  return plainDate(year, month, daysInMonth(year, month));
}
