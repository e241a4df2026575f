import { invalid } from '../errors';
import { roundAmount } from '../money/amount';
import { Decimal, sum, ZERO } from '../money/decimal';
import { creditLine } from './apply-rows';
import { assertAmount, exceeds, exceedsAmount } from './ceilings';
import { leftOf, type Basis, type CreditableInvoice, type CreditableLine } from './creditable';
import type { CreditForm, CreditRow } from './forms';

type LineForm = Extract<CreditForm, { invoiceLineId: string }>;

/** What a form asks of one line. `amount`, which is at most what is left of the line, is fixed; the other basis follows. */
export interface AskedOfLine {
  readonly form: number;
  readonly quantity: Decimal;
  readonly basis: Basis;
  readonly amount: Decimal;
}

/**
 * What forms take of the lines that they name, one after another, of an invoice of net prices. Their tax is decided later, with
 * that of all others of the same rate.
 * @throws DomainError `credit_exceeds_invoice` naming the line; `validation_failed` below the form's field.
 */
export function takeOfLines(invoice: CreditableInvoice, forms: readonly CreditForm[]): CreditRow[] {
  const lines = new Map(invoice.lines.map((line) => [line.id, line]));
  return forms.flatMap((form, index) => {
    if (!namesLine(form)) return [];
    const line = lineOf(invoice, lines, form);
    const { quantity, amount } = askedOfLine(invoice, line, form, index);
    const taxes = line.taxes.map(() => ZERO);
    const row = { form: index, invoiceLineId: line.id, quantity, net: amount, taxes, tax: ZERO };
    lines.set(line.id, creditLine(line, [row]));
    return row;
  });
}

export const namesLine = (form: CreditForm): form is LineForm =>
  form.form === 'quantity' || form.form === 'amount';

/** @throws DomainError `validation_failed` on a line that the invoice does not have. */
export function lineOf(
  invoice: CreditableInvoice,
  lines: ReadonlyMap<string, CreditableLine>,
  form: LineForm,
): CreditableLine {
  const line = lines.get(form.invoiceLineId);
  if (!line) throw invalid(`${form.field}.invoiceLineId`, `is no line of invoice ${invoice.number}`);
  return line;
}

/**
 * A quantity is worth a share of what the line was agreed at, net or gross as the invoice's prices are; an amount is net.
 * @throws DomainError as `takeOfLines` does.
 */
export function askedOfLine(
  invoice: CreditableInvoice,
  line: CreditableLine,
  form: LineForm,
  index: number,
): AskedOfLine {
  if (form.form === 'amount') {
    const amount = netOfAmount(invoice, line, form.net, `${form.field}.amount`);
    return { form: index, quantity: ZERO, basis: 'net', amount };
  }
  const { quantity } = form;
  const basis = invoice.pricesIncludeTax ? 'gross' : 'net';
  const amount = worthOfQuantity(invoice, line, quantity, basis, `${form.field}.quantity`);
  return { form: index, quantity, basis, amount };
}

/** All of a line, before any credit. */
export const wholeOf = (line: CreditableLine, basis: Basis): Decimal =>
  basis === 'net' ? line.net : line.net.plus(sum(line.taxAmounts));

/**
 * round(whole line × cumulative share) less what live credits by quantity took, within what is left; so at share 1 it is all
 * that is left. A discount is thereby shared too. When amounts have left less than the quantity is worth it takes that; when
 * they have left nothing of what it is worth, it is refused.
 */
function worthOfQuantity(
  invoice: CreditableInvoice,
  line: CreditableLine,
  quantity: Decimal,
  basis: Basis,
  field: string,
): Decimal {
  if (!quantity.isFinite() || !quantity.greaterThan(0)) throw invalid(field, 'must be greater than 0');
  const ceiling = { invoiceLineId: line.id };
  const left = leftOf(line);
  if (quantity.greaterThan(left.quantity)) {
    const amounts = { asked: quantity.toFixed(), left: left.quantity.toFixed(), unit: 'units' };
    throw exceeds(invoice, field, ceiling, amounts);
  }
  const { credited } = line;
  const share = wholeOf(line, basis).times(credited.quantity.plus(quantity)).div(line.quantity);
  const taken = basis === 'net' ? credited.quantityNet : credited.quantityGross;
  const worth = roundAmount(share, invoice.currency).minus(taken);
  if (left[basis].isZero() && worth.greaterThan(0)) {
    throw exceedsAmount(invoice, field, ceiling, { asked: worth, left: ZERO, basis });
  }
  return Decimal.max(ZERO, Decimal.min(worth, left[basis]));
}

function netOfAmount(invoice: CreditableInvoice, line: CreditableLine, net: Decimal, field: string): Decimal {
  assertAmount(net, field, invoice.currency);
  const left = leftOf(line).net;
  if (net.greaterThan(left)) {
    throw exceedsAmount(invoice, field, { invoiceLineId: line.id }, { asked: net, left, basis: 'net' });
  }
  return net;
}
