import type { Cleanup } from './cleanup';
import type { Options } from './options';

export type Unit = 'a second' | 'ms' | 's' | 'MB';

export interface Sample {
  readonly value: number;
  /** What else was seen, by name with its unit: 'p99 ms', 'service CPU ms each'. */
  readonly beside?: Readonly<Record<string, number>>;
}

/** What is promised of the median over the rounds. */
export interface Target {
  /** `value`, `ratio` (to the reference), or a name of what is measured beside. */
  readonly of: string;
  readonly least?: number;
  readonly most?: number;
}

/** One thing that is measured in every round. */
export interface Cell {
  readonly name: string;
  readonly unit: Unit;
  /** The cell that it is divided by, in the same round; a reference has none. */
  readonly reference?: string;
  readonly targets?: readonly Target[];
  measure(): Promise<Sample>;
}

/** A bench that is ready to measure. */
export interface Ready {
  /** In the order of a round: references stand between what is compared with them. */
  readonly cells: readonly Cell[];
  /** What the figures are of, where that can be chosen: '1,000,000 credit notes'. */
  readonly size?: string;
  /** Fewer rounds than the others have, for what cannot be done again. */
  readonly rounds?: number;
  /** Of what was measured with: { PostgreSQL: '18.4' }. */
  readonly versions: Readonly<Record<string, string>>;
  warmUp?(): Promise<void>;
  /** Once all is measured: throws when the figures are void, else tells what was checked. */
  check?(): Promise<string>;
}

export interface Tools {
  readonly options: Options;
  readonly cleanup: Cleanup;
  readonly say: (text: string) => void;
}

/** One of the benchmarks, as `npm run bench` lists them. */
export interface Bench {
  readonly name: string;
  readonly measures: string;
  readonly reference: string;
  prepare(tools: Tools): Promise<Ready>;
}
