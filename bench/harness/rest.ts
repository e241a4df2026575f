import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 250;
const LOOKS = 4;
const MOST_BUSY = 0.06;
const MOST_LOOKS = 120;

interface Watched {
  readonly cpuSeconds: () => number;
  /** Whether it is known to have something left to do. */
  readonly isBehind: () => Promise<boolean>;
}

/**
 * Until a second has passed in which nothing was left to do and less than 6 % of a processor was used: what was left to be done in the
 * background by what was measured before is done. After half a minute it is waited for no longer; where nothing is told of processors, a second is all.
 */
export async function untilAtRest({ cpuSeconds, isBehind }: Watched): Promise<void> {
  let quiet = 0;
  for (let looks = 0; quiet < LOOKS && looks < MOST_LOOKS; looks += 1) {
    const [before, since] = [cpuSeconds(), performance.now()];
    await sleep(LOOK_MS);
    const used = cpuSeconds() - before;
    const busy = (used * 1000) / (performance.now() - since) >= MOST_BUSY;
    quiet = busy || (await isBehind()) ? 0 : quiet + 1;
  }
}
