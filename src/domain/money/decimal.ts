import { Decimal as BaseDecimal } from 'decimal.js';

/**
 * The decimal of the books. 60 significant digits hold the exact product of the largest quantity, price and rate the service
 * accepts (21 digits each), so that only the division of a tax or of a share is ever inexact, and far below a minor unit.
 * ROUND_HALF_UP of decimal.js is half away from zero. Exponents beyond ±1000 overflow to Infinity or to zero, so that no short
 * text can ask for a number of a million digits; text never comes out in exponent notation.
 */
export const Decimal = BaseDecimal.clone({
  precision: 60,
  rounding: BaseDecimal.ROUND_HALF_UP,
  minE: -1000,
  maxE: 1000,
  toExpNeg: -1001,
  toExpPos: 1001,
  defaults: true,
});
export type Decimal = BaseDecimal;

export const ZERO: Decimal = new Decimal(0);
export const ONE: Decimal = new Decimal(1);

/** Exact sum; zero for an empty list. Not rounded to a currency. */
export function sum(values: readonly Decimal[]): Decimal {
  const [first = ZERO, ...others] = values;
  let total = first;
  for (const value of others) total = total.plus(value);
  return total.isZero() ? ZERO : total;
}

const PLAIN_DECIMAL = /^-?\d+(\.\d+)?$/;
const LONGEST = 64;

/**
 * Reads plain decimal notation ('12', '-0.50'), the only one the service accepts, or answers null. Exponents, hexadecimal,
 * 'NaN', 'Infinity', separators, signs of plus, bare points, spaces and texts beyond 64 characters are refused, all of
 * which decimal.js by itself would take in part. A negative zero becomes zero.
 */
export function parseDecimal(text: string): Decimal | null {
  if (typeof text !== 'string' || text.length > LONGEST || !PLAIN_DECIMAL.test(text)) return null;
  const value = new Decimal(text);
  return value.isZero() ? ZERO : value;
}
