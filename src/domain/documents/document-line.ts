import { invalid } from '../errors';
import { minorUnits } from '../money/currency';
import { ZERO, type Decimal } from '../money/decimal';
import { resolveLineTax, type LineTax } from '../tax/category';
import { FieldErrors, readNumber } from './field-errors';
import { lineAmount } from './line';

export type LineType = 'item' | 'text' | 'separator';

/** A line as the sender wrote it; numbers are decimal strings in major units, `discount` an amount for the line. */
export interface DocumentItemInput {
  lineType: LineType;
  description: string;
  quantity?: string;
  unitPrice?: string;
  discount?: string;
  accountId?: string | null;
  taxRate?: string;
  taxCategory?: string;
  taxExemptionReason?: string;
  taxes?: { rate?: string; category?: string; name?: string; exemptionReason?: string }[];
  dimensions?: Record<string, string>;
  /** The price of the catalogue that description and unit price come from. */
  priceId?: string;
  productId?: string;
}

/** A line whose numbers are read and checked. `amount` is in the tax basis of the document's prices. */
export interface ReadLine {
  quantity: Decimal | null;
  unitPrice: Decimal | null;
  discount: Decimal;
  amount: Decimal;
  taxes: readonly LineTax[];
}

const MAX_DECIMALS = 6;
const ITEM_FIELD_NAMES = { rate: 'taxRate', category: 'taxCategory', exemptionReason: 'taxExemptionReason' };
const ITEM_ONLY_FIELDS = [
  'quantity',
  'unitPrice',
  'discount',
  'accountId',
  'taxRate',
  'taxCategory',
  'taxExemptionReason',
  'taxes',
] as const;

/**
 * Reads one line of a document of trade. An item has a quantity above 0 and a unit price of 0 or more, both with at most 6
 * decimals, a discount in whole minor units, and either one tax of its own fields or a list of `taxes`. Text lines and separators
 * carry no numbers.
 * @throws DomainError `validation_failed` with every wrong field below `path`, e.g. 'items.3.quantity'.
 */
export function readLine(item: DocumentItemInput, path: string, currency: string): ReadLine {
  return item.lineType === 'item' ? readItem(item, path, currency) : readTextLine(item, path);
}

function readTextLine(item: DocumentItemInput, path: string): ReadLine {
  const errors = new FieldErrors();
  for (const name of ITEM_ONLY_FIELDS) {
    if (item[name] !== undefined && item[name] !== null) {
      errors.add(`${path}.${name}`, `is not allowed on a line of type ${item.lineType}`);
    }
  }
  if (item.lineType === 'text') assertDescription(item, path, errors);
  errors.throwIfAny();
  return { quantity: null, unitPrice: null, discount: ZERO, amount: ZERO, taxes: [] };
}

function readItem(item: DocumentItemInput, path: string, currency: string): ReadLine {
  const errors = new FieldErrors();
  assertDescription(item, path, errors);
  const quantity = errors.capture(() => readQuantity(item.quantity, `${path}.quantity`));
  const unitPrice = errors.capture(() => readRequired(item.unitPrice, `${path}.unitPrice`));
  const discount = errors.capture(() =>
    readNumber(item.discount ?? '0', `${path}.discount`, minorUnits(currency)),
  );
  const taxes = readTaxes(item, path, errors);
  const amount =
    quantity && unitPrice && discount
      ? errors.capture(() => lineAmount(quantity, unitPrice, discount, currency, path))
      : undefined;
  errors.throwIfAny();
  return {
    quantity: quantity ?? null,
    unitPrice: unitPrice ?? null,
    discount: discount ?? ZERO,
    amount: amount ?? ZERO,
    taxes,
  };
}

function assertDescription(item: DocumentItemInput, path: string, errors: FieldErrors): void {
  if (item.description.trim() === '') errors.add(`${path}.description`, 'must not be empty');
}

function readRequired(text: string | undefined, field: string): Decimal {
  if (text === undefined) throw invalid(field, 'is required');
  return readNumber(text, field, MAX_DECIMALS);
}

function readQuantity(text: string | undefined, field: string): Decimal {
  const quantity = readRequired(text, field);
  if (quantity.isZero()) throw invalid(field, 'must be greater than 0');
  return quantity;
}

function readTaxes(item: DocumentItemInput, path: string, errors: FieldErrors): LineTax[] {
  const { taxRate: rate, taxCategory: category, taxExemptionReason: exemptionReason, taxes } = item;
  if (taxes === undefined) {
    const tax = errors.capture(() =>
      resolveLineTax({ rate, category, exemptionReason }, path, ITEM_FIELD_NAMES),
    );
    return tax ? [tax] : [];
  }
  if (taxes.length === 0) errors.add(`${path}.taxes`, 'must hold at least one tax');
  if (rate !== undefined || category !== undefined || exemptionReason !== undefined) {
    errors.add(`${path}.taxes`, 'cannot stand beside taxRate, taxCategory or taxExemptionReason');
  }
  return taxes.flatMap((each, index) => {
    const tax = errors.capture(() => resolveLineTax(each, `${path}.taxes.${index}`));
    return tax ? [tax] : [];
  });
}
