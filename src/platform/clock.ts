import { Injectable } from '@nestjs/common';

/** The only place that reads the time for the books; tests put a travelling clock in its place. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>();
/** The last answer of each zone: formatting costs more than the rest of a context, and requests come many a second. */
const dates = new Map<string, { readonly second: number; readonly date: string }>();

/** The calendar date, 'YYYY-MM-DD', that an instant falls on in an IANA time zone. */
export function dateIn(timeZone: string, instant: Date): string {
  const second = Math.floor(instant.getTime() / 1000);
  const known = dates.get(timeZone);
  if (known?.second === second) return known.date;
  const date = formatterOf(timeZone).format(instant);
  dates.set(timeZone, { second, date });
  return date;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

export function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
