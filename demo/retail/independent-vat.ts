/**
 * The VAT of a document by a calculation of its own: whole numbers only, nothing shared with the service's code, so
 * that the two can be wrong only separately. Quantities and prices have up to 6 decimals, rates up to 4.
 */
export interface VatItem {
  readonly quantity: string;
  readonly unitPrice: string;
  readonly taxRate: string;
  readonly taxCategory?: string;
}

export interface VatRow {
  readonly category: string;
  /** In ten-thousandths of a per cent: 17.5 % is 175000. */
  readonly rate: bigint;
  /** In pence, as all amounts here. */
  readonly taxable: bigint;
  readonly tax: bigint;
}

export interface Vat {
  /** Per category and rate, in the order of their first line. */
  readonly rows: readonly VatRow[];
  readonly net: bigint;
  readonly tax: bigint;
  readonly gross: bigint;
}

const RATE_DECIMALS = 4;
const MICRO = 6;
/** Quantity × price, both in millionths, is in units of 10⁻¹² pounds, that is 10⁻¹⁰ pence. */
const UNITS_A_PENNY = 10n ** 10n;
/** Pence × rate: ten-thousandths of a per cent of a penny. */
const RATE_UNITS = 100n * 10n ** BigInt(RATE_DECIMALS);

/** A line is rounded to pence; tax is computed once per category and rate on the sum of the lines, and rounded once. */
export function independentVat(items: readonly VatItem[]): Vat {
  const taxable = new Map<string, { category: string; rate: bigint; taxable: bigint }>();
  for (const item of items) {
    const rate = scaled(item.taxRate, RATE_DECIMALS);
    const category = item.taxCategory ?? (rate === 0n ? 'Z' : 'S');
    const units = scaled(item.quantity, MICRO) * scaled(item.unitPrice, MICRO);
    const row = taxable.get(`${category} ${rate}`) ?? { category, rate, taxable: 0n };
    row.taxable += roundedQuotient(units, UNITS_A_PENNY);
    taxable.set(`${category} ${rate}`, row);
  }
  const rows = [...taxable.values()].map((row) => ({
    ...row,
    tax: roundedQuotient(row.taxable * row.rate, RATE_UNITS),
  }));
  const net = rows.reduce((sum, row) => sum + row.taxable, 0n);
  const tax = rows.reduce((sum, row) => sum + row.tax, 0n);
  return { rows, net, tax, gross: net + tax };
}

/** Half away from zero. */
export function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}

/** A decimal text as a whole number of its last permitted decimal; more decimals than that are an error unless zero. */
export function scaled(text: string, decimals: number): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const fraction = match?.[3] ?? '';
  if (match === null || /[1-9]/.test(fraction.slice(decimals)))
    throw new Error(`${text}: not of ${decimals} decimals`);
  const size = BigInt(`${match[2] ?? ''}${fraction.slice(0, decimals).padEnd(decimals, '0')}`);
  return match[1] === '-' ? -size : size;
}

export const rateUnits = (rate: string): bigint => scaled(rate, RATE_DECIMALS);
export const inPence = (amount: string): bigint => scaled(amount, 2);
