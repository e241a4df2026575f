import { conflict, type DomainError } from '../errors';
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

/**
 * The number of a document, or its refusal. `last` holds the last value used of each series, none meaning 0; `taken` the numbers
 * asked for that stand on a document already. Both stay as they are: whoever takes the number notes it there before another is
 * asked for, so that there is no gap, and a refused request takes none.
 *
 * A number of the caller's own that fits the pattern must be the very next of the series of its issue date (`conflict`,
 * reason `number_out_of_sequence`, with `expected`); any other lies outside the series and moves none. No number is used
 * twice (`conflict`, reason `number_taken`).
 */
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
