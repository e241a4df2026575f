import { allocate } from '../money/allocate';
import { roundAmount } from '../money/amount';
import { sum, ZERO, type Decimal } from '../money/decimal';
import { vatCode } from './category';
import type { TaxableLine } from './compute';

/** Lines that bear the same set of taxes. Columns are the taxes of the set, in order of their VAT codes. */
interface Group {
  rates: Decimal[];
  members: { line: number; gross: Decimal; positions: number[] }[];
}

/**
 * The taxes of each line, in the order of the line's taxes, when amounts are gross. Lines are grouped by their set of taxes; with
 * R the sum of a group's rates and G the sum of its grosses, its tax is round(G × R / (100 + R)), rounded once and allocated
 * to its lines in proportion to their grosses by largest remainder. The group's tax is split over its taxes by rate.
 */
export function taxGrossPrices(lines: readonly TaxableLine[], currency: string): Decimal[][] {
  const result = lines.map((line) => line.taxes.map(() => ZERO));
  for (const { rates, members } of groupByTaxes(lines)) {
    const grosses = members.map((member) => member.gross);
    const rate = sum(rates);
    const tax = roundAmount(sum(grosses).times(rate).div(rate.plus(100)), currency);
    const lineTaxes = allocate(tax, grosses, currency);
    const table = spread(lineTaxes, allocate(tax, rates, currency), currency);
    members.forEach(({ line, positions }, row) => {
      const target = result[line];
      positions.forEach((position, column) => {
        if (target) target[position] = table[row]?.[column] ?? ZERO;
      });
    });
  }
  return result;
}

function groupByTaxes(lines: readonly TaxableLine[]): Iterable<Group> {
  const groups = new Map<string, Group>();
  lines.forEach(({ amount, taxes }, line) => {
    const columns = taxes
      .map(({ category, rate }, position) => ({ code: vatCode(category, rate), rate, position }))
      .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.position - b.position));
    const key = columns.map((column) => column.code).join('+');
    const group = groups.get(key) ?? { rates: columns.map((column) => column.rate), members: [] };
    group.members.push({ line, gross: amount, positions: columns.map((column) => column.position) });
    groups.set(key, group);
  });
  return groups.values();
}

/**
 * A table of amounts that are not negative, whose rows add up to the taxes of the lines and whose columns add up to those of
 * the rates. Each row in turn is allocated by what is left of the columns: a share of what is left never exceeds it, and the
 * last row takes all of it, so both sums hold to the minor unit.
 */
function spread(rows: readonly Decimal[], columns: readonly Decimal[], currency: string): Decimal[][] {
  let left = [...columns];
  return rows.map((row) => {
    if (columns.length === 1) return [row];
    const parts = allocate(row, left, currency);
    left = left.map((amount, column) => amount.minus(parts[column] ?? ZERO));
    return parts;
  });
}
