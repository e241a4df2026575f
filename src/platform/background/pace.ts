import { setTimeout as sleep } from 'node:timers/promises';

/** For each millisecond of work: whoever asks meanwhile hardly notices it, and it is done soon enough. */
const REST = 3;
const MOST_REST_MS = 250;

/** The pace of work that can wait and comes in pieces: between them it leaves processors and database to who asks for something. */
export class Pace {
  private since = performance.now();

  /** After a piece: rests by how long it took. */
  async rest(): Promise<void> {
    const worked = performance.now() - this.since;
    await sleep(Math.min(MOST_REST_MS, REST * worked));
    this.since = performance.now();
  }
}
