import { allocate } from '../money/allocate';
import { roundAmount } from '../money/amount';
import { Decimal, sum, ZERO } from '../money/decimal';
import { match, rowsOf, type FormTotal } from './cells';
import type { CreditableInvoice } from './creditable';
import type { CreditRow } from './forms';
import { columnSums, groupByRate, type RateGroup } from './rate-groups';

/** A gross amount that a form asks of the lines of a rate. */
export interface AskedOfRate {
  readonly form: number;
  readonly amount: Decimal;
}

/** What is credited and left of a rate while one form after another takes of it. */
interface Course {
  readonly creditedNet: Decimal;
  readonly creditedGross: Decimal;
  readonly leftTaxes: readonly Decimal[];
}

/**
 * Takes gross amounts, together at most what is left, of the lines of one rate. What that is of net and of each tax is spread
 * over the lines by what is left of it there; a share of what is left never exceeds it.
 */
export function takeGross(group: RateGroup, asked: readonly AskedOfRate[], currency: string): CreditRow[] {
  const forms = splitGross(group, asked, currency);
  const { leftOfLines } = group;
  const nets = allocate(
    sum(forms.map(({ net }) => net)),
    leftOfLines.map(({ net }) => net),
    currency,
  );
  const columns = columnSums(forms.map(({ taxes }) => taxes)).map((tax, column) =>
    allocate(
      tax,
      leftOfLines.map(({ taxes }) => taxes[column] ?? ZERO),
      currency,
    ),
  );
  const cells = match(
    forms.map(({ form, net }) => ({ form, amount: net })),
    nets,
  ).map(({ form, position, amount }) => ({ form, position, quantity: ZERO, net: amount }));
  const lineTaxes = leftOfLines.map((_, position) => columns.map((parts) => parts[position] ?? ZERO));
  return rowsOf(group, cells, forms, lineTaxes, currency);
}

/** Spreads a gross amount over all rates in proportion to the gross left of them. */
export function takeFlat(invoice: CreditableInvoice, gross: Decimal, form: number): CreditRow[] {
  const groups = groupByRate(invoice.lines);
  const parts = allocate(
    gross,
    groups.map((group) => group.left.gross),
    invoice.currency,
  );
  return groups.flatMap((group, position) =>
    takeGross(group, [{ form, amount: parts[position] ?? ZERO }], invoice.currency),
  );
}

/** What of each gross amount is net and tax, one after another; the tax by what is left of the taxes. */
function splitGross(group: RateGroup, asked: readonly AskedOfRate[], currency: string): FormTotal[] {
  let course: Course = {
    creditedNet: group.credited.net,
    creditedGross: group.credited.net.plus(sum(group.credited.taxes)),
    leftTaxes: group.left.taxes,
  };
  return asked.map(({ form, amount }) => {
    const net = netOfGross(group, course, amount, currency);
    const taxes = allocate(amount.minus(net), course.leftTaxes, currency);
    course = {
      creditedNet: course.creditedNet.plus(net),
      creditedGross: course.creditedGross.plus(amount),
      leftTaxes: course.leftTaxes.map((left, column) => left.minus(taxes[column] ?? ZERO)),
    };
    return { form, net, taxes };
  });
}

/**
 * Net follows the share of the gross: round(N × (credited gross + g) / G) − credited net, so that the last credit takes all, and
 * no less than nothing nor more than g, so that the tax is not negative. That is also within what is left of net and of tax:
 * with k left of the gross afterwards, N × (G − k) / G lies between N − k and N.
 */
function netOfGross(group: RateGroup, course: Course, gross: Decimal, currency: string): Decimal {
  if (gross.isZero()) return ZERO;
  const total = group.net.plus(sum(group.taxAmounts));
  const cumulative = course.creditedGross.plus(gross);
  const share = roundAmount(group.net.times(cumulative).div(total), currency).minus(course.creditedNet);
  return Decimal.max(ZERO, Decimal.min(share, gross));
}
