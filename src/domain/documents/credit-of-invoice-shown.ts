import type { CreditRow } from '../crediting/resolve';
import { roundAmount } from '../money/amount';
import { Decimal, sum, ZERO } from '../money/decimal';
import { vatCode, type LineTax } from '../tax/category';
import type { TaxedLine } from '../tax/compute';
import type { CreditNoteFacts, CreditNoteLine } from './credit-note';
import type { CorrectedInvoice, ReadCreditLine } from './credit-of-invoice-line';

const ONE = new Decimal(1);
const PRICE_DECIMALS = 6;

/** The sum of rows, whose taxes are those of the invoice's lines: the same set, be it in another order. */
export function taxed(rows: readonly CreditRow[], invoice: CorrectedInvoice): TaxedLine {
  const taxes = new Map<string, LineTax & { tax: Decimal }>();
  for (const row of rows) {
    const occurrences = new Map<string, number>();
    invoice.lines.get(row.invoiceLineId)?.taxes.forEach((each, position) => {
      const code = vatCode(each.category, each.rate);
      const occurrence = occurrences.get(code) ?? 0;
      occurrences.set(code, occurrence + 1);
      const key = `${code} ${occurrence}`;
      const tax = (taxes.get(key)?.tax ?? ZERO).plus(row.taxes[position] ?? ZERO);
      taxes.set(key, { ...each, ...taxes.get(key), tax });
    });
  }
  const net = sum(rows.map((row) => row.net));
  const tax = sum(rows.map((row) => row.tax));
  return { net, tax, gross: net.plus(tax), taxes: [...taxes.values()] };
}

export function textLine({ item, read }: ReadCreditLine, lineNo: number): CreditNoteLine {
  return {
    lineNo,
    lineType: item.lineType,
    description: item.description,
    quantity: read?.quantity ?? null,
    unitPrice: read?.unitPrice ?? null,
    discount: ZERO,
    accountId: null,
    taxes: [],
    net: ZERO,
    tax: ZERO,
    gross: ZERO,
    dimensions: {},
  };
}

/** What stands on the note of a line that was sent: its own words and price, or those of the line of the invoice. */
export function shownLine(
  { item, form, read, of }: ReadCreditLine,
  amounts: TaxedLine,
  lineNo: number,
  facts: CreditNoteFacts,
  invoice: CorrectedInvoice,
): CreditNoteLine {
  const common = { lineNo, lineType: item.lineType, ...amounts, taxes: [...amounts.taxes] };
  if (!of) {
    return {
      ...common,
      description: item.description,
      quantity: read?.quantity ?? ONE,
      unitPrice: read?.unitPrice ?? ZERO,
      discount: read?.discount ?? ZERO,
      accountId: null,
      taxes:
        amounts.taxes.length > 0
          ? [...amounts.taxes]
          : (read?.taxes ?? []).map((tax) => ({ ...tax, tax: ZERO })),
      dimensions: {},
      ...(item.priceId === undefined ? {} : { priceId: item.priceId }),
    };
  }
  const amount = facts.pricesIncludeTax ? amounts.gross : amounts.net;
  const quantity = form?.form === 'quantity' ? form.quantity : ONE;
  const sameBasis =
    facts.pricesIncludeTax === invoice.creditable.pricesIncludeTax && form?.form === 'quantity';
  return {
    ...common,
    description: item.description.trim() === '' ? of.description : item.description,
    quantity,
    ...priced(quantity, amount, sameBasis ? of.unitPrice : null, facts.currency),
    accountId: of.accountId,
    dimensions: { ...of.dimensions },
    invoiceLineId: of.id,
  };
}

export function flatLine(
  description: string,
  amounts: TaxedLine,
  lineNo: number,
  { pricesIncludeTax }: CreditNoteFacts,
): CreditNoteLine {
  return {
    lineNo,
    lineType: 'item',
    description,
    quantity: ONE,
    unitPrice: pricesIncludeTax ? amounts.gross : amounts.net,
    discount: ZERO,
    accountId: null,
    ...amounts,
    taxes: [...amounts.taxes],
    dimensions: {},
  };
}

/** A unit price and a discount from which the amount follows: the invoice's price where it can be, less its share of discount. */
function priced(
  quantity: Decimal,
  amount: Decimal,
  unitPrice: Decimal | null,
  currency: string,
): { unitPrice: Decimal; discount: Decimal } {
  const discount = unitPrice && roundAmount(quantity.times(unitPrice).minus(amount), currency);
  if (unitPrice && discount && !discount.lessThan(0)) return { unitPrice, discount };
  return { unitPrice: amount.div(quantity).toDecimalPlaces(PRICE_DECIMALS), discount: ZERO };
}
