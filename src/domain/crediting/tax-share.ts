import { allocate, allocateWithin } from '../money/allocate';
import { roundAmount } from '../money/amount';
import { Decimal, sum, ZERO } from '../money/decimal';
import { leftOf, type CreditableInvoice, type CreditableLine } from './creditable';
import type { CreditRow } from './forms';
import { fromColumns, groupByRate, toColumns, type RateGroup } from './rate-groups';

/**
 * Gives rows of net their tax. It is decided per rate of the invoice and not per line, so that a credit spread over 600 lines
 * does not collect 600 roundings, then allocated to the rows within what is left of each line. What the lines of a credit
 * cannot hold stands on other lines of the rate, in rows without net.
 *
 * `invoice` is as it stood before the rows.
 */
export function withTaxes(invoice: CreditableInvoice, rows: readonly CreditRow[]): CreditRow[] {
  const byLine = new Map<string, CreditRow[]>();
  for (const row of rows) byLine.set(row.invoiceLineId, [...(byLine.get(row.invoiceLineId) ?? []), row]);
  return groupByRate(invoice.lines).flatMap((group) => {
    const own = group.lines.map((line) => byLine.get(line.id) ?? []);
    return own.every((each) => each.length === 0) ? [] : taxGroup(group, own, invoice.currency);
  });
}

/** `rows` are those of each line of the group. */
function taxGroup(group: RateGroup, rows: readonly CreditRow[][], currency: string): CreditRow[] {
  const nets = rows.map((own) => sum(own.map((row) => row.net)));
  const columns = taxesOf(group, sum(nets), currency).map((tax, column) =>
    allocateWithin(
      tax,
      nets,
      group.lines.map((line) => toColumns(line.taxes, leftOf(line).taxes)[column] ?? ZERO),
      currency,
    ),
  );
  const bearer = largest(rows.flat());
  return group.lines.flatMap((line, position) => {
    const taxes = columns.map((column) => column[position] ?? ZERO);
    const own = rows[position] ?? [];
    if (own.length > 0) return taxRows(line, own, taxes, currency);
    if (sum(taxes).isZero()) return [];
    return taxRows(line, [emptyRow(line, bearer)], taxes, currency);
  });
}

/**
 * The tax of a net amount, for each tax of its rate: round(T × cumulative share of net) − credited tax, within what is left;
 * when the share reaches 1 all that is left. No net bears no tax, save where the whole rate has none.
 */
function taxesOf(group: RateGroup, net: Decimal, currency: string): Decimal[] {
  const cumulative = group.credited.net.plus(net);
  const isLast = cumulative.equals(group.net);
  if (net.isZero() && !group.net.isZero()) return group.taxAmounts.map(() => ZERO);
  return group.taxAmounts.map((total, column) => {
    const left = group.left.taxes[column] ?? ZERO;
    if (isLast) return left;
    const target = roundAmount(total.times(cumulative).div(group.net), currency);
    return Decimal.max(ZERO, Decimal.min(target.minus(group.credited.taxes[column] ?? ZERO), left));
  });
}

/** Splits the taxes of a line over its rows in proportion to their nets. */
function taxRows(
  line: CreditableLine,
  rows: readonly CreditRow[],
  taxes: readonly Decimal[],
  currency: string,
): CreditRow[] {
  const nets = rows.map((row) => row.net);
  const columns = taxes.map((tax) => allocate(tax, nets, currency));
  return rows.map((row, index) => {
    const own = fromColumns(
      line.taxes,
      columns.map((column) => column[index] ?? ZERO),
    );
    return { ...row, taxes: own, tax: sum(own) };
  });
}

/** The form that has the most net bears the rows without any, where a minor unit weighs least. */
function largest(rows: readonly CreditRow[]): number {
  const nets = new Map<number, Decimal>();
  for (const row of rows) nets.set(row.form, (nets.get(row.form) ?? ZERO).plus(row.net));
  const [first] = [...nets].sort(([a, netA], [b, netB]) => netB.comparedTo(netA) || a - b);
  return first?.[0] ?? 0;
}

function emptyRow(line: CreditableLine, form: number): CreditRow {
  const taxes = line.taxes.map(() => ZERO);
  return { form, invoiceLineId: line.id, quantity: ZERO, net: ZERO, taxes, tax: ZERO };
}
