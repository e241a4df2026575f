import { splitCredit, type AskedSplit, type Split } from '../crediting/split';
import { DomainError, invalid } from '../errors';
import { AMOUNT_LIMIT } from '../money/amount';
import { isCurrency, minorUnits } from '../money/currency';
import { ZERO, type Decimal } from '../money/decimal';
import { toBase } from '../money/exchange';
import { isPlainDate, type PlainDate } from '../periods/plain-date';
import type { LineTax } from '../tax/category';
import { computeTax, type TaxBreakdownRow, type TaxedLine } from '../tax/compute';
import { readLine, type CreditNoteItemInput, type LineType, type ReadLine } from './credit-note-line';
import { FieldErrors, readNumber } from './field-errors';

export type { CreditNoteItemInput, LineType } from './credit-note-line';

/** What a credit note is decided from beside its lines. `exchangeRate`: base units per ONE unit of `currency`, 1 in base. */
export interface CreditNoteFacts {
  currency: string;
  baseCurrency: string;
  exchangeRate: Decimal;
  issueDate: PlainDate;
  today: PlainDate;
  pricesIncludeTax: boolean;
  split: { refundAmount?: string; creditAmount?: string; outOfBandAmount?: string };
}

/** A line of a credit note, amounts positive: the sign is the document's. Text lines and separators carry zeros. */
export interface CreditNoteLine {
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
  /** The line of the invoice that it names; a free-form line is spread over several and names none. */
  invoiceLineId?: string;
}

export interface DecidedCreditNote {
  lines: CreditNoteLine[];
  breakdown: TaxBreakdownRow[];
  totals: { net: Decimal; tax: Decimal; gross: Decimal };
  split: Split;
}

const MAX_RATE_DECIMALS = 12;
const NO_TAX: TaxedLine = { net: ZERO, tax: ZERO, gross: ZERO, taxes: [] };

/**
 * Decides a credit note that corrects no invoice: its lines, tax, totals and split, all in the document's currency, rounded
 * to its minor unit half away from zero. Nothing is due without an invoice, so the whole gross is post-payment.
 * @throws DomainError `validation_failed` with every wrong field of the request ('items.3.quantity', 0-based), also when the
 * total or its value in base reaches 10^15; `date_in_future`; `split_mismatch`.
 */
export function decideCreditNote(
  items: readonly CreditNoteItemInput[],
  facts: CreditNoteFacts,
): DecidedCreditNote {
  assertCurrencies(facts);
  const errors = new FieldErrors();
  if (!isPlainDate(facts.issueDate)) errors.add('issueDate', 'must be a date that exists, as YYYY-MM-DD');
  errors.capture(() => assertExchangeRate(facts));
  const asked = readSplit(facts, errors);
  if (!items.some((item) => item.lineType === 'item'))
    errors.add('items', 'must hold at least one line of type item');
  const read = items.map((item, index) =>
    errors.capture(() => readLine(item, `items.${index}`, facts.currency)),
  );
  errors.throwIfAny();
  assertNotInFuture(facts);

  const lines = read.filter((line) => line !== undefined);
  const priced = lines.filter((line) => line.taxes.length > 0);
  const taxed = computeTax(priced, facts);
  assertTotal(taxed.totals.gross, facts);
  return {
    lines: numberLines(items, lines, taxed.lines),
    breakdown: taxed.breakdown,
    totals: taxed.totals,
    split: splitCredit(taxed.totals.gross, ZERO, asked, facts.currency),
  };
}

function numberLines(
  items: readonly CreditNoteItemInput[],
  lines: readonly ReadLine[],
  taxed: readonly TaxedLine[],
): CreditNoteLine[] {
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
    };
  });
}

export function readSplit({ split, currency }: CreditNoteFacts, errors: FieldErrors): AskedSplit {
  const read = (name: keyof AskedSplit): Decimal | undefined => {
    const text = split[name];
    return text === undefined
      ? undefined
      : errors.capture(() => readNumber(text, name, minorUnits(currency)));
  };
  return {
    refundAmount: read('refundAmount'),
    creditAmount: read('creditAmount'),
    outOfBandAmount: read('outOfBandAmount'),
  };
}

function assertCurrencies({ currency, baseCurrency }: CreditNoteFacts): void {
  if (!isCurrency(currency)) throw invalid('currency', 'is not an ISO 4217 currency code');
  if (!isCurrency(baseCurrency)) throw new RangeError('The base currency is not an ISO 4217 currency code');
}

function assertExchangeRate({ currency, baseCurrency, exchangeRate }: CreditNoteFacts): void {
  const rate = exchangeRate;
  if (!rate.isFinite() || !rate.greaterThan(0)) throw invalid('exchangeRate', 'must be greater than 0');
  if (rate.greaterThanOrEqualTo(AMOUNT_LIMIT)) throw invalid('exchangeRate', 'must be below 10^15');
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

function assertNotInFuture({ issueDate, today }: CreditNoteFacts): void {
  if (issueDate <= today) return;
  throw new DomainError('date_in_future', `issueDate ${issueDate} is after today, ${today}`, {
    field: 'issueDate',
    date: issueDate,
    today,
  });
}

function assertTotal(gross: Decimal, { exchangeRate, baseCurrency }: CreditNoteFacts): void {
  if (gross.greaterThanOrEqualTo(AMOUNT_LIMIT)) throw invalid('items', 'must add up to less than 10^15');
  if (toBase(gross, exchangeRate, baseCurrency).greaterThanOrEqualTo(AMOUNT_LIMIT)) {
    throw invalid('exchangeRate', `times the total must be below 10^15 ${baseCurrency}`);
  }
}
