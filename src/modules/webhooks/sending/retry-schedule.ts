const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Behind the first attempt, the second, …: a bit more than a day in all. */
const DELAYS = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  10 * HOUR,
] as const;

/** How often a delivery is tried, all in all. */
export const MOST_TRIES = DELAYS.length + 1;

/** So much later than planned at most, so that what failed together is not tried together. */
const JITTER = 0.2;
/** A receiver may ask for more time than the plan gives, but not for a day. */
const LONGEST_WAIT = 12 * HOUR;

/** How long to wait behind the failed attempt with this number; null when it was the last. `asked`: of Retry-After, in ms. */
export function delayAfter(tries: number, asked: number | null, random: () => number): number | null {
  const planned = DELAYS[tries - 1];
  if (planned === undefined) return null;
  return Math.max(planned * (1 + JITTER * random()), Math.min(asked ?? 0, LONGEST_WAIT));
}

/** Milliseconds, of seconds or an HTTP date. */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * SECOND;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
