import { allocate } from '../money/allocate';
import { roundAmount } from '../money/amount';
import { sum, ZERO, type Decimal } from '../money/decimal';
import { vatCode } from './category';
import type { TaxableLine } from './compute';

interface Bearer {
  line: number;
  position: number;
  net: Decimal;
}

/**
 * The taxes of each line, in the order of the line's taxes, when amounts are net. The tax of a category and rate is
 * round(Σ nets × rate / 100), rounded once (EN 16931 BR-CO-17: BT-117 = BT-116 × BT-119 / 100), and is allocated to its
 * lines in proportion to their nets by largest remainder, ties by line number.
 */
export function taxNetPrices(lines: readonly TaxableLine[], currency: string): Decimal[][] {
  const result = lines.map((line) => line.taxes.map(() => ZERO));
  for (const { rate, bearers } of groupByCategoryAndRate(lines)) {
    const nets = bearers.map((bearer) => bearer.net);
    const tax = roundAmount(sum(nets).times(rate).div(100), currency);
    const parts = allocate(tax, nets, currency);
    bearers.forEach(({ line, position }, index) => {
      const lineTaxes = result[line];
      if (lineTaxes) lineTaxes[position] = parts[index] ?? ZERO;
    });
  }
  return result;
}

function groupByCategoryAndRate(
  lines: readonly TaxableLine[],
): Iterable<{ rate: Decimal; bearers: Bearer[] }> {
  const groups = new Map<string, { rate: Decimal; bearers: Bearer[] }>();
  lines.forEach(({ amount, taxes }, line) => {
    taxes.forEach(({ category, rate }, position) => {
      const code = vatCode(category, rate);
      const group = groups.get(code) ?? { rate, bearers: [] };
      group.bearers.push({ line, position, net: amount });
      groups.set(code, group);
    });
  });
  return groups.values();
}
