import { invalid } from '../errors';
import { roundAmount } from '../money/amount';
import { Decimal, ZERO } from '../money/decimal';
import { creditLine } from './apply-rows';
import { assertAmount, exceeds, exceedsAmount } from './ceilings';
import { leftOf, type CreditableInvoice, type CreditableLine } from './creditable';
import type { CreditForm, CreditRow } from './forms';

type LineForm = Extract<CreditForm, { invoiceLineId: string }>;

/**
 * What forms take of the lines that they name, one after another. Their tax is decided later, with that of all others of
 * the same rate.
 * @throws DomainError `credit_exceeds_invoice` naming the line; `validation_failed` below the form's field.
 */
export function takeOfLines(invoice: CreditableInvoice, forms: readonly CreditForm[]): CreditRow[] {
  const lines = new Map(invoice.lines.map((line) => [line.id, line]));
  return forms.flatMap((form, index) => {
    if (form.form !== 'quantity' && form.form !== 'amount') return [];
    const line = lines.get(form.invoiceLineId);
    if (!line) throw invalid(`${form.field}.invoiceLineId`, `is no line of invoice ${invoice.number}`);
    const row = takeOfLine(invoice, line, form, index);
    lines.set(line.id, creditLine(line, [row]));
    return row;
  });
}

function takeOfLine(
  invoice: CreditableInvoice,
  line: CreditableLine,
  form: LineForm,
  index: number,
): CreditRow {
  const quantity = form.form === 'quantity' ? form.quantity : ZERO;
  const net =
    form.form === 'quantity'
      ? netOfQuantity(invoice, line, form.quantity, `${form.field}.quantity`)
      : netOfAmount(invoice, line, form.net, `${form.field}.amount`);
  return { form: index, invoiceLineId: line.id, quantity, net, taxes: line.taxes.map(() => ZERO), tax: ZERO };
}

/**
 * The net of a quantity: round(net × cumulative share) less what live credits by quantity took, within what is left; so
 * at share 1 it is all that is left. A discount is thereby shared too. When amounts have left less than the quantity is worth it takes
 * that; when they have left nothing of what it is worth, it is refused.
 */
function netOfQuantity(
  invoice: CreditableInvoice,
  line: CreditableLine,
  quantity: Decimal,
  field: string,
): Decimal {
  if (!quantity.isFinite() || !quantity.greaterThan(0)) throw invalid(field, 'must be greater than 0');
  const ceiling = { invoiceLineId: line.id };
  const left = leftOf(line);
  if (quantity.greaterThan(left.quantity)) {
    const amounts = { asked: quantity.toFixed(), left: left.quantity.toFixed(), unit: 'units' };
    throw exceeds(invoice, field, ceiling, amounts);
  }
  const cumulative = line.credited.quantity.plus(quantity);
  const total = roundAmount(line.net.times(cumulative).div(line.quantity), invoice.currency);
  const worth = total.minus(line.credited.quantityNet);
  if (left.net.isZero() && worth.greaterThan(0)) {
    throw exceedsAmount(invoice, field, ceiling, { asked: worth, left: ZERO, basis: 'net' });
  }
  return Decimal.max(ZERO, Decimal.min(worth, left.net));
}

function netOfAmount(invoice: CreditableInvoice, line: CreditableLine, net: Decimal, field: string): Decimal {
  assertAmount(net, field, invoice.currency);
  const left = leftOf(line).net;
  if (net.greaterThan(left)) {
    throw exceedsAmount(invoice, field, { invoiceLineId: line.id }, { asked: net, left, basis: 'net' });
  }
  return net;
}
