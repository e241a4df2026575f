import { DomainError, invalid } from '../errors';
import { belowLimit } from '../money/amount';
import { isCurrency } from '../money/currency';
import { ONE, ZERO, type Decimal } from '../money/decimal';
import { toBase } from '../money/exchange';
import { isPlainDate, type PlainDate } from '../periods/plain-date';
import type { LineTax } from '../tax/category';
import { computeTax, type TaxBreakdownRow, type TaxedLine } from '../tax/compute';
import { readLine, type DocumentItemInput, type LineType, type ReadLine } from './document-line';
import type { FieldErrors } from './field-errors';

export type { DocumentItemInput, LineType } from './document-line';

/** What any document is priced from beside its lines. `exchangeRate`: base units per ONE unit of `currency`, 1 in base. */
export interface DocumentFacts {
  currency: string;
  baseCurrency: string;
  exchangeRate: Decimal;
  issueDate: PlainDate;
  pricesIncludeTax: boolean;
}

/** A line with its amounts, positive, in the document's currency. Text lines and separators carry zeros. */
export interface PricedLine {
  lineNo: number;
  lineType: LineType;
  description: string;
  quantity: Decimal | null;
  unitPrice: Decimal | null;
  discount: Decimal;
  accountId: string | null;
  taxes: (LineTax & { tax: Decimal })[];
  net: Decimal;
  tax: Decimal;
  gross: Decimal;
  dimensions: Record<string, string>;
  priceId?: string;
  productId?: string;
}

export interface PricedDocument {
  lines: PricedLine[];
  breakdown: TaxBreakdownRow[];
  totals: { net: Decimal; tax: Decimal; gross: Decimal };
}

const MAX_RATE_DECIMALS = 12;
const NO_TAX: TaxedLine = { net: ZERO, tax: ZERO, gross: ZERO, taxes: [] };

/** Gathers what is wrong with the date and the rate. @throws DomainError `validation_failed` at once for an unknown currency. */
export function assertFacts(facts: DocumentFacts, errors: FieldErrors): void {
  if (!isCurrency(facts.currency)) throw invalid('currency', 'is not an ISO 4217 currency code');
  if (!isCurrency(facts.baseCurrency))
    throw new RangeError('The base currency is not an ISO 4217 currency code');
  if (!isPlainDate(facts.issueDate)) errors.add('issueDate', 'must be a date that exists, as YYYY-MM-DD');
  errors.capture(() => assertExchangeRate(facts));
}

/** Gathers what is wrong with the lines. The result has one for each item where nothing is. */
export function readItems(
  items: readonly DocumentItemInput[],
  currency: string,
  errors: FieldErrors,
): ReadLine[] {
  if (!items.some((item) => item.lineType === 'item'))
    errors.add('items', 'must hold at least one line of type item');
  return items.flatMap(
    (item, index) => errors.capture(() => readLine(item, `items.${index}`, currency)) ?? [],
  );
}

/**
 * Taxes lines that were read, in the order of their items, and adds them up.
 * @throws DomainError `validation_failed` when the total or its value in base reaches 10^15.
 */
export function priceItems(
  items: readonly DocumentItemInput[],
  read: readonly ReadLine[],
  facts: DocumentFacts,
): PricedDocument {
  const taxed = computeTax(
    read.filter((line) => line.taxes.length > 0),
    facts,
  );
  assertTotal(taxed.totals.gross, facts);
  return {
    lines: numberLines(items, read, taxed.lines),
    breakdown: taxed.breakdown,
    totals: taxed.totals,
  };
}

/** @throws DomainError `date_in_future` naming the field `issueDate`. */
export function assertNotInFuture(issueDate: PlainDate, today: PlainDate): void {
  if (issueDate <= today) return;
  throw new DomainError('date_in_future', `issueDate ${issueDate} is after today, ${today}`, {
    field: 'issueDate',
    date: issueDate,
    today,
  });
}

/** @throws DomainError `validation_failed` when a total, or its value in base, reaches 10^15. */
export function assertTotal(gross: Decimal, { exchangeRate, baseCurrency }: DocumentFacts): void {
  if (!belowLimit(gross)) throw invalid('items', 'must add up to less than 10^15');
  if (!belowLimit(toBase(gross, exchangeRate, baseCurrency))) {
    throw invalid('exchangeRate', `times the total must be below 10^15 ${baseCurrency}`);
  }
}

function numberLines(
  items: readonly DocumentItemInput[],
  lines: readonly ReadLine[],
  taxed: readonly TaxedLine[],
): PricedLine[] {
  let next = 0;
  return lines.map((line, index) => {
    const item = items[index];
    const { net, tax, gross, taxes } = (line.taxes.length > 0 ? taxed[next++] : undefined) ?? NO_TAX;
    return {
      lineNo: index + 1,
      lineType: item?.lineType ?? 'item',
      description: item?.description ?? '',
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discount: line.discount,
      accountId: item?.accountId ?? null,
      taxes: [...taxes],
      net,
      tax,
      gross,
      dimensions: { ...item?.dimensions },
      ...(item?.priceId === undefined ? {} : { priceId: item.priceId }),
      ...(item?.productId === undefined ? {} : { productId: item.productId }),
    };
  });
}

function assertExchangeRate({ currency, baseCurrency, exchangeRate: rate }: DocumentFacts): void {
  if (rate === ONE) return;
  if (!rate.isFinite() || !rate.greaterThan(0)) throw invalid('exchangeRate', 'must be greater than 0');
  if (!belowLimit(rate)) throw invalid('exchangeRate', 'must be below 10^15');
  if (rate.decimalPlaces() > MAX_RATE_DECIMALS) {
    throw invalid('exchangeRate', `must have at most ${MAX_RATE_DECIMALS} decimals`);
  }
  if (currency === baseCurrency && !rate.equals(1)) {
    throw invalid(
      'exchangeRate',
      `must be 1 or left out for a document in the base currency ${baseCurrency}`,
    );
  }
}
