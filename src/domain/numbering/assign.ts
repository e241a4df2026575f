import { conflict, DomainError } from '../errors';
import type { PlainDate } from '../periods/plain-date';
import { fitSequence, formatNumber, seriesKey, type NumberPattern } from './pattern';

/** A document that wants a number: its own, or the next of the series of its issue date. */
export interface NumberRequest {
  readonly number?: string | null;
  readonly date: PlainDate;
}

/** A number with its place in a series, or without one when it lies outside. */
export interface AssignedNumber {
  readonly number: string;
  readonly seriesKey: string | null;
  readonly seq: number | null;
}

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
  const moved = new Map<string, number>();
  const results = requests.map((request) => {
    const key = seriesKey(pattern, request.date);
    const seq = (moved.get(key) ?? counters.get(key) ?? 0) + 1;
    const result = assign(request.number, {
      number: formatNumber(pattern, seq, request.date),
      seriesKey: key,
      seq,
    });
    if (result instanceof DomainError) return result;
    used.add(result.number);
    if (result.seriesKey !== null) moved.set(key, seq);
    return result;
  });
  return { results, counters: moved };

  function assign(own: string | null | undefined, next: AssignedNumber): AssignedNumber | DomainError {
    const number = own ?? next.number;
    if (used.has(number)) return conflict('number_taken', `The number ${number} is taken`, { number });
    if (number === next.number) return next;
    if (fitSequence(pattern, number) === null) return { number, seriesKey: null, seq: null };
    return conflict(
      'number_out_of_sequence',
      `The number ${number} fits the series, whose next is ${next.number}`,
      {
        number,
        expected: next.number,
      },
    );
  }
}
