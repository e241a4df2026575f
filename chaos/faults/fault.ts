import type { Random } from '../random';
import type { System } from '../system/system';

/** One way for things to go wrong. It ends with everything mended again, whatever happened on the way. */
export interface Fault {
  readonly name: string;
  readonly weight: number;
  /** Why it cannot be had on this machine; null where it can. */
  readonly missing?: (system: System) => string | null;
  inject(system: System, random: Random): Promise<void>;
}
