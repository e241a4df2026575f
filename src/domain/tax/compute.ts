import { fitsMinorUnits } from '../money/amount';
import { type Decimal, sum, ZERO } from '../money/decimal';
import { summarise, type TaxBreakdownRow } from './breakdown';
import type { LineTax } from './category';
import { taxGrossPrices } from './gross-prices';
import { taxNetPrices } from './net-prices';

export type { TaxBreakdownRow } from './breakdown';

/** A line before tax. `amount` is rounded to the minor unit, not negative, net or gross as the document's prices are. */
export interface TaxableLine {
  amount: Decimal;
  taxes: readonly LineTax[];
}

/** A line after tax: net + tax = gross exactly, and `tax` is the sum of its taxes. */
export interface TaxedLine {
  net: Decimal;
  tax: Decimal;
  gross: Decimal;
  taxes: readonly (LineTax & { tax: Decimal })[];
}

export interface TaxComputation {
  lines: TaxedLine[];
  breakdown: TaxBreakdownRow[];
  totals: { net: Decimal; tax: Decimal; gross: Decimal };
}

/**
 * Computes the tax of a document, in major units rounded to the currency's minor unit, half away from zero.
 *
 * Net prices: once per VAT category and rate on the sum of the nets (EN 16931 BR-CO-17), then allocated to the lines. Gross
 * prices: the gross of each line stays as it is and the tax is taken out of it, once per set of taxes. In both the line taxes add
 * up to the document's tax for each category and rate, and the breakdown is exactly what the lines carry.
 * @throws RangeError when a line has no tax, or an amount that is negative or finer than the minor unit: the caller's mistake.
 */
export function computeTax(
  lines: readonly TaxableLine[],
  opts: { currency: string; pricesIncludeTax: boolean },
): TaxComputation {
  lines.forEach((line, index) => assertTaxable(line, index, opts.currency));
  const taxesOfLines = opts.pricesIncludeTax
    ? taxGrossPrices(lines, opts.currency)
    : taxNetPrices(lines, opts.currency);

  const taxed = lines.map(({ amount, taxes }, index): TaxedLine => {
    const parts = taxesOfLines[index] ?? [];
    const tax = sum(parts);
    return {
      net: opts.pricesIncludeTax ? amount.minus(tax) : amount,
      tax,
      gross: opts.pricesIncludeTax ? amount : amount.plus(tax),
      taxes: taxes.map((lineTax, position) => ({ ...lineTax, tax: parts[position] ?? ZERO })),
    };
  });
  const totals = {
    net: sum(taxed.map((line) => line.net)),
    tax: sum(taxed.map((line) => line.tax)),
    gross: sum(taxed.map((line) => line.gross)),
  };
  return { lines: taxed, breakdown: summarise(taxed), totals };
}

function assertTaxable(line: TaxableLine, index: number, currency: string): void {
  if (line.taxes.length === 0)
    throw new RangeError(`Line ${index + 1} has no tax; an untaxed line is Z, E or O`);
  if (!fitsMinorUnits(line.amount, currency) || (line.amount.isNegative() && !line.amount.isZero())) {
    throw new RangeError(`Line ${index + 1} needs a rounded amount that is not negative`);
  }
}
