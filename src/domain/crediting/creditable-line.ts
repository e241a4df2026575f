import { sum, ZERO, type Decimal } from '../money/decimal';
import { vatCode, type LineTax } from '../tax/category';

/** A line of an issued invoice and what live credits have taken of it. Amounts are positive, rounded, in the invoice's currency. */
export interface CreditableLine {
  readonly id: string;
  readonly lineNo: number;
  readonly description: string;
  readonly taxes: readonly LineTax[];
  readonly quantity: Decimal;
  readonly net: Decimal;
  /** Parallel to `taxes`. */
  readonly taxAmounts: readonly Decimal[];
  readonly credited: {
    readonly quantity: Decimal;
    /** The part of `net` that credits by quantity took. */
    readonly quantityNet: Decimal;
    /** The same of the gross: with the tax that stood on the line itself. */
    readonly quantityGross: Decimal;
    readonly net: Decimal;
    readonly taxes: readonly Decimal[];
  };
}

/** Whether an amount is meant without tax or with it. */
export type Basis = 'net' | 'gross';

export interface Left {
  readonly net: Decimal;
  readonly tax: Decimal;
  readonly gross: Decimal;
}

export interface LeftOfLine extends Left {
  readonly quantity: Decimal;
  /** Parallel to the line's taxes. */
  readonly taxes: Decimal[];
}

/** What live credits have left of a line. */
export function leftOf(line: CreditableLine): LeftOfLine {
  const net = line.net.minus(line.credited.net);
  const taxes = line.taxAmounts.map((amount, index) => amount.minus(line.credited.taxes[index] ?? ZERO));
  const tax = sum(taxes);
  return { quantity: line.quantity.minus(line.credited.quantity), net, taxes, tax, gross: net.plus(tax) };
}

/** The name under which lines that bear the same taxes are credited together, whatever their order: 'S20', 'S20+S5'. */
export function rateKey(taxes: readonly LineTax[]): string {
  return taxes
    .map(({ category, rate }) => vatCode(category, rate))
    .sort()
    .join('+');
}
