import { sum, ZERO } from '../money/decimal';
import { applyRows } from './apply-rows';
import { assertAmount, assertWithinInvoice } from './ceilings';
import type { Cell } from './cells';
import type { CreditableInvoice } from './creditable';
import type { CreditForm, CreditRow } from './forms';
import { resolveOfGrossPrices } from './gross-invoice';
import { takeFlat, takeGross } from './gross-share';
import { takeOfLines } from './line-forms';
import { groupByRate } from './rate-groups';
import { askedOfRates, spread } from './spread';
import { taxNets } from './tax-share';

export { applyRows, withdrawRows } from './apply-rows';
export type { CreditForm, CreditRow } from './forms';

/**
 * Resolves what a credit note asks for to rows of the invoice's lines. Forms that name a line go first, in order; then free-form
 * amounts are spread over what remains of their rate, then a flat amount over what remains of all. Free-form amounts are
 * net, or gross with `pricesIncludeTax`. Parts are cumulative shares of the invoice and the last takes what is left, so
 * that credits of an invoice, in any number and with voids in between, add up to it exactly.
 *
 * `invoice` is as it stands under its lock; see `applyRows` for how it stands after. Rows come in order of the forms; a form
 * of zero may have none.
 * @throws DomainError `credit_exceeds_invoice` {invoiceId, field, invoiceLineId or rate, asked, left}; conflict
 * `invoice_written_off`; `validation_failed` for an amount that is not above zero or a line that the invoice does not have.
 */
export function resolveCredit(
  invoice: CreditableInvoice,
  forms: readonly CreditForm[],
  { pricesIncludeTax }: { pricesIncludeTax: boolean },
): CreditRow[] {
  const rows = invoice.pricesIncludeTax
    ? resolveOfGrossPrices(invoice, forms, pricesIncludeTax ? 'gross' : 'net')
    : resolveOfNetPrices(invoice, forms, pricesIncludeTax);
  assertWithinInvoice(invoice, sum(rows.map((row) => row.net.plus(row.tax))), 'items');
  return rows
    .filter((row) => !(row.quantity.isZero() && row.net.isZero() && row.tax.isZero()))
    .sort((a, b) => a.form - b.form);
}

function resolveOfNetPrices(
  invoice: CreditableInvoice,
  forms: readonly CreditForm[],
  pricesIncludeTax: boolean,
): CreditRow[] {
  const rows = byNet(invoice, forms, pricesIncludeTax);
  if (pricesIncludeTax) rows.push(...byGross(applyRows(invoice, rows), forms));
  let left = applyRows(invoice, rows);
  forms.forEach((form, index) => {
    if (form.form !== 'flat') return;
    assertAmount(form.gross, form.field, invoice.currency);
    assertWithinInvoice(left, form.gross, form.field);
    const own = takeFlat(left, form.gross, index);
    left = applyRows(left, own);
    rows.push(...own);
  });
  return rows;
}

/** The line forms, and free-form lines of net prices; per rate, their tax is decided together. */
function byNet(
  invoice: CreditableInvoice,
  forms: readonly CreditForm[],
  pricesIncludeTax: boolean,
): CreditRow[] {
  const ofLines = takeOfLines(invoice, forms);
  const spreads = !pricesIncludeTax && forms.some(({ form }) => form === 'free');
  if (ofLines.length === 0 && !spreads) return [];
  const left = groupByRate(applyRows(invoice, ofLines).lines);
  const asked = askedOfRates(invoice, left, spreads ? forms : [], 'net');
  const taken = new Map<string, CreditRow[]>();
  for (const row of ofLines) taken.set(row.invoiceLineId, [...(taken.get(row.invoiceLineId) ?? []), row]);
  return groupByRate(invoice.lines).flatMap((group, index) => {
    const own = group.lines.flatMap((line, position): Cell[] =>
      (taken.get(line.id) ?? []).map(({ form, quantity, net }) => ({ form, position, quantity, net })),
    );
    const rest = left[index];
    const free = rest ? spread(rest, asked.get(group.key) ?? [], 'net', invoice.currency) : [];
    const cells = [
      ...own,
      ...free.map(({ amount, ...at }): Cell => ({ ...at, quantity: ZERO, net: amount })),
    ];
    return cells.length === 0 ? [] : taxNets(group, cells, invoice.currency);
  });
}

/** Free-form lines of gross prices. */
function byGross(invoice: CreditableInvoice, forms: readonly CreditForm[]): CreditRow[] {
  if (!forms.some(({ form }) => form === 'free')) return [];
  const groups = groupByRate(invoice.lines);
  const asked = askedOfRates(invoice, groups, forms, 'gross');
  return groups.flatMap((group) => {
    const own = asked.get(group.key) ?? [];
    return own.length === 0 ? [] : takeGross(group, own, invoice.currency);
  });
}
