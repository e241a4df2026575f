import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 250;
const LOOKS = 4;
const MOST_BUSY = 0.06;
const MOST_LOOKS = 120;

/**
 * Until a second has passed in which less than 6 % of a processor was used: what was left to be done in the background by what was
 * measured before is done. After half a minute it is waited for no longer; where nothing is told of processors, a second is all.
 */
export async function untilAtRest(cpuSeconds: () => number): Promise<void> {
  let quiet = 0;
  for (let looks = 0; quiet < LOOKS && looks < MOST_LOOKS; looks += 1) {
    const [before, since] = [cpuSeconds(), performance.now()];
    await sleep(LOOK_MS);
    const used = cpuSeconds() - before;
    quiet = (used * 1000) / (performance.now() - since) < MOST_BUSY ? quiet + 1 : 0;
  }
}
