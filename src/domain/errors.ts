/** One field of a request that is wrong. `field` is a path as the sender wrote it: `items.3.quantity`, 0-based. */
export interface FieldError {
  field: string;
  message: string;
}

/**
 * The only error that the domain and the services throw on purpose.
 *
 * `code` is stable snake_case, the thing that a client branches on; `message` is for people and may change. `details` holds
 * what a client needs to act (sums, dates, limits), amounts as decimal strings. Knows no HTTP: statuses are mapped from codes
 * at the edge.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** Several fields are wrong at once; the message is the first of them, so that it stands alone in a log. */
export const invalidFields = (errors: readonly FieldError[]): DomainError => {
  const first = errors[0];
  const message = first === undefined ? 'The request is not valid' : `${first.field}: ${first.message}`;
  return new DomainError('validation_failed', message, { errors: [...errors] });
};

/** One field is wrong in itself, whatever the state of the books. */
export const invalid = (field: string, message: string): DomainError => invalidFields([{ field, message }]);

/** The request is sound but the state of its object forbids it; `reason` is stable snake_case like a code. */
export const conflict = (
  reason: string,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): DomainError => new DomainError('conflict', message, { ...details, reason });

/** Nothing of that kind is visible to the caller: absent, or another organisation's, which must look the same. */
export const notFound = (what: string, id?: string): DomainError =>
  id === undefined
    ? new DomainError('not_found', `${what} not found`, { what })
    : new DomainError('not_found', `${what} ${id} not found`, { what, id });
