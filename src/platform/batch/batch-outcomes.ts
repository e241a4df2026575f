import type { ClassConstructor } from 'class-transformer';
import { DomainError, type FieldError } from '../../domain/errors';
import { problemOf } from '../errors/problem';
import { validated } from '../validation/validation.pipe';

/** What it comes to, or its refusal; anything else that is thrown passes through. */
export function attempt<T>(work: () => T): T | DomainError {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** The same for what is still being worked on. */
export async function attemptLater<T>(work: Promise<T>): Promise<T | DomainError> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** All of what is being worked on, once none of it is any more: an error leaves nothing behind that still asks the database. */
export async function allDone<T extends readonly unknown[] | []>(
  works: T,
): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

/** The outcome of a set of one, as a single request has it. */
export function onlyOutcome<T extends object>([outcome]: readonly (T | DomainError)[]): T {
  if (!outcome || outcome instanceof DomainError) throw outcome ?? new Error('a request has an outcome');
  return outcome;
}

/** Validates each entry by itself, so that one that is malformed does not hide the others' results. */
export function readEach<T extends object>(
  type: ClassConstructor<T>,
  entries: readonly unknown[],
): (T | DomainError)[] {
  return entries.map((entry) => attempt(() => validated(type, entry, '')));
}

/** A set that is refused whole has outcomes only for what was wrong; the rest of it was right but does not exist. */
export const refusalOrNothing = (each: unknown): DomainError =>
  each instanceof DomainError
    ? each
    : new DomainError('conflict', 'Another item of the batch was refused.', { reason: 'batch_refused' });

interface BatchResult {
  readonly index: number;
  readonly status: number;
  readonly error?: object;
}

/** A result each, in order, as single requests would have been answered; `show` gives what was made its name. */
export function resultsOf<T extends object, V extends object>(
  outcomes: readonly (T | DomainError)[],
  show: (made: T) => V,
): { data: (BatchResult & Partial<V>)[]; created: number; failed: number } {
  const data = outcomes.map((outcome, index) => {
    if (!(outcome instanceof DomainError)) return { index, status: 201, ...show(outcome) };
    const error = problemOf(outcome);
    return { index, status: error.status, error } as BatchResult & Partial<V>;
  });
  const failed = data.filter(({ status }) => status !== 201).length;
  return { data, created: data.length - failed, failed };
}

const MOST_ERRORS = 100;

/** The first refusal speaks for the batch; wrong fields of all entries are named, each with its place in `list`. */
export function batchRefusal(outcomes: readonly unknown[], list: string): DomainError {
  const refusals = outcomes.flatMap((outcome, index) =>
    outcome instanceof DomainError && outcome.details['reason'] !== 'batch_refused'
      ? [{ index, outcome }]
      : [],
  );
  const [first] = refusals;
  if (!first) throw new Error('a refused batch has a refusal');
  const errors = refusals.flatMap(({ index, outcome }) => fieldErrors(outcome, `${list}.${index}`));
  return new DomainError(first.outcome.code, `${list}.${first.index}: ${first.outcome.message}`, {
    ...first.outcome.details,
    index: first.index,
    errors: errors.slice(0, MOST_ERRORS),
  });
}

function fieldErrors(refusal: DomainError, path: string): FieldError[] {
  const errors = refusal.details['errors'] as readonly FieldError[] | undefined;
  if (!errors) return [{ field: path, message: refusal.message }];
  return errors.map(({ field, message }) => ({ field: field === '' ? path : `${path}.${field}`, message }));
}
