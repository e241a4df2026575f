import { rounded, share, total, type Cents } from './cents';

/** In hundredths of a unit, in thousandths of a pound, in tenths of a per cent. */
export interface LineTerms {
  readonly quantity: bigint;
  readonly unitPrice: bigint;
  readonly rate: bigint;
}

export interface Line {
  readonly quantity: bigint;
  readonly rate: bigint;
  readonly net: Cents;
  /** Its own part of the tax where prices are gross; where they are net, tax is a matter of the rate. */
  readonly tax: Cents;
  readonly credited: {
    quantity: bigint;
    byQuantity: Cents;
    grossByQuantity: Cents;
    net: Cents;
    tax: Cents;
  };
}

/** What bears one rate of VAT, and what credits have taken of its tax. */
export interface Rate {
  readonly rate: bigint;
  readonly lines: readonly Line[];
  readonly net: Cents;
  readonly tax: Cents;
  creditedTax: Cents;
}

/** An issued invoice: what is due of it, and what is left of it to credit. */
export class InvoiceModel {
  status: 'issued' | 'voided' = 'issued';
  /** By the service, once it has issued it. */
  id = '';
  lineIds: readonly string[] = [];
  readonly lines: readonly Line[];
  readonly rates: readonly Rate[];
  readonly gross: Cents;
  due: Cents;
  creditedGross = 0n;
  writtenOff = 0n;

  constructor(
    readonly customer: number,
    readonly terms: readonly LineTerms[],
    readonly pricesIncludeTax: boolean,
  ) {
    const amounts = terms.map(({ quantity, unitPrice }) => rounded(quantity * unitPrice, 1000n));
    const nets = [...amounts];
    const rates = [...new Set(terms.map(({ rate }) => rate))].map((rate) => {
      const members = terms.flatMap((line, index) => (line.rate === rate ? [index] : []));
      const own = members.map((index) => amounts[index] ?? 0n);
      const sum = total(own);
      const tax = pricesIncludeTax ? rounded(sum * rate, 1000n + rate) : rounded(sum * rate, 1000n);
      if (pricesIncludeTax)
        share(tax, own).forEach((part, at) => (nets[members[at] ?? 0] = (own[at] ?? 0n) - part));
      return { rate, members, tax };
    });
    this.lines = terms.map(({ quantity, rate }, index) => ({
      quantity,
      rate,
      net: nets[index] ?? 0n,
      tax: (amounts[index] ?? 0n) - (nets[index] ?? 0n),
      credited: { quantity: 0n, byQuantity: 0n, grossByQuantity: 0n, net: 0n, tax: 0n },
    }));
    this.rates = rates.map(({ rate, members, tax }) => {
      const lines = this.lines.filter((_, index) => members.includes(index));
      return { rate, lines, tax, net: total(lines.map(({ net }) => net)), creditedTax: 0n };
    });
    this.gross = total(this.rates.map(({ net, tax }) => net + tax));
    this.due = this.gross;
  }

  get settled(): Cents {
    return this.status === 'voided' ? 0n : this.gross - this.due - this.writtenOff;
  }

  /** The gross that can still be credited. */
  get leftToCredit(): Cents {
    const left = this.gross - this.creditedGross - this.writtenOff;
    return left > 0n ? left : 0n;
  }

  get paymentStatus(): string {
    if (this.settled === 0n) return 'unpaid';
    return this.due === 0n && this.writtenOff === 0n ? 'paid' : 'partially_paid';
  }

  get creditStatus(): string {
    if (this.creditedGross === 0n) return 'none';
    return this.creditedGross < this.gross ? 'partially_credited' : 'credited';
  }
}

export const leftNet = ({ net, credited }: Line): Cents => net - credited.net;
export const leftGross = (line: Line): Cents => leftNet(line) + line.tax - line.credited.tax;
export const leftNetOf = ({ lines }: Rate): Cents => total(lines.map(leftNet));
export const leftTaxOf = ({ tax, creditedTax }: Rate): Cents => tax - creditedTax;
export const leftGrossOf = (rate: Rate): Cents => leftNetOf(rate) + leftTaxOf(rate);
