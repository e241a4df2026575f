import { Decimal, sum, ZERO } from '../money/decimal';
import type { LineTax } from '../tax/category';
import { leftOf, rateKey, type CreditableLine, type Left, type LeftOfLine } from './creditable-line';
import { groupByRate } from './rate-groups';

export { leftOf, rateKey } from './creditable-line';
export type { Basis, CreditableLine, Left, LeftOfLine } from './creditable-line';

/** An invoice as crediting sees it, read after its lock was held. `lines` are those of type item. */
export interface CreditableInvoice {
  readonly id: string;
  readonly number: string;
  readonly currency: string;
  /** Whether what its lines were agreed at is gross: then a share of a quantity is measured in gross. */
  readonly pricesIncludeTax: boolean;
  readonly gross: Decimal;
  readonly creditedGross: Decimal;
  readonly writtenOff: Decimal;
  readonly lines: readonly CreditableLine[];
}

export interface LeftOfRate extends Left {
  /** As `rateKey` writes it. */
  readonly rate: string;
  /** In the order of the key. */
  readonly taxes: readonly (LineTax & { readonly tax: Decimal })[];
}

/** `net` and `tax` are those of the lines; `gross` may be less than their sum, by what was written off. */
export interface Creditable extends Left {
  readonly lines: readonly (LeftOfLine &
    Pick<CreditableLine, 'id' | 'lineNo' | 'description'> & { readonly rate: string })[];
  readonly rates: readonly LeftOfRate[];
}

/** What can still be credited: per line, per rate and in all. A flat credit of `gross` takes all of it. */
export function creditable(invoice: CreditableInvoice): Creditable {
  const lines = invoice.lines.map((line) => ({
    id: line.id,
    lineNo: line.lineNo,
    description: line.description,
    rate: rateKey(line.taxes),
    ...leftOf(line),
  }));
  const rates = groupByRate(invoice.lines).map(({ key, taxes, left }) => ({
    rate: key,
    taxes: taxes.map((tax, column) => ({ ...tax, tax: left.taxes[column] ?? ZERO })),
    net: left.net,
    tax: left.tax,
    gross: left.gross,
  }));
  return {
    lines,
    rates,
    net: sum(lines.map(({ net }) => net)),
    tax: sum(lines.map(({ tax }) => tax)),
    gross: Decimal.max(ZERO, invoice.gross.minus(invoice.creditedGross).minus(invoice.writtenOff)),
  };
}
