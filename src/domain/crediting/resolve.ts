import { sum } from '../money/decimal';
import { applyRows } from './apply-rows';
import { assertAmount, assertWithinInvoice } from './ceilings';
import type { CreditableInvoice } from './creditable';
import type { CreditForm, CreditRow } from './forms';
import { takeFlat, takeGross } from './gross-share';
import { takeOfLine } from './line-forms';
import { groupOf, spreadNet } from './spread';
import { withTaxes } from './tax-share';

export { applyRows, withdrawRows } from './apply-rows';
export type { CreditForm, CreditRow } from './forms';

/**
 * Resolves what a credit note asks for to rows of the invoice's lines. Forms that name a line go first, in order; then free-form
 * amounts are spread over what remains of their rate, a flat amount over what remains of all. Free-form amounts are net,
 * or gross with `pricesIncludeTax`. Parts are cumulative shares of the invoice and the last takes what is left, so that
 * credits of an invoice, in any number and with voids in between, add up to it exactly.
 *
 * `invoice` is as it stands under its lock; of one form after another see `applyRows`. Rows come in order of the forms; a form of
 * zero has none.
 * @throws DomainError `credit_exceeds_invoice` {invoiceId, field, invoiceLineId or rate, asked, left}; conflict
 * `invoice_written_off`; `validation_failed` for an amount that is not above zero or a line that the invoice does not have.
 */
export function resolveCredit(
  invoice: CreditableInvoice,
  forms: readonly CreditForm[],
  { pricesIncludeTax }: { pricesIncludeTax: boolean },
): CreditRow[] {
  const nets = pricesIncludeTax ? netsOfLines(invoice, forms) : netsOfAll(invoice, forms);
  const rows = withTaxes(invoice, nets);
  let left = applyRows(invoice, rows);
  forms.forEach((form, index) => {
    const own = grossRows(left, form, index, pricesIncludeTax);
    left = applyRows(left, own);
    rows.push(...own);
  });
  const isFlat = forms.every(({ form }) => form === 'flat');
  assertWithinInvoice(invoice, sum(rows.map((row) => row.net.plus(row.tax))), isFlat ? 'amount' : 'items');
  return rows
    .filter((row) => !(row.quantity.isZero() && row.net.isZero() && row.tax.isZero()))
    .sort((a, b) => a.form - b.form);
}

function netsOfLines(invoice: CreditableInvoice, forms: readonly CreditForm[]): CreditRow[] {
  let left = invoice;
  return forms.flatMap((form, index) => {
    if (form.form !== 'quantity' && form.form !== 'amount') return [];
    const row = takeOfLine(left, form, index);
    left = applyRows(left, [row]);
    return row;
  });
}

function netsOfAll(invoice: CreditableInvoice, forms: readonly CreditForm[]): CreditRow[] {
  const rows = netsOfLines(invoice, forms);
  let left = applyRows(invoice, rows);
  forms.forEach((form, index) => {
    if (form.form !== 'free') return;
    const own = spreadNet(left, form, index);
    left = applyRows(left, own);
    rows.push(...own);
  });
  return rows;
}

function grossRows(
  invoice: CreditableInvoice,
  form: CreditForm,
  index: number,
  pricesIncludeTax: boolean,
): CreditRow[] {
  if (form.form === 'flat') {
    assertAmount(form.gross, form.field, invoice.currency);
    assertWithinInvoice(invoice, form.gross, form.field);
    return takeFlat(invoice, form.gross, index);
  }
  if (form.form !== 'free' || !pricesIncludeTax) return [];
  return takeGross(groupOf(invoice, form, 'gross'), form.amount, index, invoice.currency);
}
