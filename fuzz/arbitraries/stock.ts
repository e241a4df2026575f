import * as fc from 'fast-check';

const AT_ONCE = 64;

/** Draws from an arbitrary, many at a time: the same seed gives the same values in the same order. */
export class Stock<T> {
  private drawn: T[] = [];
  private rounds = 0;

  constructor(
    private readonly arbitrary: fc.Arbitrary<T>,
    private readonly seed: number,
  ) {}

  next(): T {
    if (this.drawn.length === 0) {
      const seed = Math.imul(this.seed ^ this.rounds, 0x9e3779b1);
      this.drawn = fc.sample(this.arbitrary, { numRuns: AT_ONCE, seed });
      this.rounds += 1;
    }
    return this.drawn.pop() as T;
  }
}
