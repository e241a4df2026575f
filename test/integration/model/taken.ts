import { total, type Cents } from './cents';
import type { InvoiceModel } from './invoice-model';

interface Credited {
  readonly lines: readonly Readonly<Record<'quantity' | 'byQuantity' | 'net', bigint>>[];
  readonly taxes: readonly Cents[];
}

/** What a credit took; given back, it can be credited again, also when others have been made since. */
export interface Taken extends Credited {
  readonly net: Cents;
  readonly tax: Cents;
  readonly gross: Cents;
}

export const creditedOf = (invoice: InvoiceModel): Credited => ({
  lines: invoice.lines.map(({ credited }) => ({ ...credited })),
  taxes: invoice.rates.map(({ creditedTax }) => creditedTax),
});

export function takenSince(invoice: InvoiceModel, before: Credited): Taken {
  const now = creditedOf(invoice);
  const lines = now.lines.map(({ quantity, byQuantity, net }, index) => ({
    quantity: quantity - (before.lines[index]?.quantity ?? 0n),
    byQuantity: byQuantity - (before.lines[index]?.byQuantity ?? 0n),
    net: net - (before.lines[index]?.net ?? 0n),
  }));
  const taxes = now.taxes.map((tax, index) => tax - (before.taxes[index] ?? 0n));
  const [net, tax] = [total(lines.map((line) => line.net)), total(taxes)];
  return { lines, taxes, net, tax, gross: net + tax };
}

export function giveBack(invoice: InvoiceModel, { lines, taxes }: Credited): void {
  invoice.lines.forEach(({ credited }, index) => {
    const part = lines[index];
    credited.quantity -= part?.quantity ?? 0n;
    credited.byQuantity -= part?.byQuantity ?? 0n;
    credited.net -= part?.net ?? 0n;
  });
  invoice.rates.forEach((rate, index) => (rate.creditedTax -= taxes[index] ?? 0n));
}
