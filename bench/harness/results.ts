import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Machine } from './machine';
import type { Figure } from './measure';
import type { Scale } from './options';

export const RESULTS = resolve(__dirname, '../../../bench/results.json');

export interface BenchResult {
  readonly name: string;
  readonly at: string;
  readonly scale: Scale;
  readonly rounds: number;
  /** The length of one measurement, where it has one. */
  readonly secondsEach: number;
  /** What the figures are of. */
  readonly size: string | null;
  readonly versions: Readonly<Record<string, string>>;
  /** Seconds, all in all. */
  readonly took: number;
  /** What was found right afterwards. */
  readonly checked: string | null;
  readonly figures: readonly Figure[];
}

/** The last results of each bench, each with the machine as it was found then. */
export interface Results {
  readonly benches: Readonly<Record<string, BenchResult & { readonly machine: Machine }>>;
}

/** A bench that ran alone takes the place of its own earlier results only. */
export function addToResults(machine: Machine, result: BenchResult): void {
  const { benches } = readResults();
  const all: Results = { benches: { ...benches, [result.name]: { ...result, machine } } };
  writeFileSync(RESULTS, `${JSON.stringify(all, null, 2)}\n`);
}

/** None where nothing was measured, or by another version of this program. */
export function readResults(): Results {
  const found = existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Partial<Results>) : {};
  return { benches: found.benches ?? {} };
}
