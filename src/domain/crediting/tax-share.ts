import { allocate, allocateWithin } from '../money/allocate';
import { roundAmount } from '../money/amount';
import { Decimal, sum, ZERO } from '../money/decimal';
import { netsOfForms, rowsOf, type Cell } from './cells';
import type { CreditRow } from './forms';
import type { RateGroup } from './rate-groups';

/**
 * Gives what is taken of the nets of a rate its tax. It is decided for the rate and not per line, so that a credit spread over
 * 600 lines does not collect 600 roundings; then allocated, by net, to the forms and, within what is left of each, to the
 * lines.
 *
 * `group` is as it stood before.
 */
export function taxNets(group: RateGroup, cells: readonly Cell[], currency: string): CreditRow[] {
  const forms = netsOfForms(cells);
  const nets = group.lines.map(() => ZERO);
  for (const { position, net } of cells) nets[position] = (nets[position] ?? ZERO).plus(net);
  const taxes = taxesOf(group, sum(nets), currency);
  const ofForms = taxes.map((tax) =>
    allocate(
      tax,
      forms.map(({ net }) => net),
      currency,
    ),
  );
  const ofLines = taxes.map((tax, column) =>
    allocateWithin(
      tax,
      nets,
      group.leftOfLines.map((left) => left.taxes[column] ?? ZERO),
      currency,
    ),
  );
  return rowsOf(
    group,
    cells,
    forms.map((form, index) => ({ ...form, taxes: ofForms.map((parts) => parts[index] ?? ZERO) })),
    group.lines.map((_, position) => ofLines.map((parts) => parts[position] ?? ZERO)),
    currency,
  );
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
