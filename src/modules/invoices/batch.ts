import { DomainError, type FieldError } from '../../domain/errors';
import { problemOf } from '../../platform/errors/problem';
import { validated } from '../../platform/validation/validation.pipe';
import { CreateInvoiceRequest } from './dto/create-invoice.dto';
import type { InvoiceBatchView } from './dto/invoice-actions.dto';
import type { Outcome } from './stage-invoices';

/** Validates each entry by itself, so that one that is malformed does not hide the others' results. */
export function readBatch(entries: readonly unknown[]): (CreateInvoiceRequest | DomainError)[] {
  return entries.map((entry) => {
    try {
      return validated(CreateInvoiceRequest, entry, '');
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
  });
}

/** A result each, in order, as single requests would have been answered. */
export function batchView(outcomes: readonly Outcome[]): InvoiceBatchView {
  const data = outcomes.map((outcome, index) => {
    if (!(outcome instanceof DomainError)) return { index, status: 201, invoice: outcome };
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
  return new DomainError(first.outcome.code, `invoices.${first.index}: ${first.outcome.message}`, {
    ...first.outcome.details,
    index: first.index,
    errors: errors.slice(0, MOST_ERRORS),
  });
}

const MOST_ERRORS = 100;

function fieldErrors(refusal: DomainError, index: number): FieldError[] {
  const errors = refusal.details['errors'] as readonly FieldError[] | undefined;
  const path = `invoices.${index}`;
  if (!errors) return [{ field: path, message: refusal.message }];
  return errors.map(({ field, message }) => ({ field: field === '' ? path : `${path}.${field}`, message }));
}
