import { DomainError, invalid, invalidFields, type FieldError } from '../errors';
import { belowLimit } from '../money/amount';
import { parseDecimal, type Decimal } from '../money/decimal';

const MOST_ERRORS = 100;

/** Gathers what is wrong with a request, so that its sender learns all of it at once; the first hundred at most. */
export class FieldErrors {
  private readonly errors: FieldError[] = [];

  add(field: string, message: string): void {
    if (this.errors.length < MOST_ERRORS) this.errors.push({ field, message });
  }

  /** Runs one check. Its `validation_failed` is kept and answered with undefined; any other error passes through. */
  capture<T>(check: () => T): T | undefined {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'validation_failed') throw error;
      for (const each of error.details['errors'] as readonly FieldError[]) this.add(each.field, each.message);
      return undefined;
    }
  }

  /** @throws DomainError `validation_failed` with every field gathered, if there is any. */
  throwIfAny(): void {
    if (this.errors.length > 0) throw invalidFields(this.errors);
  }
}

/**
 * Reads a number of a document: plain decimal notation, not negative, below 10^15, with at most `maxDecimals` decimals
 * that count (trailing zeros do not).
 * @throws DomainError `validation_failed` on `field`.
 */
export function readNumber(text: string, field: string, maxDecimals: number): Decimal {
  const value = parseDecimal(text);
  if (value === null) throw invalid(field, 'must be a decimal number');
  if (value.isNegative()) throw invalid(field, 'must not be negative');
  if (!belowLimit(value)) throw invalid(field, 'must be below 10^15');
  if (value.decimalPlaces() > maxDecimals) {
    throw invalid(
      field,
      maxDecimals === 0 ? 'must be a whole number' : `must have at most ${maxDecimals} decimals`,
    );
  }
  return value;
}
