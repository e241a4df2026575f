import { takeFlat, takeGrossOf, takeNamed } from './gross-credit-model';
import { least, most, rounded, share, total, type Cents } from './cents';
import {
  leftGrossOf,
  leftNet,
  leftNetOf,
  leftTaxOf,
  type InvoiceModel,
  type Line,
  type Rate,
} from './invoice-model';
import { creditedOf, giveBack, takenSince, type Taken } from './taken';

export type Form =
  | { readonly form: 'quantity'; readonly line: number; readonly quantity: bigint }
  | { readonly form: 'amount'; readonly line: number; readonly net: Cents }
  | { readonly form: 'free'; readonly rate: bigint; readonly amount: Cents }
  | { readonly form: 'flat'; readonly gross: Cents };

const BEYOND = 'credit_exceeds_invoice';

/** Takes the forms of the invoice; or takes nothing, and says why. */
export function credit(
  invoice: InvoiceModel,
  forms: readonly Form[],
  pricesIncludeTax: boolean,
): Taken | 'credit_exceeds_invoice' | 'invoice_written_off' {
  const before = creditedOf(invoice);
  const refused =
    takeForms(invoice, forms, pricesIncludeTax) ?? ceiling(invoice, takenSince(invoice, before).gross);
  const taken = takenSince(invoice, before);
  if (refused) {
    giveBack(invoice, taken);
    return refused;
  }
  invoice.creditedGross += taken.gross;
  return taken;
}

/** The credit is voided, or was not made after all. */
export function withdraw(invoice: InvoiceModel, taken: Taken): void {
  giveBack(invoice, taken);
  invoice.creditedGross -= taken.gross;
}

function takeForms(
  invoice: InvoiceModel,
  forms: readonly Form[],
  pricesIncludeTax: boolean,
): 'credit_exceeds_invoice' | 'invoice_written_off' | null {
  if (pricesIncludeTax) return takeFormsOfGross(invoice, forms);
  const taken = new Map<Rate, Cents>();
  const note = (rate: Rate, net: Cents): unknown => taken.set(rate, (taken.get(rate) ?? 0n) + net);
  for (const form of forms) {
    if (form.form !== 'quantity' && form.form !== 'amount') continue;
    const line = invoice.lines[form.line];
    const rate = invoice.rates.find(({ lines }) => line && lines.includes(line));
    const net = line && takeOfLine(line, form);
    if (!rate || net === undefined || net === null) return BEYOND;
    note(rate, net);
  }
  const free = forms.filter((form) => form.form === 'free');
  const asked = askedOf(invoice, free, leftNetOf);
  if (!asked) return BEYOND;
  for (const [rate, amounts] of asked) {
    spread(rate.lines, total(amounts));
    note(rate, total(amounts));
  }
  for (const [rate, net] of taken) rate.creditedTax += taxOf(rate, net);
  const flat = forms.find((form) => form.form === 'flat');
  if (!flat) return null;
  const refused = ceiling(invoice, flat.gross);
  if (refused) return refused;
  const parts = share(flat.gross, invoice.rates.map(leftGrossOf));
  invoice.rates.forEach((rate, index) => takeGross(rate, parts[index] ?? 0n));
  return null;
}

function takeFormsOfGross(
  invoice: InvoiceModel,
  forms: readonly Form[],
): 'credit_exceeds_invoice' | 'invoice_written_off' | null {
  if (!takeNamed(invoice, forms)) return BEYOND;
  const asked = askedOf(
    invoice,
    forms.filter((form) => form.form === 'free'),
    leftGrossOf,
  );
  if (!asked) return BEYOND;
  for (const rate of invoice.rates) takeGrossOf(rate, asked.get(rate) ?? []);
  const flat = forms.find((form) => form.form === 'flat');
  if (!flat) return null;
  const refused = ceiling(invoice, flat.gross);
  if (!refused) takeFlat(invoice, flat.gross);
  return refused;
}

function ceiling(
  invoice: InvoiceModel,
  gross: Cents,
): 'credit_exceeds_invoice' | 'invoice_written_off' | null {
  const left = invoice.gross - invoice.creditedGross;
  if (gross > left) return BEYOND;
  return gross > left - invoice.writtenOff ? 'invoice_written_off' : null;
}

/** The net of it, or null beyond what is left. */
function takeOfLine(line: Line, form: Extract<Form, { line: number }>): Cents | null {
  const { credited } = line;
  const left = leftNet(line);
  if (form.form === 'amount') {
    if (form.net > left) return null;
    credited.net += form.net;
    return form.net;
  }
  const quantity = credited.quantity + form.quantity;
  if (quantity > line.quantity) return null;
  const worth = rounded(line.net * quantity, line.quantity) - credited.byQuantity;
  if (left === 0n && worth > 0n) return null;
  const net = quantity === line.quantity ? left : most(0n, least(worth, left));
  credited.quantity = quantity;
  credited.byQuantity += net;
  credited.net += net;
  return net;
}

function askedOf(
  invoice: InvoiceModel,
  forms: readonly Extract<Form, { form: 'free' }>[],
  leftOf: (rate: Rate) => Cents,
): Map<Rate, Cents[]> | null {
  const asked = new Map<Rate, Cents[]>();
  for (const { rate: of, amount } of forms) {
    const rate = invoice.rates.find((each) => each.rate === of);
    if (!rate) return null;
    const amounts = [...(asked.get(rate) ?? []), amount];
    if (total(amounts) > leftOf(rate)) return null;
    asked.set(rate, amounts);
  }
  return asked;
}

/** Called after the nets were taken: the share of all that is credited of the rate by now, less its tax credited before. */
function taxOf(rate: Rate, net: Cents): Cents {
  if (net === 0n) return 0n;
  const left = leftTaxOf(rate);
  const credited = rate.net - leftNetOf(rate);
  if (credited === rate.net) return left;
  return most(0n, least(rounded(rate.tax * credited, rate.net) - rate.creditedTax, left));
}

/** The gross is what was asked, the net its share, the tax the rest. */
function takeGross(rate: Rate, gross: Cents): void {
  if (gross === 0n) return;
  const left = { net: leftNetOf(rate), tax: leftTaxOf(rate) };
  const credited = { net: rate.net - left.net, gross: rate.net + rate.tax - left.net - left.tax };
  const part = rounded(rate.net * (credited.gross + gross), rate.net + rate.tax) - credited.net;
  const net = most(most(0n, gross - left.tax), least(part, least(gross, left.net)));
  spread(rate.lines, net);
  rate.creditedTax += gross - net;
}

function spread(lines: readonly Line[], net: Cents): void {
  share(net, lines.map(leftNet)).forEach((part, index) => {
    const line = lines[index];
    if (line) line.credited.net += part;
  });
}
