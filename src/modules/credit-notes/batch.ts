import { DomainError, type FieldError } from '../../domain/errors';
import { problemOf } from '../../platform/errors/problem';
import { validated } from '../../platform/validation/validation.pipe';
import { CreateCreditNoteRequest } from './dto/create-credit-note.dto';
import type { BatchView, CreditNoteView } from './dto/credit-note.dto';

/** Of each request, in order: the credit note, or why there is none. */
export type Outcome = CreditNoteView | DomainError;

/** Validates each entry by itself, so that one that is malformed does not hide the others' results. */
export function readBatch(entries: readonly unknown[]): (CreateCreditNoteRequest | DomainError)[] {
  return entries.map((entry) => attempt(() => validated(CreateCreditNoteRequest, entry, '')));
}

/** What it comes to, or its refusal; anything else that is thrown passes through. */
export function attempt<T>(work: () => T): T | DomainError {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** A set that is refused whole has outcomes only for what was wrong; the rest of it was right but does not exist. */
export const refusalOrNothing = (each: unknown): DomainError =>
  each instanceof DomainError
    ? each
    : new DomainError('conflict', 'Another item of the batch was refused.', { reason: 'batch_refused' });

/** A result each, in order, as single requests would have been answered. */
export function batchView(outcomes: readonly Outcome[]): BatchView {
  const data = outcomes.map((outcome, index) => {
    if (!(outcome instanceof DomainError)) return { index, status: 201, creditNote: outcome };
    const error = problemOf(outcome);
    return { index, status: error.status, error };
  });
  const failed = data.filter(({ status }) => status !== 201).length;
  return { data, created: data.length - failed, failed };
}

/** The first refusal speaks for the batch; wrong fields of all entries are named, each with its place. */
export function batchRefusal(outcomes: readonly Outcome[]): DomainError {
  const refusals = outcomes.flatMap((outcome, index) =>
    outcome instanceof DomainError && outcome.details['reason'] !== 'batch_refused'
      ? [{ index, outcome }]
      : [],
  );
  const [first] = refusals;
  if (!first) throw new Error('a refused batch has a refusal');
  const errors = refusals.flatMap(({ index, outcome }) => fieldErrors(outcome, index));
  return new DomainError(first.outcome.code, `creditNotes.${first.index}: ${first.outcome.message}`, {
    ...first.outcome.details,
    index: first.index,
    errors: errors.slice(0, MOST_ERRORS),
  });
}

const MOST_ERRORS = 100;

function fieldErrors(refusal: DomainError, index: number): FieldError[] {
  const errors = refusal.details['errors'] as readonly FieldError[] | undefined;
  const path = `creditNotes.${index}`;
  if (!errors) return [{ field: path, message: refusal.message }];
  return errors.map(({ field, message }) => ({ field: field === '' ? path : `${path}.${field}`, message }));
}
