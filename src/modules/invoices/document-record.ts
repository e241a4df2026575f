import type { DocumentFacts, PricedDocument, PricedLine } from '../../domain/documents/priced-document';
import { formatAmount, formatAmountText } from '../../domain/money/amount';
import type { Decimal } from '../../domain/money/decimal';
import { toBase } from '../../domain/money/exchange';
import type { TaxBreakdownRow } from '../../domain/tax/compute';

/** What invoices and credit notes record and show alike. Amounts are decimal strings in the document's currency. */
export interface TaxBreakdownRecord {
  category: string;
  rate: string;
  exemptionReason: string | null;
  taxable: string;
  tax: string;
}

export interface LineTaxRecord {
  category: string;
  rate: string;
  name: string | null;
  exemptionReason: string | null;
  tax: string;
}

type Facts = Pick<DocumentFacts, 'currency' | 'baseCurrency' | 'exchangeRate'>;
type Totals<T> = Readonly<Record<'net' | 'tax' | 'gross', T>>;

/** The columns of a document's amounts. */
export function amountsRecord(
  { totals, breakdown }: Pick<PricedDocument, 'totals' | 'breakdown'>,
  { currency, baseCurrency, exchangeRate }: Facts,
) {
  const money = (amount: Decimal): string => formatAmount(amount, currency);
  return {
    taxBreakdown: breakdown.map((row) => breakdownRecord(row, money)),
    net: money(totals.net),
    tax: money(totals.tax),
    gross: money(totals.gross),
    baseGross: formatAmount(toBase(totals.gross, exchangeRate, baseCurrency), baseCurrency),
  };
}

function breakdownRecord(row: TaxBreakdownRow, money: (amount: Decimal) => string): TaxBreakdownRecord {
  return {
    category: row.category,
    rate: row.rate.toFixed(),
    exemptionReason: row.exemptionReason,
    taxable: money(row.taxable),
    tax: money(row.tax),
  };
}

/** The columns of a line but those by which it is found. */
export function lineRecord(line: PricedLine, currency: string) {
  const money = (amount: Decimal): string => formatAmount(amount, currency);
  return {
    lineNo: line.lineNo,
    lineType: line.lineType,
    description: line.description,
    quantity: line.quantity?.toFixed() ?? null,
    unitPrice: line.unitPrice?.toFixed() ?? null,
    discount: money(line.discount),
    accountId: line.accountId,
    taxes: line.taxes.map((tax) => ({
      category: tax.category,
      rate: tax.rate.toFixed(),
      name: tax.name ?? null,
      exemptionReason: tax.exemptionReason ?? null,
      tax: money(tax.tax),
    })),
    net: money(line.net),
    tax: money(line.tax),
    gross: money(line.gross),
    dimensions: Object.keys(line.dimensions).length > 0 ? line.dimensions : null,
    priceId: line.priceId ?? null,
  };
}

/** The amounts of a document as the API shows them, with the minor digits of its currency. */
export function amountsView(
  document: Totals<string> & { readonly taxBreakdown: readonly TaxBreakdownRecord[] },
  currency: string,
) {
  const money = (amount: string): string => formatAmountText(amount, currency);
  return {
    taxBreakdown: document.taxBreakdown.map((row) => ({
      category: row.category,
      rate: row.rate,
      exemptionReason: row.exemptionReason,
      taxable: money(row.taxable),
      tax: money(row.tax),
    })),
    totals: { net: money(document.net), tax: money(document.tax), gross: money(document.gross) },
  };
}

type Line = Totals<string> & {
  readonly id: string;
  readonly lineNo: number;
  readonly lineType: string;
  readonly description: string;
  readonly quantity: string | null;
  readonly unitPrice: string | null;
  readonly discount: string;
  readonly taxes: readonly (LineTaxRecord & { readonly accountId?: string | null })[];
};

/** What a line shows first. To which VAT account a tax was posted is the journal's to tell. */
export function lineView(line: Line, currency: string) {
  const money = (amount: string): string => formatAmountText(amount, currency);
  const [first] = line.taxes;
  return {
    id: line.id,
    lineNo: line.lineNo,
    lineType: line.lineType,
    description: line.description,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    discount: money(line.discount),
    taxRate: first?.rate ?? null,
    taxCategory: first?.category ?? null,
    taxExemptionReason: first?.exemptionReason ?? null,
    taxes: line.taxes.map((tax) => ({
      category: tax.category,
      rate: tax.rate,
      name: tax.name,
      exemptionReason: tax.exemptionReason,
      tax: money(tax.tax),
    })),
    net: money(line.net),
    tax: money(line.tax),
    gross: money(line.gross),
  };
}
