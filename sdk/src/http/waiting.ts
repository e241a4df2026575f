const LONGEST_DELAY_MS = 8_000;

/** Grows twofold with each attempt, from 0; half of it is chance, so that clients that failed together do not return together. */
export function delayBefore(attempt: number, firstDelayMs: number): number {
  const whole = Math.min(firstDelayMs * 2 ** attempt, LONGEST_DELAY_MS);
  return whole * (0.5 + Math.random() / 2);
}

/** Waits, unless the signal ends it; then throws the signal's reason. */
export function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, ms);
    signal?.addEventListener('abort', end, { once: true });
  });
}
