import type { Credit } from './crediting';
import { independentVat, roundedQuotient } from './independent-vat';
import type { Matches } from './matching';
import type { RetailInvoice, RetailNote } from './requests';

/** In pence, the sign of the document left out. */
export interface Amounts {
  readonly net: bigint;
  readonly tax: bigint;
}

interface RateOfInvoice {
  readonly net: bigint;
  readonly tax: bigint;
  creditedNet: bigint;
  creditedTax: bigint;
}

/**
 * What every document must come to, by a calculation of its own in whole pence. A credit that corrects an invoice takes, per rate,
 * the invoice's tax in proportion to the net credited so far, and all that is left when all of the net is credited.
 */
export class IndependentBooks {
  private readonly rates = new Map<string, RateOfInvoice>();
  readonly invoices: readonly Amounts[];

  constructor(invoices: readonly RetailInvoice[]) {
    this.invoices = invoices.map(({ request }) => {
      const { rows, net, tax } = independentVat(request.items);
      for (const row of rows) {
        this.rates.set(`${request.number} ${row.category} ${row.rate}`, {
          net: row.taxable,
          tax: row.tax,
          creditedNet: 0n,
          creditedTax: 0n,
        });
      }
      return { net, tax };
    });
  }

  /** Each credit once, in the order in which they are posted. */
  credit({ request }: Credit, sales: ReadonlyMap<string, SoldLine>): Amounts {
    if (!('invoiceId' in request)) return independentVat(request.items);
    const taken = new Map<RateOfInvoice, bigint>();
    for (const { invoiceLineId, quantity } of request.items) {
      const sale = sales.get(invoiceLineId);
      const rate = sale && this.rates.get(sale.rate);
      if (!sale || !rate) throw new Error(`${request.number}: the line ${invoiceLineId} was not sold`);
      const net = roundedQuotient(sale.net * BigInt(quantity), BigInt(sale.quantity));
      taken.set(rate, (taken.get(rate) ?? 0n) + net);
    }
    return [...taken].reduce((sum, [rate, net]) => add(sum, take(rate, net)), { net: 0n, tax: 0n });
  }
}

/** An invoice line by the service's id: its rate on its invoice, and its net of so many pieces. */
export interface SoldLine {
  readonly rate: string;
  readonly net: bigint;
  readonly quantity: number;
}

export function soldLines(
  invoices: readonly RetailInvoice[],
  lineIds: (invoice: number, line: number) => string,
): Map<string, SoldLine> {
  const sold = new Map<string, SoldLine>();
  invoices.forEach(({ request, lines }, i) =>
    request.items.forEach((item, n) => {
      const [row] = independentVat([item]).rows;
      const quantity = lines[n]?.quantity;
      if (!row || quantity === undefined) throw new Error(`${request.number} has no line ${n}`);
      const rate = `${request.number} ${row.category} ${row.rate}`;
      sold.set(lineIds(i, n), { rate, net: row.taxable, quantity });
    }),
  );
  return sold;
}

const add = (a: Amounts, b: Amounts): Amounts => ({ net: a.net + b.net, tax: a.tax + b.tax });

function take(rate: RateOfInvoice, net: bigint): Amounts {
  rate.creditedNet += net;
  const all = rate.creditedNet === rate.net;
  const due = all || rate.net === 0n ? rate.tax : roundedQuotient(rate.tax * rate.creditedNet, rate.net);
  const tax = due - rate.creditedTax;
  rate.creditedTax = due;
  return { net, tax };
}

/** How many cancellation lines take back a known sale, and how many are credited free-form. */
export function countMatches(
  notes: readonly RetailNote[],
  matches: Matches,
): { matched: number; free: number } {
  const lines = notes.reduce((sum, note) => sum + note.lines.length, 0);
  return { matched: matches.size, free: lines - matches.size };
}
