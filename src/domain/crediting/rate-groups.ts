import { sum, ZERO, type Decimal } from '../money/decimal';
import { vatCode, type LineTax } from '../tax/category';
import { leftOf, rateKey, type CreditableLine, type Left } from './creditable-line';

/**
 * The lines of an invoice that bear the same taxes. Lists of taxes have one column a tax, in the order of the key; a line
 * may name its taxes in another order (see `toColumns`).
 */
export interface RateGroup {
  /** As `rateKey` writes it. */
  readonly key: string;
  readonly taxes: readonly LineTax[];
  readonly lines: readonly CreditableLine[];
  readonly net: Decimal;
  readonly taxAmounts: readonly Decimal[];
  readonly credited: { readonly net: Decimal; readonly taxes: readonly Decimal[] };
  readonly left: LeftInColumns;
  /** Parallel to `lines`. */
  readonly leftOfLines: readonly LeftInColumns[];
}

export interface LeftInColumns extends Left {
  readonly taxes: readonly Decimal[];
}

/** Groups lines by their taxes, in order of first appearance. */
export function groupByRate(lines: readonly CreditableLine[]): RateGroup[] {
  const groups = new Map<string, CreditableLine[]>();
  for (const line of lines) {
    const key = rateKey(line.taxes);
    const members = groups.get(key);
    if (members) members.push(line);
    else groups.set(key, [line]);
  }
  return [...groups].map(([key, members]) => summed(key, members));
}

/** Puts amounts that run parallel to a line's taxes in the order of its group's columns. */
export function toColumns(taxes: readonly LineTax[], amounts: readonly Decimal[]): Decimal[] {
  return columnOrder(taxes).map((position) => amounts[position] ?? ZERO);
}

/** Puts amounts in the order of the columns back in that of the line's own taxes. */
export function fromColumns(taxes: readonly LineTax[], columns: readonly Decimal[]): Decimal[] {
  const amounts = taxes.map(() => ZERO);
  columnOrder(taxes).forEach((position, column) => {
    amounts[position] = columns[column] ?? ZERO;
  });
  return amounts;
}

/** The position in `taxes` of each column. Of two taxes with one code the first is the first column. */
function columnOrder(taxes: readonly LineTax[]): number[] {
  return taxes
    .map(({ category, rate }, position) => ({ code: vatCode(category, rate), position }))
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.position - b.position))
    .map(({ position }) => position);
}

function summed(key: string, lines: readonly CreditableLine[]): RateGroup {
  const first = lines[0]?.taxes ?? [];
  const leftOfLines = lines.map((line): LeftInColumns => {
    const left = leftOf(line);
    return { ...left, taxes: toColumns(line.taxes, left.taxes) };
  });
  const leftTaxes = columnSums(leftOfLines.map(({ taxes }) => taxes));
  const left = { net: sum(leftOfLines.map(({ net }) => net)), tax: sum(leftTaxes) };
  return {
    key,
    taxes: columnOrder(first).flatMap((position) => first[position] ?? []),
    lines,
    net: sum(lines.map(({ net }) => net)),
    taxAmounts: columnSums(lines.map(({ taxes, taxAmounts }) => toColumns(taxes, taxAmounts))),
    credited: {
      net: sum(lines.map(({ credited }) => credited.net)),
      taxes: columnSums(lines.map(({ taxes, credited }) => toColumns(taxes, credited.taxes))),
    },
    left: { ...left, taxes: leftTaxes, gross: left.net.plus(left.tax) },
    leftOfLines,
  };
}

export function columnSums(table: readonly (readonly Decimal[])[]): Decimal[] {
  return (table[0] ?? []).map((_, column) => sum(table.map((row) => row[column] ?? ZERO)));
}
