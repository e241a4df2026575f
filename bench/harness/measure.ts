import type { Cell, Ready, Sample, Target, Unit } from './bench';
import { summaryOf, type Summary } from './statistics';

export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  readonly value: Summary;
  readonly reference: string | null;
  /** To the reference, of the rounds one by one. */
  readonly ratio: Summary | null;
  readonly targets: readonly JudgedTarget[];
  /** Medians. */
  readonly beside: Readonly<Record<string, number>>;
  readonly rounds: readonly Sample[];
}

export type JudgedTarget = Target & { readonly met: boolean };

type Samples = ReadonlyMap<string, readonly Sample[]>;

/** Takes every cell once a round; every other round backwards, so that none always has the larger tables. */
export async function measureRounds(
  { cells }: Ready,
  rounds: number,
  say: (text: string) => void,
): Promise<Figure[]> {
  const samples = new Map<string, Sample[]>(cells.map(({ name }) => [name, []]));
  if (samples.size < cells.length) throw new Error('two cells have one name');
  for (let round = 1; round <= rounds; round += 1) {
    const found: string[] = [];
    for (const cell of round % 2 === 1 ? cells : [...cells].reverse()) {
      const sample = await cell.measure();
      samples.get(cell.name)?.push(sample);
      found.push(`${cell.name}: ${short(sample.value)}`);
    }
    say(`Round ${round} of ${rounds}   ${found.join('   ')}`);
  }
  return cells.map((cell) => figureOf(cell, samples));
}

function figureOf(cell: Cell, samples: Samples): Figure {
  const rounds = samples.get(cell.name) ?? [];
  const value = summaryOf(rounds.map((each) => each.value));
  const ratio = cell.reference === undefined ? null : ratioOf(rounds, cell.reference, samples);
  const beside = besideOf(rounds);
  const found: Readonly<Record<string, number | undefined>> = {
    ...beside,
    value: value.median,
    ratio: ratio?.median,
  };
  return {
    name: cell.name,
    unit: cell.unit,
    value,
    reference: cell.reference ?? null,
    ratio,
    targets: (cell.targets ?? []).map((target) => ({ ...target, met: isMet(target, found[target.of]) })),
    beside,
    rounds,
  };
}

function ratioOf(rounds: readonly Sample[], name: string, samples: Samples): Summary {
  const reference = samples.get(name);
  if (!reference) throw new Error(`there is no reference ${name}`);
  return summaryOf(rounds.map(({ value }, round) => value / (reference[round]?.value ?? NaN)));
}

function besideOf(rounds: readonly Sample[]): Record<string, number> {
  const names = new Set(rounds.flatMap(({ beside }) => Object.keys(beside ?? {})));
  const median = (name: string): number =>
    summaryOf(rounds.flatMap(({ beside }) => beside?.[name] ?? [])).median;
  return Object.fromEntries([...names].map((name) => [name, median(name)]));
}

/** What was not measured, or is not a number, meets nothing. */
function isMet({ least, most }: Target, median: number | undefined): boolean {
  if (median === undefined || Number.isNaN(median)) return false;
  return (least === undefined || median >= least) && (most === undefined || median <= most);
}

/** Three digits that count. */
export const short = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toPrecision(3);
