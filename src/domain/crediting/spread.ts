import { invalid } from '../errors';
import { allocate } from '../money/allocate';
import { fitsMinorUnits } from '../money/amount';
import { ZERO } from '../money/decimal';
import { exceedsAmount } from './ceilings';
import { leftOf, rateKey, type CreditableInvoice } from './creditable';
import type { CreditForm, CreditRow } from './forms';
import { groupByRate, type RateGroup } from './rate-groups';

export type FreeForm = Extract<CreditForm, { form: 'free' }>;

/**
 * The lines of the invoice that a free-form amount can be spread over: those with its taxes.
 * @throws DomainError `credit_exceeds_invoice` naming the rate, when the invoice does not have it or has less left of it.
 */
export function groupOf(invoice: CreditableInvoice, form: FreeForm, basis: 'net' | 'gross'): RateGroup {
  const { amount, field } = form;
  if (!fitsMinorUnits(amount, invoice.currency) || amount.lessThan(0)) {
    throw invalid(field, 'must come to a rounded amount that is not negative');
  }
  const rate = rateKey(form.taxes);
  const group = groupByRate(invoice.lines).find(({ key }) => key === rate);
  const left = group?.left[basis] ?? ZERO;
  if (!group || amount.greaterThan(left)) {
    throw exceedsAmount(invoice, field, { rate }, { asked: amount, left, basis });
  }
  return group;
}

/**
 * Spreads a net amount over the lines of its rate in proportion to what is left of their nets, by largest remainder. A share of
 * what is left never exceeds it. Consumes no quantity; the tax is decided later.
 */
export function spreadNet(invoice: CreditableInvoice, form: FreeForm, index: number): CreditRow[] {
  const { lines } = groupOf(invoice, form, 'net');
  const nets = allocate(
    form.amount,
    lines.map((line) => leftOf(line).net),
    invoice.currency,
  );
  return lines.flatMap((line, position) => {
    const net = nets[position] ?? ZERO;
    if (net.isZero()) return [];
    const taxes = line.taxes.map(() => ZERO);
    return { form: index, invoiceLineId: line.id, quantity: ZERO, net, taxes, tax: ZERO };
  });
}
