import { allocate } from '../money/allocate';
import { roundAmount } from '../money/amount';
import { Decimal, sum, ZERO } from '../money/decimal';
import { leftOf, type CreditableInvoice } from './creditable';
import type { CreditRow } from './forms';
import { fromColumns, groupByRate, toColumns, type RateGroup } from './rate-groups';

/**
 * Takes a gross amount, at most what is left, of the lines of one rate. Net follows the share of the gross,
 * round(N × (credited gross + g) / G) − credited net, within what is left of net and so that the tax, g − net, is within what
 * is left of tax; so the last credit takes all of both. Each is spread over the lines by what is left of it there.
 */
export function takeGross(group: RateGroup, gross: Decimal, index: number, currency: string): CreditRow[] {
  if (gross.isZero()) return [];
  const { lines, left } = group;
  const net = netOfGross(group, gross, currency);
  const nets = allocate(
    net,
    lines.map((line) => leftOf(line).net),
    currency,
  );
  const leftTaxes = lines.map((line) => toColumns(line.taxes, leftOf(line).taxes));
  const columns = allocate(gross.minus(net), left.taxes, currency).map((tax, column) =>
    allocate(
      tax,
      leftTaxes.map((taxes) => taxes[column] ?? ZERO),
      currency,
    ),
  );
  return lines.map((line, position) => {
    const taxes = fromColumns(
      line.taxes,
      columns.map((column) => column[position] ?? ZERO),
    );
    const row = { form: index, invoiceLineId: line.id, quantity: ZERO, net: nets[position] ?? ZERO };
    return { ...row, taxes, tax: sum(taxes) };
  });
}

/** Spreads a gross amount over all rates in proportion to the gross left of them. */
export function takeFlat(invoice: CreditableInvoice, gross: Decimal, index: number): CreditRow[] {
  const groups = groupByRate(invoice.lines);
  const parts = allocate(
    gross,
    groups.map((group) => group.left.gross),
    invoice.currency,
  );
  return groups.flatMap((group, position) =>
    takeGross(group, parts[position] ?? ZERO, index, invoice.currency),
  );
}

function netOfGross(group: RateGroup, gross: Decimal, currency: string): Decimal {
  const { net, taxAmounts, credited, left } = group;
  const total = net.plus(sum(taxAmounts));
  const cumulative = credited.net.plus(sum(credited.taxes)).plus(gross);
  const share = roundAmount(net.times(cumulative).div(total), currency).minus(credited.net);
  const least = Decimal.max(ZERO, gross.minus(left.tax));
  const most = Decimal.min(gross, left.net);
  return Decimal.max(least, Decimal.min(share, most));
}
