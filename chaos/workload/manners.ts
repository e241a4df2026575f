import type { Random } from '../random';
import type { Wish } from './wish';

/** How a client asks: drawn with the step, before anything is answered. */
export interface Manners {
  /** Rounds of attempts, at most. */
  readonly patience: number;
  /** How often it is sent at once, under one key. */
  readonly copies: number;
  /** The client goes away after so long in the first round. */
  readonly leaveAfterMs: number | undefined;
  /** Once more when it was acknowledged already. */
  readonly again: boolean;
  /** The key once more, with another body. */
  readonly otherBody: boolean;
}

const PATIENT = 80;

export function mannersOf(random: Random, { method, dry }: Pick<Wish, 'method' | 'dry'>): Manners {
  const drawn = {
    patience: random.chance(0.1) ? random.between(1, 2) : PATIENT,
    copies: random.chance(0.15) ? random.between(2, 4) : 1,
    leaveAfterMs: random.chance(0.06) ? random.between(1, 80) : undefined,
    again: random.chance(0.05),
    otherBody: random.chance(0.03),
  };
  // Without a key each attempt is a request of its own; with a test key too.
  const keyed = (method === 'POST' || method === 'PATCH') && dry !== true;
  return keyed ? drawn : { ...drawn, patience: 1, copies: 1, again: false, otherBody: false };
}
