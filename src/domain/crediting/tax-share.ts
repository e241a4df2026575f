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
 * The tax of a net amount, for each tax of its rate: round(T × cumulative share of net) − credited tax, within what is left; so
 * at share 1 it is all that is left. No net bears no tax, save at a rate that has no net at all: there any credit takes all.
 */
function taxesOf(group: RateGroup, net: Decimal, currency: string): readonly Decimal[] {
  if (group.net.isZero()) return group.left.taxes;
  if (net.isZero()) return group.taxAmounts.map(() => ZERO);
  const cumulative = group.credited.net.plus(net);
  return group.taxAmounts.map((total, column) => {
    const target = roundAmount(total.times(cumulative).div(group.net), currency);
    const share = target.minus(group.credited.taxes[column] ?? ZERO);
    return Decimal.max(ZERO, Decimal.min(share, group.left.taxes[column] ?? ZERO));
  });
}
