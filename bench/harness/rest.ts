import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 250;
const MOST_BUSY = 0.06;

interface Watched {
  readonly cpuSeconds: () => number;
  /** Whether it is known to have something left to do. */
  readonly isBehind: () => Promise<boolean>;
}

export interface Patience {
  /** So long nothing is left to do, and less than 6 % of a processor used. */
  readonly quietSeconds: number;
  /** Then it is waited for no longer. */
  readonly mostSeconds: number;
}

/**
 * Until what was left to be done in the background by what was measured before is done. Where nothing is told of processors,
 * `quietSeconds` without anything known to be left are all.
 */
export async function untilAtRest(
  { cpuSeconds, isBehind }: Watched,
  { quietSeconds, mostSeconds }: Patience,
): Promise<void> {
  const deadline = performance.now() + mostSeconds * 1000;
  for (let quietMs = 0; quietMs < quietSeconds * 1000 && performance.now() < deadline;) {
    const [before, since] = [cpuSeconds(), performance.now()];
    await sleep(LOOK_MS);
    const [used, passed] = [cpuSeconds() - before, performance.now() - since];
    const busy = (used * 1000) / passed >= MOST_BUSY;
    quietMs = busy || (await isBehind()) ? 0 : quietMs + passed;
  }
}
