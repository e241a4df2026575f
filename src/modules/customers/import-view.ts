import { DomainError, type FieldError } from '../../domain/errors';
import { problemOf } from '../../platform/errors/problem';
import { viewOf } from './customer-record';
import type { CustomerImportView, ImportedCustomerView } from './dto/import-customers.dto';
import type { RowOutcome } from './import-customers';

const MOST_ERRORS = 100;

/** A result each, in order, as single requests would have been answered. */
export function importView(outcomes: readonly RowOutcome[]): CustomerImportView {
  const data = outcomes.map((each, index): ImportedCustomerView => {
    if (each instanceof DomainError) {
      const error = problemOf(each);
      return { index, status: error.status, error };
    }
    const { outcome, customer } = each;
    return { index, status: outcome === 'created' ? 201 : 200, outcome, customer: viewOf(customer) };
  });
  const count = (outcome: ImportedCustomerView['outcome']): number =>
    data.filter((each) => each.outcome === outcome).length;
  return {
    data,
    created: count('created'),
    updated: count('updated'),
    skipped: count('skipped'),
    failed: count(undefined),
  };
}

/** The first refusal speaks for the import; wrong fields of all rows are named, each with its place. */
export function importRefusal(outcomes: readonly RowOutcome[]): DomainError {
  const refusals = outcomes.flatMap((each, index) =>
    each instanceof DomainError ? [{ index, refusal: each }] : [],
  );
  const [first] = refusals;
  if (!first) throw new Error('a refused import has a refusal');
  const errors = refusals.flatMap(({ index, refusal }) => fieldErrors(refusal, `customers.${index}`));
  return new DomainError(first.refusal.code, `customers.${first.index}: ${first.refusal.message}`, {
    ...first.refusal.details,
    index: first.index,
    errors: errors.slice(0, MOST_ERRORS),
  });
}

function fieldErrors(refusal: DomainError, path: string): FieldError[] {
  const errors = refusal.details['errors'] as readonly FieldError[] | undefined;
  if (!errors) return [{ field: path, message: refusal.message }];
  return errors.map(({ field, message }) => ({ field: field === '' ? path : `${path}.${field}`, message }));
}
