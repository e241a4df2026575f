import { invalid } from '../errors';
import { minorUnits } from './currency';
import { Decimal, ZERO } from './decimal';

/** Amounts, prices and quantities stay below this in absolute value, in major units: one thousand million millions. */
export const AMOUNT_LIMIT: Decimal = new Decimal('1e15');

/**
 * Rounds to the currency's minor unit, half away from zero: −12.345 GBP is −12.35 just as 12.345 is 12.35, so that a document
 * and its reversal round alike. Never answers a negative zero.
 * @throws DomainError `validation_failed` on field `amount` for NaN or an infinity, on `currency` for an unknown code.
 */
export function roundAmount(x: Decimal, currency: string): Decimal {
  if (!x.isFinite()) throw invalid('amount', 'must be a finite number');
  const rounded = x.toDecimalPlaces(minorUnits(currency), Decimal.ROUND_HALF_UP);
  return rounded.isZero() ? ZERO : rounded;
}

/**
 * The form in which amounts cross every boundary: major units with exactly the currency's decimals ('100', '100.00',
 * '100.000'), rounded as `roundAmount` does. Never '-0.00' and never with an exponent.
 * @throws DomainError as `roundAmount` does.
 */
export function formatAmount(x: Decimal, currency: string): string {
  return roundAmount(x, currency).toFixed(minorUnits(currency));
}

/** Whether the currency can express the amount without rounding: 0.125 fits KWD, not GBP. */
export function fitsMinorUnits(x: Decimal, currency: string): boolean {
  return x.isFinite() && x.decimalPlaces() <= minorUnits(currency);
}
