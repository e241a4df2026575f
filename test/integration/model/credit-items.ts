import fc from 'fast-check';
import { decimals, money, type Cents } from './cents';
import type { Form } from './credit-model';
import { leftGrossOf, leftNet, leftNetOf, type InvoiceModel } from './invoice-model';
import { percent, RATES } from './invoices.commands';
import { amountOf, pick, portion, which, type Portion } from './portions';

const STANDARD = 200n;

/** A line of a credit note: of which line or rate, and how much of what is left. */
export interface Item {
  readonly form: 'quantity' | 'amount' | 'free' | 'price';
  readonly which: number;
  readonly portion: Portion;
}

export const someItem: fc.Arbitrary<Item> = fc.record({
  form: fc.constantFrom('quantity', 'amount', 'free', 'price'),
  which,
  portion,
});

export function asForm(invoice: InvoiceModel, item: Item): Form {
  const at = item.which % invoice.lines.length;
  const line = invoice.lines[at];
  if (!line) throw new Error('an invoice has a line');
  const part = (left: bigint): bigint => amountOf(item.portion, left) ?? (left > 0n ? left : 1n);
  switch (item.form) {
    case 'quantity':
      return { form: 'quantity', line: at, quantity: part(line.quantity - line.credited.quantity) };
    case 'amount':
      return { form: 'amount', line: at, net: part(leftNet(line)) };
    case 'free':
      return freeForm(invoice, rateOf(invoice, item.which), part);
    case 'price':
      return freeForm(invoice, STANDARD, part);
  }
}

/** Now and then a rate that the invoice does not have. */
function rateOf(invoice: InvoiceModel, which: number): bigint {
  const own = which % 10 === 9 ? undefined : pick(invoice.rates, which);
  return own?.rate ?? pick(RATES, which) ?? STANDARD;
}

function freeForm(invoice: InvoiceModel, of: bigint, part: (left: bigint) => Cents): Form {
  const rate = invoice.rates.find((each) => each.rate === of);
  const left = !rate ? 0n : invoice.pricesIncludeTax ? leftGrossOf(rate) : leftNetOf(rate);
  return { form: 'free', rate: of, amount: part(left) };
}

/** The same, as the API takes it. */
export function asItem(invoice: InvoiceModel, item: Item, priceId: string): object {
  const form = asForm(invoice, item);
  switch (form.form) {
    case 'quantity':
      return { invoiceLineId: invoice.lineIds[form.line], quantity: decimals(form.quantity, 2) };
    case 'amount':
      return { invoiceLineId: invoice.lineIds[form.line], amount: money(form.net) };
    case 'free':
      return item.form === 'price'
        ? { priceId, quantity: 1, unitPrice: money(form.amount) }
        : {
            description: 'Goodwill',
            quantity: 1,
            unitPrice: money(form.amount),
            taxRate: percent(form.rate),
          };
    case 'flat':
      throw new Error('a flat amount is no line');
  }
}
