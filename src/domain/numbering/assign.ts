import { conflict, DomainError } from '../errors';
import type { PlainDate } from '../periods/plain-date';
import { fitSequence, formatNumber, seriesKey, type NumberPattern } from './pattern';

/** A document that wants a number: its own, or the next of the series of its issue date. */
export interface NumberRequest {
  readonly number?: string | null;
  readonly date: PlainDate;
}

/** A number with its place in a series, or without one when it lies outside. */
export type AssignedNumber =
  | { readonly number: string; readonly seriesKey: string; readonly seq: number }
  | { readonly number: string; readonly seriesKey: null; readonly seq: null };

export interface NumberAssignment {
  /** One for each request, in order: its number, or the refusal. */
  readonly results: readonly (AssignedNumber | DomainError)[];
  /** The new last values of the series that moved, and of no other. */
  readonly counters: ReadonlyMap<string, number>;
}

/**
 * Numbers documents in the order given, without a gap: a refused request takes no number. `counters` holds the last value
 * used of each series, none meaning 0; `taken` the numbers asked for that stand on a document already.
 *
 * A number of the caller's own that fits the pattern must be the very next of the series of its issue date (`conflict`,
 * reason `number_out_of_sequence`, with `expected`); any other lies outside the series and moves no counter. No number is used
 * twice (`conflict`, reason `number_taken`), also not within one call.
 */
export function assignNumbers(
  requests: readonly NumberRequest[],
  pattern: NumberPattern,
  counters: ReadonlyMap<string, number>,
  taken: ReadonlySet<string>,
): NumberAssignment {
  const used = new Set(taken);
  const last = new Map(counters);
  const moved = new Map<string, number>();
  const results = requests.map((request) => {
    const result = assignNumber(request, pattern, last, used);
    if (result instanceof DomainError) return result;
    used.add(result.number);
    if (result.seriesKey !== null) {
      last.set(result.seriesKey, result.seq);
      moved.set(result.seriesKey, result.seq);
    }
    return result;
  });
  return { results, counters: moved };
}

/** The number of one document by the same rules, or its refusal. Whoever asks takes it: `last` and `taken` stay as they are. */
export function assignNumber(
  { number: own, date }: NumberRequest,
  pattern: NumberPattern,
  last: ReadonlyMap<string, number>,
  taken: ReadonlySet<string>,
): AssignedNumber | DomainError {
  const key = seriesKey(pattern, date);
  const seq = (last.get(key) ?? 0) + 1;
  const next = formatNumber(pattern, seq, date);
  const number = own ?? next;
  if (taken.has(number)) return conflict('number_taken', `The number ${number} is taken`, { number });
  if (number === next) return { number, seriesKey: key, seq };
  if (fitSequence(pattern, number) === null) return { number, seriesKey: null, seq: null };
  return conflict('number_out_of_sequence', `The number ${number} fits the series, whose next is ${next}`, {
    number,
    expected: next,
  });
}
