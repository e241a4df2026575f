import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for what other processes do, however busy the machine; fails only when it surely does not come. */
export async function until(
  what: () => boolean | Promise<boolean>,
  name: string,
  seconds = 90,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error(`after ${String(seconds)} s still not: ${name}`);
    await sleep(50);
  }
}
