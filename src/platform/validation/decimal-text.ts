const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const MOST_DIGITS = 40;
/** A double carries every decimal number of up to 15 significant digits unchanged, and no more. */
const SAFE_NUMBER_DIGITS = 15;

/**
 * A request's number as a canonical decimal string, or null. Strings are taken as they are written; a JSON number only as
 * far as a double has not already changed it. No exponents in strings, no signs of plus, no NaN.
 */
export function decimalText(value: unknown): string | null {
  if (typeof value === 'string') return value.length <= MOST_DIGITS && DECIMAL.test(value) ? value : null;
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  const text = plain(value);
  return text !== null && significantDigits(text) <= SAFE_NUMBER_DIGITS ? text : null;
}

/** Digits behind the point, without trailing zeros. */
export function decimalPlaces(text: string): number {
  return (text.split('.')[1] ?? '').replace(/0+$/, '').length;
}

function plain(value: number): string | null {
  const text = String(value);
  if (DECIMAL.test(text)) return text;
  if (Math.abs(value) >= 1) return null;
  const fixed = value.toFixed(20).replace(/0+$/, '');
  return Number(fixed) === value ? fixed : null;
}

function significantDigits(text: string): number {
  return text.replace(/[-.]/g, '').replace(/^0+/, '').length;
}
