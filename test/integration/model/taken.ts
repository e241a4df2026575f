import { total, type Cents } from './cents';
import type { InvoiceModel, Line } from './invoice-model';

const COUNTERS = ['quantity', 'byQuantity', 'grossByQuantity', 'net', 'tax'] as const;

interface Credited {
  readonly lines: readonly Readonly<Line['credited']>[];
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
  const lines = now.lines.map((line, index) => {
    const part = { ...line };
    for (const each of COUNTERS) part[each] -= before.lines[index]?.[each] ?? 0n;
    return part;
  });
  const taxes = now.taxes.map((tax, index) => tax - (before.taxes[index] ?? 0n));
  const [net, tax] = [total(lines.map((line) => line.net)), total(taxes)];
  return { lines, taxes, net, tax, gross: net + tax };
}

export function giveBack(invoice: InvoiceModel, { lines, taxes }: Credited): void {
  invoice.lines.forEach(({ credited }, index) => {
    const part = lines[index];
    for (const each of COUNTERS) credited[each] -= part?.[each] ?? 0n;
  });
  invoice.rates.forEach((rate, index) => (rate.creditedTax -= taxes[index] ?? 0n));
}
