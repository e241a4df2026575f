const FIRST_MS = 250;
const LONGEST_MS = 15_000;
/** Whoever worked for so long was no failed start. */
const STEADY_MS = 60_000;
const MOST_IN_A_ROW = 8;

/** When a worker that died is started anew: soon at first, then after longer and longer pauses, and in the end not at all. */
export class Restarts {
  private inARow = 0;

  /** Milliseconds to wait after a worker that lived for so long; null when there is no use in trying again. */
  after(livedMs: number): number | null {
    this.inARow = livedMs >= STEADY_MS ? 1 : this.inARow + 1;
    if (this.inARow > MOST_IN_A_ROW) return null;
    return Math.min(LONGEST_MS, FIRST_MS * 2 ** (this.inARow - 1));
  }
}
