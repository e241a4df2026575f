import { invalid } from '../errors';
import { minorUnits } from './currency';
import { Decimal, ZERO } from './decimal';

const LIMIT = new Decimal('1e15');

/**
 * Amounts, prices and quantities stay below 10^15 in absolute value, in major units: one thousand million millions. Of a number
 * that is not negative, and by its exponent: decimal.js copies what it compares with, and every amount of every line comes here.
 */
export const belowLimit = (x: Decimal): boolean => x.e < LIMIT.e;

/**
 * Rounds to the currency's minor unit, half away from zero: −12.345 GBP is −12.35 just as 12.345 is 12.35, so that a document
 * and its reversal round alike. Never answers a negative zero.
 * @throws DomainError `validation_failed` on field `amount` for NaN or an infinity, on `currency` for an unknown code.
 */
export function roundAmount(x: Decimal, currency: string): Decimal {
  if (!x.isFinite()) throw invalid('amount', 'must be a finite number');
  const digits = minorUnits(currency);
  const rounded = x.decimalPlaces() <= digits ? x : x.toDecimalPlaces(digits, Decimal.ROUND_HALF_UP);
  return rounded.isZero() ? ZERO : rounded;
}

/**
 * The form in which amounts cross every boundary: major units with exactly the currency's decimals ('100', '100.00',
 * '100.000'), rounded as `roundAmount` does. Never '-0.00' and never with an exponent.
 * @throws DomainError as `roundAmount` does.
 */
export function formatAmount(x: Decimal, currency: string): string {
  const digits = minorUnits(currency);
  const exact = x.isFinite() ? paddedText(x.toFixed(), digits) : null;
  return exact ?? roundAmount(x, currency).toFixed(digits);
}

/** What is no finer than the currency, which almost every amount is, needs no rounding but zeros; null for what is finer. */
function paddedText(text: string, digits: number): string | null {
  const point = text.indexOf('.');
  const missing = digits - (point < 0 ? 0 : text.length - point - 1);
  if (missing < 0) return null;
  if (missing === 0) return text;
  return `${point < 0 ? `${text}.` : text}${'0'.repeat(missing)}`;
}

/** Whether the currency can express the amount without rounding: 0.125 fits KWD, not GBP. */
export function fitsMinorUnits(x: Decimal, currency: string): boolean {
  return x.isFinite() && x.decimalPlaces() <= minorUnits(currency);
}

/**
 * The same of an amount that is text already. What has exactly the currency's decimals is taken as it stands: views of what was
 * just decided cost no arithmetic.
 */
export function formatAmountText(text: string, currency: string): string {
  return isFormatted(text, currency) ? text : formatAmount(new Decimal(text), currency);
}

/** The amount with its sign turned, formatted; zero stays without one. */
export function negatedAmountText(text: string, currency: string): string {
  const formatted = formatAmountText(text, currency);
  if (formatted.startsWith('-')) return formatted.slice(1);
  return /[1-9]/.test(formatted) ? `-${formatted}` : formatted;
}

function isFormatted(text: string, currency: string): boolean {
  const digits = minorUnits(currency);
  const point = text.length - digits - 1;
  if (digits === 0 ? text.includes('.') : text.indexOf('.') !== point || point < 1) return false;
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) && !/^-[0.]+$/.test(text);
}
