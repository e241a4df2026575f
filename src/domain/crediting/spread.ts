import { invalid } from '../errors';
import { allocate } from '../money/allocate';
import { fitsMinorUnits } from '../money/amount';
import { sum, ZERO, type Decimal } from '../money/decimal';
import { exceedsAmount } from './ceilings';
import { match, type Part } from './cells';
import { rateKey, type Basis, type CreditableInvoice } from './creditable';
import type { CreditForm } from './forms';
import type { AskedOfRate } from './gross-share';
import type { RateGroup } from './rate-groups';

/**
 * What the free-form lines ask of each rate, by its key, in the order of the forms. `groups` are the rates as line forms have
 * left them, `basis` that of the note's prices.
 * @throws DomainError `credit_exceeds_invoice` naming the first rate of which more is asked than is left, or which the invoice
 * does not have.
 */
export function askedOfRates(
  invoice: CreditableInvoice,
  groups: readonly RateGroup[],
  forms: readonly CreditForm[],
  basis: Basis,
): Map<string, AskedOfRate[]> {
  const left = new Map(groups.map((group) => [group.key, group.left[basis]]));
  const asked = new Map<string, AskedOfRate[]>();
  forms.forEach((form, index) => {
    if (form.form !== 'free') return;
    const { amount, field } = form;
    assertRounded(amount, field, invoice.currency);
    const rate = rateKey(form.taxes);
    const leftOfRate = left.get(rate);
    if (leftOfRate === undefined || amount.greaterThan(leftOfRate)) {
      const amounts = { asked: amount, left: leftOfRate ?? ZERO, basis };
      throw exceedsAmount(invoice, field, { rate }, amounts);
    }
    left.set(rate, leftOfRate.minus(amount));
    const ofRate = asked.get(rate);
    if (ofRate) ofRate.push({ form: index, amount });
    else asked.set(rate, [{ form: index, amount }]);
  });
  return asked;
}

/**
 * Spreads amounts, net or gross, over the lines of their rate in proportion to what is left of them in that, by largest
 * remainder. A share of what is left never exceeds it. Consumes no quantity.
 */
export function spread(
  group: RateGroup,
  asked: readonly AskedOfRate[],
  basis: Basis,
  currency: string,
): Part[] {
  if (asked.length === 0) return [];
  const amounts = allocate(
    sum(asked.map(({ amount }) => amount)),
    group.leftOfLines.map((left) => left[basis]),
    currency,
  );
  return match(asked, amounts);
}

function assertRounded(amount: Decimal, field: string, currency: string): void {
  if (fitsMinorUnits(amount, currency) && !amount.lessThan(0)) return;
  throw invalid(field, 'must come to a rounded amount that is not negative');
}
