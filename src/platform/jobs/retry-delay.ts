const FIRST_MS = 5_000;
const LONGEST_MS = 3_600_000;

/** 5 s, 10 s, 20 s … up to an hour; each up to a fifth shorter, so that what failed together does not come back together. */
export function retryAt(now: Date, attempts: number, random = Math.random()): Date {
  const delay = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20));
  return new Date(now.getTime() + delay * (1 - random / 5));
}
